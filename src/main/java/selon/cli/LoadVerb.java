// selon load
package selon.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.system.Txn;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import selon.store.Bundle;
import selon.store.Database;
import selon.store.Gate;
import selon.store.GraphNames;
import selon.store.Iri;

/** Puts files into a database, if the rules accept them. */
@Command(name = "load", mixinStandardHelpOptions = true,
        description = "Puts files into the database, each in place of the graph of its name, if the shapes accept "
                + "them together; if not, each file that is accepted by itself, and none of the others.")
final class LoadVerb implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private Where where;

    @Option(names = "--graph", paramLabel = "IRI",
            description = "The graph for triples that name none, instead of the one that the file's name gives.")
    private String graph;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Turtle, TriG, N-Triples, N-Quads, JSON-LD or "
            + "RDF/XML, with .gz after it when compressed.")
    private List<Path> paths;

    @Override
    public Integer call() {
        Optional<Node> named = Optional.ofNullable(graph).map(Iri::required);
        List<Bundle> files = paths.stream()
                .map(path -> Bundle.read(List.of(path), file -> named.orElseGet(() -> GraphNames.ofData(file))))
                .toList();
        Shipped shipped = new Shipped();
        try (Database database = shipped.open(where.folder())) {
            Bundle together = files.stream().reduce(Bundle::with).orElseThrow();
            if (files.size() > 1 && commit(shipped.gate(), database.dataset(), together)) {
                return Selon.FINE;
            }
            boolean accepted = true;
            for (Bundle file : files) {
                accepted &= commit(shipped.gate(), database.dataset(), file) || refused(shipped, database, file);
            }
            return accepted ? Selon.FINE : Selon.REFUSED;
        }
    }

    private boolean commit(Gate gate, DatasetGraph dataset, Bundle files) {
        boolean accepted = gate.replace(dataset, files.graphs()).accepts();
        if (accepted) {
            files.files().forEach(file -> spec.commandLine().getOut()
                    .println(file.path() + ": loaded, " + file.quads().stream().count() + " triples"));
        }
        return accepted;
    }

    /** Says why; it is judged once more, since the files before it may be what it was waiting for. */
    private boolean refused(Shipped shipped, Database database, Bundle file) {
        Map<Node, Graph> before = Txn.calculateRead(database.dataset(), () -> graphs(database.dataset()));
        Gate.Verdict verdict = Txn.calculateRead(database.dataset(),
                () -> shipped.gate().judge(database.dataset(), file.graphs()));
        spec.commandLine().getErr().println(file.files().get(0).path() + ": refused; nothing of it was loaded");
        new Report(spec.commandLine().getErr(), 1, finding -> file.place(finding, before))
                .print(verdict.findings());
        return false;
    }

    private static Map<Node, Graph> graphs(DatasetGraph dataset) {
        Map<Node, Graph> graphs = new HashMap<>();
        dataset.listGraphNodes().forEachRemaining(name -> {
            Graph copy = GraphFactory.createDefaultGraph();
            dataset.getGraph(name).find().forEachRemaining(copy::add);
            graphs.put(name, copy);
        });
        return graphs;
    }
}
