package selon.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

import org.apache.jena.graph.Node;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import selon.core.rdf.SourceFile;
import selon.core.rdf.SourceFileSet;
import selon.core.store.Database;
import selon.core.store.Gate;
import selon.core.store.Proposal;
import selon.core.vocab.GraphNames;
import selon.core.vocab.IriArgument;

/** Loads files into a database, if the rules accept them. */
@Command(name = "load", mixinStandardHelpOptions = true,
        description = "Loads files into the database. Each file replaces the graph of its name. If the shapes refuse the files "
                + "together, each file that they accept alone is loaded, and the others are not.")
final class LoadVerb implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private DatabaseOption where;

    @Option(names = "--graph", paramLabel = "IRI",
            description = "The graph for triples that name none (default: the graph that the file's name gives).")
    private String graph;

    @Option(names = "--reason", paramLabel = "TEXT", description = "The reason in your own words, which the history shows.")
    private String reason;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files in Turtle, TriG, N-Triples, N-Quads, JSON-LD or "
            + "RDF/XML, with .gz after it when compressed.")
    private List<Path> paths;

    @Override
    public Integer call() {
        Optional<Node> named = Optional.ofNullable(graph).map(IriArgument::required);
        Function<Path, Node> naming = file -> named.orElseGet(() -> GraphNames.ofData(file));
        SourceFileSet together = SourceFileSet.data(paths, naming);
        Bootstrap shipped = new Bootstrap();
        try (Database database = shipped.open(where.folder())) {
            Gate gate = shipped.gate(database);
            if (paths.size() > 1 && replace(gate, together).accepts()) {
                together.files().forEach(this::loaded);
                return Selon.FINE;
            }
            boolean all = true;
            for (Path path : paths) {
                all &= load(gate, SourceFileSet.data(List.of(path), naming));
            }
            return all ? Selon.FINE : Selon.REFUSED;
        }
    }

    private Gate.Verdict replace(Gate gate, SourceFileSet files) {
        return gate.commit(Proposal.replacing(files.graphs()), TerminalAuthor.author(Optional.ofNullable(reason))).verdict();
    }

    private boolean load(Gate gate, SourceFileSet file) {
        Gate.Verdict verdict = replace(gate, file);
        if (verdict.accepts()) {
            loaded(file.files().get(0));
        } else {
            PrintWriter err = spec.commandLine().getErr();
            err.println(file.files().get(0).path() + ": refused; nothing of it was loaded");
            new FindingReport(err, 1, finding -> file.place(finding, Map.of())).print(verdict.findings());
        }
        return verdict.accepts();
    }

    private void loaded(SourceFile file) {
        spec.commandLine().getOut().println(file.path() + ": loaded, " + file.quads().stream().count() + " triples");
    }
}
