// What is uncontested, for Wikidata.
package selon.handoff;

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

import selon.store.Resources;
import selon.vocab.Namespaces;

/**
 * Statements in version 1 of QuickStatements, one a line, fields divided by tabs: what is uncontested, said outright, linked
 * to Wikidata and expressible there. A line has one reference: the address of a document that says it (S854), the item of
 * its publisher (S248) where that is linked, and the day on which it was recorded here (S813). Where several documents say
 * it, the line comes once for each.
 *
 * @param lines   the lines
 * @param leftOut what is uncontested and is not among them
 */
public record QuickStatements(List<String> lines, List<LeftOut> leftOut) {

    private static final String QUERY = Resources.text("/handoff/statements.rq");
    private static final Node WIKIDATA = NodeFactory.createURI(Namespaces.ID + "org/wikidata");
    private static final Node COMPLETED = NodeFactory.createURI(Namespaces.SELON + "Completed");

    /** Says that something is left out. */
    private static final class Out extends RuntimeException {
        private final LeftOut.Reason reason;

        Out(LeftOut.Reason reason) {
            super(null, null, false, false);
            this.reason = reason;
        }
    }

    /** Those of a dataset, inside a transaction. */
    public static QuickStatements of(DatasetGraph dataset) {
        Items items = new Items(dataset);
        Map<Node, List<Binding>> byAssertable = new LinkedHashMap<>();
        try (QueryExec execution = QueryExec.dataset(dataset).query(QUERY).build()) {
            RowSet rows = execution.select();
            rows.forEachRemaining(row -> byAssertable.computeIfAbsent(row.get("about"), about -> new ArrayList<>()).add(row));
        }
        List<String> lines = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        byAssertable.forEach((about, rows) -> {
            try {
                lines.addAll(lines(rows, items));
            } catch (Out out) {
                leftOut.add(new LeftOut(about, out.reason));
            }
        });
        return new QuickStatements(lines.stream().distinct().toList(), leftOut);
    }

    private static List<String> lines(List<Binding> rows, Items items) {
        List<String> lines = new ArrayList<>();
        boolean fromThere = false;
        for (Binding row : rows) {
            if (isTheirs(row)) {
                fromThere = true;
                continue;
            }
            String statement = statement(row, items);
            text(row, "url").flatMap(Value::address).ifPresent(url -> lines.add(statement + "\tS854\t" + url
                    + Optional.ofNullable(row.get("publisher")).flatMap(items::of).map(item -> "\tS248\t" + item).orElse("")
                    + text(row, "recorded").map(time -> time.substring(0, "2018-04-20".length())).flatMap(Value::time)
                            .map(day -> "\tS813\t" + day).orElse("")));
        }
        if (lines.isEmpty()) {
            throw new Out(fromThere ? LeftOut.Reason.THEIRS : LeftOut.Reason.SOURCE);
        }
        return lines;
    }

    /** Whether a document is Wikidata's own, or a sister's: what it says is no reference there. */
    private static boolean isTheirs(Binding row) {
        return WIKIDATA.equals(row.get("publisher")) || text(row, "url").filter(url -> url.matches(
                "https?://([^/]+\\.)?(wikidata|wikipedia|wikimedia)\\.org(/.*)?")).isPresent();
    }

    private static String statement(Binding row, Items items) {
        Property property = Property.of(row.get("predicate")).orElseThrow(() -> new Out(LeftOut.Reason.PROPERTY));
        String subject = items.of(row.get("subject")).orElseThrow(() -> new Out(LeftOut.Reason.SUBJECT));
        if (property == Property.OWNED_BY && row.get("from") == null && !COMPLETED.equals(row.get("status"))) {
            throw new Out(LeftOut.Reason.NOT_COMPLETED);
        }
        StringBuilder line = new StringBuilder(subject + "\t" + property.number() + "\t" + value(row, property, items));
        qualify(line, Property.START, text(row, "from").flatMap(Value::time));
        qualify(line, Property.END, text(row, "until").flatMap(Value::time));
        qualify(line, Property.POINT_IN_TIME, text(row, "on").flatMap(Value::time));
        qualify(line, Property.PROPORTION, text(row, "stake").flatMap(Value::proportion));
        return line.toString();
    }

    private static void qualify(StringBuilder line, String property, Optional<String> value) {
        value.ifPresent(written -> line.append('\t').append(property).append('\t').append(written));
    }

    private static String value(Binding row, Property property, Items items) {
        Node object = row.get("object");
        if (property.kind() == Property.Kind.ITEM) {
            return items.of(object).orElseThrow(() -> new Out(LeftOut.Reason.VALUE));
        }
        Optional<String> literal = Optional.of(object).filter(Node::isLiteral).map(Node::getLiteralLexicalForm);
        Optional<String> value = switch (property.kind()) {
            case TIME -> literal.flatMap(Value::time);
            case NUMBER -> literal.flatMap(Value::number);
            case TEXT -> literal.map(Value::text);
            case TEXT_IN_A_LANGUAGE -> literal.flatMap(words -> Value.text(object));
            case ADDRESS -> literal.or(() -> Optional.of(object).filter(Node::isURI).map(Node::getURI)).flatMap(Value::address);
            default -> text(row, "amount").flatMap(amount -> text(row, "currency").flatMap(currency -> Value.money(amount, currency)));
        };
        return value.orElseThrow(() -> new Out(LeftOut.Reason.FORM));
    }

    private static Optional<String> text(Binding row, String variable) {
        return Optional.ofNullable(row.get(variable)).map(node -> node.isLiteral() ? node.getLiteralLexicalForm() : node.toString());
    }
}
