package selon.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import selon.core.rdf.SourceFile;
import selon.core.rdf.SourceFileSet;
import selon.core.store.Gate;
import selon.core.vocab.GraphNames;
import selon.core.vocab.Installation;

/** Validates files together with the shipped data. */
@Command(name = "check", mixinStandardHelpOptions = true,
        description = "Validates files against the ontology and its shapes, together with the shipped data. A file replaces the "
                + "shipped graph of the same name for the check. Changes nothing.")
final class CheckVerb implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE|FOLDER", description = "Files in Turtle, TriG, N-Triples, N-Quads, JSON-LD "
            + "or RDF/XML, or folders of such files.")
    private List<Path> paths;

    @Override
    public Integer call() {
        Bootstrap shipped = new Bootstrap();
        SourceFileSet files = SourceFileSet.data(files(paths), GraphNames::ofData);
        SourceFileSet before = shipped.everything();
        Gate.Verdict verdict = new Gate.Verdict(shipped.rulebook().findings(files.standingIn(before)));
        new FindingReport(spec.commandLine().getOut(), files.files().size(), finding ->
                files.place(finding, before.graphs()).or(() -> before.place(finding, before.graphs())))
                .print(verdict.findings());
        return verdict.accepts() ? Selon.FINE : Selon.REFUSED;
    }

    private static List<Path> files(List<Path> paths) {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            files.addAll(Files.isDirectory(path) ? Installation.files(path, SourceFile.ENDINGS) : List.of(path));
        }
        return files;
    }
}
