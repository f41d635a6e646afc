package selon.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.apache.jena.sparql.core.DatasetGraph;
import picocli.CommandLine;

import selon.core.vocab.InputException;
import selon.core.vocab.Prefixes;
import selon.wikidata.export.ExportFormat;
import selon.wikidata.export.LeftOutStatement;
import selon.wikidata.export.QuickStatements;

/**
 * Writes an export to a file or to standard output. QuickStatements has no comments, so the left-out statements are
 * listed on standard error.
 */
final class HandOffOutput {

    private static final int SHOWN = 100;

    private final ExportFormat format;
    private final CommandLine verb;

    /**
     * @param format the export's format
     * @param verb the verb, whose streams are used
     */
    HandOffOutput(ExportFormat format, CommandLine verb) {
        this.format = format;
        this.verb = verb;
    }

    /**
     * Writes the export.
     *
     * @param dataset the dataset, inside a transaction
     * @param file the file, or nothing for standard output
     */
    void write(DatasetGraph dataset, Optional<Path> file) {
        String text = format.text(dataset, "");
        if (file.isPresent()) {
            try {
                Files.writeString(file.get(), text);
            } catch (IOException e) {
                throw new InputException(file.get() + ": can't be written: " + InputException.reason(e) + ".");
            }
            verb.getOut().println(file.get() + ": " + text.lines().count() + " lines");
        } else {
            verb.getOut().print(text);
            verb.getOut().flush();
        }
        if (format == ExportFormat.QUICKSTATEMENTS) {
            listLeftOut(QuickStatements.of(dataset).leftOut(), verb.getErr());
        }
    }

    private static void listLeftOut(List<LeftOutStatement> leftOut, PrintWriter err) {
        leftOut.stream().limit(SHOWN).forEach(out -> err.println("left out: " + Prefixes.shorten(out.about()) + ": "
                + out.why().words(TerminalLanguage.ofReader())));
        if (leftOut.size() > SHOWN) {
            err.println("left out: … and " + (leftOut.size() - SHOWN) + " more; the server's page /export lists all");
        }
        LeftOutStatement.counts(leftOut).forEach((reason, count) ->
                err.println(count + " left out: " + reason.words(TerminalLanguage.ofReader())));
    }
}
