package selon.app.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import selon.core.ledger.ChangeGraph;
import selon.core.ledger.Ledger;
import selon.core.ledger.LedgerEntry;
import selon.core.store.Database;
import selon.core.store.HistoryPoint;
import selon.core.vocab.IriArgument;

/** Lists changes, or prints one of them. */
@Command(name = "history", mixinStandardHelpOptions = true,
        description = "Lists the changes, the latest first: number, time, author, triples added and removed (without derived "
                + "ones), graphs, and the author's reason. With a number, prints that change as an RDF Patch.")
final class HistoryVerb implements Callable<Integer> {

    /** The output formats. */
    enum HistoryFormat {
        /** Text for people. */
        table,
        /** A JSON array of objects. */
        json
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private ExistingDatabaseOption where;

    @Parameters(arity = "0..1", paramLabel = "NUMBER", description = "The number of a change; or a time or a day, which means the "
            + "last change until then.")
    private String number;

    @Option(names = "--graph", paramLabel = "IRI", description = "List only changes of this graph, such as "
            + "doc:reuters-alibaba-c-sky.")
    private String graph;

    @Option(names = "--thing", paramLabel = "IRI", description = "List only changes that affect what is stated or derived about "
            + "this thing, such as motivation:c-sky-us-ban.")
    private String thing;

    @Option(names = "--limit", defaultValue = "20", paramLabel = "N", description = "The most changes to list (default: "
            + "${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--format", defaultValue = "table", paramLabel = "FORMAT",
            description = "The output format, table or json (default: ${DEFAULT-VALUE}).")
    private HistoryFormat format;

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new ParameterException(spec.commandLine(), "--limit takes 1 or more, not " + limit + ".");
        }
        Optional<Node> ofGraph = Optional.ofNullable(graph).map(IriArgument::required);
        Optional<Node> ofThing = Optional.ofNullable(thing).map(IriArgument::required);
        try (Database database = where.open()) {
            DatasetGraph dataset = database.dataset();
            Txn.executeRead(dataset, () -> {
                List<LedgerEntry> entries = number == null ? entries(dataset, ofGraph, ofThing)
                        : List.of(entry(dataset, HistoryPoint.number(dataset, number)));
                print(entries, database.ledger());
            });
        }
        return Selon.FINE;
    }

    private List<LedgerEntry> entries(DatasetGraph dataset, Optional<Node> ofGraph, Optional<Node> ofThing) {
        Stream<LedgerEntry> all = ChangeGraph.numbers(dataset, ofGraph.or(() -> ofThing)).map(each -> entry(dataset, each));
        return all.filter(entry -> ofGraph.map(entry.graphs()::contains).orElse(true))
                .filter(entry -> ofThing.map(entry.things()::contains).orElse(true))
                .limit(limit + 1L).toList();
    }

    private static LedgerEntry entry(DatasetGraph dataset, long number) {
        return ChangeGraph.read(dataset, number).orElseThrow();
    }

    private void print(List<LedgerEntry> entries, Ledger ledger) {
        PrintWriter out = spec.commandLine().getOut();
        ChangePrinter text = new ChangePrinter(out);
        List<LedgerEntry> shown = entries.subList(0, Math.min(limit, entries.size()));
        if (format == HistoryFormat.json) {
            out.print(ChangePrinter.json(shown));
            out.flush();
        } else if (number != null) {
            text.whole(entries.get(0), ledger);
        } else {
            shown.forEach(text::brief);
            if (entries.isEmpty()) {
                out.println("No change.");
            } else if (entries.size() > limit) {
                out.println("Older ones with --limit " + 2 * limit + " or more.");
            }
        }
    }
}
