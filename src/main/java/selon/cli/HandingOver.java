// A file for another tool, written at a terminal.
package selon.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.apache.jena.sparql.core.DatasetGraph;

import picocli.CommandLine;

import selon.handoff.HandOff;
import selon.handoff.LeftOut;
import selon.handoff.QuickStatements;
import selon.store.Unreadable;
import selon.vocab.Namespaces;

/**
 * Writes it to a file or to standard output. QuickStatements has no comments, so what is left out of it is told on standard
 * error.
 *
 * @param format what is written
 * @param verb   whose output it is
 */
record HandingOver(HandOff format, CommandLine verb) {

    private static final int SHOWN = 100;

    /** Writes it, inside a transaction. */
    void write(DatasetGraph dataset, Optional<Path> file) {
        String text = format.text(dataset, "");
        if (file.isPresent()) {
            try {
                Files.writeString(file.get(), text);
            } catch (IOException e) {
                throw new Unreadable(file.get() + ": can't be written: " + Unreadable.reason(e) + ".");
            }
            verb.getOut().println(file.get() + ": " + text.lines().count() + " lines");
        } else {
            verb.getOut().print(text);
            verb.getOut().flush();
        }
        if (format == HandOff.QUICKSTATEMENTS) {
            tell(QuickStatements.of(dataset).leftOut(), verb.getErr());
        }
    }

    private static void tell(List<LeftOut> leftOut, PrintWriter err) {
        leftOut.stream().limit(SHOWN).forEach(out -> err.println("left out: " + Namespaces.shorten(out.about()) + ": "
                + out.why().words(Language.ofReader())));
        if (leftOut.size() > SHOWN) {
            err.println("left out: … and " + (leftOut.size() - SHOWN) + " more; a server's page /export lists them");
        }
        LeftOut.counts(leftOut).forEach((reason, count) -> err.println(count + " left out: " + reason.words(Language.ofReader())));
    }
}
