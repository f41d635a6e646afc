package selon.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import selon.core.rdf.SourceFile;
import selon.core.rdf.SourceFileSet;
import selon.core.vocab.GraphNames;
import selon.core.vocab.InputException;
import selon.core.vocab.Installation;
import selon.core.vocab.IriArgument;
import selon.core.vocab.Prefixes;
import selon.view.claims.QuoteCheck;

/** Checks the recorded quotes of a document against its text. */
@Command(name = "quotes", mixinStandardHelpOptions = true,
        description = "Checks every recorded quote of a document against the document's text.")
final class QuotesVerb implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DOC-IRI", description = "The document, such as "
            + "doc:objetconnecte-alibaba-c-sky.")
    private String document;

    @Parameters(index = "1", paramLabel = "TEXT-FILE", description = "The document's whole text, in UTF-8.")
    private Path file;

    @Option(names = "--data", paramLabel = "FOLDER", description = "The folder with the recorded quotes (default: the "
            + "shipped data).")
    private Path folder;

    @Override
    public Integer call() {
        Node name = IriArgument.required(document);
        SourceFileSet data = folder == null
                ? SourceFileSet.data(Installation.find())
                : SourceFileSet.data(Installation.files(folder, SourceFile.ENDINGS), GraphNames::ofData);
        Graph said = Optional.ofNullable(data.graphs().get(name)).orElseThrow(() -> new InputException(
                "Nothing is recorded from " + Prefixes.shorten(name) + "."));
        List<QuoteCheck.QuoteCheckResult> results = QuoteCheck.of(said, name, InputException.text(file));
        long quotes = results.stream().filter(result -> !result.thing().equals(name)).count();
        if (quotes == 0) {
            throw new InputException("No quote is recorded from " + Prefixes.shorten(name) + ".");
        }
        PrintWriter out = spec.commandLine().getOut();
        List<QuoteCheck.QuoteCheckResult> faults = results.stream().filter(result -> result.fault().isPresent()).toList();
        faults.forEach(out::println);
        out.println(quotes + " quotes checked, " + faults.size() + " faults");
        return faults.isEmpty() ? Selon.FINE : Selon.REFUSED;
    }
}
