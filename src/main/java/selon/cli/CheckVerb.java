// selon check
package selon.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import selon.store.Bundle;
import selon.store.Gate;
import selon.store.GraphNames;
import selon.store.Home;
import selon.store.SourceFile;

/** Validates files together with the shipped data. */
@Command(name = "check", mixinStandardHelpOptions = true,
        description = "Validates files against the ontology and its shapes, together with the shipped data; "
                + "a file stands in for the shipped graph of its name. Changes nothing.")
final class CheckVerb implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE|FOLDER", description = "Turtle, TriG, N-Triples, N-Quads, JSON-LD "
            + "or RDF/XML; or a folder of such files.")
    private List<Path> paths;

    @Override
    public Integer call() {
        Shipped shipped = new Shipped();
        Bundle files = Bundle.data(files(paths), GraphNames::ofData);
        Bundle before = shipped.everything();
        Gate.Verdict verdict = new Gate.Verdict(shipped.rulebook().findings(files.standingIn(before)));
        new Report(spec.commandLine().getOut(), files.files().size(), finding ->
                files.place(finding, before.graphs()).or(() -> before.place(finding, before.graphs())))
                .print(verdict.findings());
        return verdict.accepts() ? Selon.FINE : Selon.REFUSED;
    }

    private static List<Path> files(List<Path> paths) {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            files.addAll(Files.isDirectory(path) ? Home.files(path, SourceFile.ENDINGS) : List.of(path));
        }
        return files;
    }
}
