package selon.wikidata.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;

import selon.core.vocab.Kind;
import selon.core.vocab.Namespaces;
import selon.core.vocab.Resources;

/**
 * Statements for Wikidata in version 1 of QuickStatements, one per line, with tab-separated fields. A statement is
 * exported when it is uncontested and unhedged, its things are linked to Wikidata, and Wikidata can express it. Each
 * line has one reference: the address of a document that states it (S854), the item of the document's publisher (S248)
 * when it is linked, and the day on which Selon recorded it (S813). A statement with several documents gives one line
 * for each.
 *
 * @param lines the lines
 * @param leftOut the uncontested statements that are not exported
 */
public record QuickStatements(List<String> lines, List<LeftOutStatement> leftOut) {

    private static final String QUERY = Resources.text("/selon/wikidata/export/statements.rq");
    private static final Node WIKIDATA = NodeFactory.createURI(Kind.ORGANISATION.namespace() + "wikidata");
    private static final Node COMPLETED = NodeFactory.createURI(Namespaces.SELON + "Completed");

    /**
     * Leaves a statement out.
     *
     * @see LeftOutStatement.Reason
     */
    private static final class LeftOut extends RuntimeException {
        private final LeftOutStatement.Reason reason;

        LeftOut(LeftOutStatement.Reason reason) {
            super(null, null, false, false);
            this.reason = reason;
        }
    }

    /** Exports a dataset, inside a transaction. */
    public static QuickStatements of(DatasetGraph dataset) {
        WikidataLinks items = new WikidataLinks(dataset);
        Map<Node, List<Binding>> byAssertable = new LinkedHashMap<>();
        try (QueryExec execution = QueryExec.dataset(dataset).query(QUERY).build()) {
            RowSet rows = execution.select();
            rows.forEachRemaining(row -> byAssertable.computeIfAbsent(row.get("about"), about -> new ArrayList<>()).add(row));
        }
        List<String> lines = new ArrayList<>();
        List<LeftOutStatement> leftOut = new ArrayList<>();
        byAssertable.forEach((about, rows) -> {
            try {
                lines.addAll(lines(rows, items));
            } catch (LeftOut out) {
                leftOut.add(new LeftOutStatement(about, out.reason));
            }
        });
        return new QuickStatements(lines.stream().distinct().toList(), leftOut);
    }

    private static List<String> lines(List<Binding> rows, WikidataLinks items) {
        List<String> lines = new ArrayList<>();
        boolean fromWikimedia = false;
        for (Binding row : rows) {
            if (isWikimedia(row)) {
                fromWikimedia = true;
                continue;
            }
            String statement = statement(row, items);
            text(row, "url").flatMap(QuickStatementsValue::address).ifPresent(url -> lines.add(statement + "\tS854\t" + url
                    + Optional.ofNullable(row.get("publisher")).flatMap(items::of).map(item -> "\tS248\t" + item).orElse("")
                    + text(row, "recorded").map(time -> time.substring(0, "2018-04-20".length())).flatMap(QuickStatementsValue::time)
                            .map(day -> "\tS813\t" + day).orElse("")));
        }
        if (lines.isEmpty()) {
            throw new LeftOut(fromWikimedia ? LeftOutStatement.Reason.THEIRS : LeftOutStatement.Reason.SOURCE);
        }
        return lines;
    }

    /**
     * Tells whether a document belongs to Wikidata or another Wikimedia project. Wikidata does not accept those as
     * references.
     */
    private static boolean isWikimedia(Binding row) {
        return WIKIDATA.equals(row.get("publisher")) || text(row, "url").filter(url -> url.matches(
                "https?://([^/]+\\.)?(wikidata|wikipedia|wikimedia)\\.org(/.*)?")).isPresent();
    }

    private static String statement(Binding row, WikidataLinks items) {
        WikidataProperty property = WikidataProperty.of(row.get("predicate"))
                .orElseThrow(() -> new LeftOut(LeftOutStatement.Reason.PROPERTY));
        String subject = items.of(row.get("subject")).orElseThrow(() -> new LeftOut(LeftOutStatement.Reason.SUBJECT));
        if (property == WikidataProperty.OWNED_BY && row.get("from") == null && !COMPLETED.equals(row.get("status"))) {
            throw new LeftOut(LeftOutStatement.Reason.NOT_COMPLETED);
        }
        StringBuilder line = new StringBuilder(subject + "\t" + property.number() + "\t" + value(row, property, items));
        qualify(line, WikidataProperty.START, text(row, "from").flatMap(QuickStatementsValue::time));
        qualify(line, WikidataProperty.END, text(row, "until").flatMap(QuickStatementsValue::time));
        qualify(line, WikidataProperty.POINT_IN_TIME, text(row, "on").flatMap(QuickStatementsValue::time));
        qualify(line, WikidataProperty.PROPORTION, text(row, "stake").flatMap(QuickStatementsValue::proportion));
        return line.toString();
    }

    private static void qualify(StringBuilder line, String property, Optional<String> value) {
        value.ifPresent(written -> line.append('\t').append(property).append('\t').append(written));
    }

    private static String value(Binding row, WikidataProperty property, WikidataLinks items) {
        Node object = row.get("object");
        if (property.kind() == WikidataProperty.ValueKind.ITEM) {
            return items.of(object).orElseThrow(() -> new LeftOut(LeftOutStatement.Reason.VALUE));
        }
        Optional<String> literal = Optional.of(object).filter(Node::isLiteral).map(Node::getLiteralLexicalForm);
        Optional<String> value = switch (property.kind()) {
            case TIME -> literal.flatMap(QuickStatementsValue::time);
            case NUMBER -> literal.flatMap(QuickStatementsValue::number);
            case TEXT -> literal.map(QuickStatementsValue::text);
            case TEXT_IN_A_LANGUAGE -> literal.flatMap(words -> QuickStatementsValue.text(object));
            case ADDRESS -> literal.or(() -> Optional.of(object).filter(Node::isURI).map(Node::getURI))
                    .flatMap(QuickStatementsValue::address);
            default -> text(row, "amount").flatMap(amount -> text(row, "currency")
                    .flatMap(currency -> QuickStatementsValue.money(amount, currency)));
        };
        return value.orElseThrow(() -> new LeftOut(LeftOutStatement.Reason.FORM));
    }

    private static Optional<String> text(Binding row, String variable) {
        return Optional.ofNullable(row.get(variable)).map(node -> node.isLiteral() ? node.getLiteralLexicalForm() : node.toString());
    }
}
