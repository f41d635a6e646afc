package selon.app.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.json.JsonArrayBuilder;

import org.apache.jena.atlas.io.IO;
import org.apache.jena.rdfpatch.RDFChanges;
import org.apache.jena.rdfpatch.text.RDFChangesWriterText;
import org.apache.jena.rdfpatch.text.TokenWriterText;

import selon.core.ledger.Ledger;
import selon.core.ledger.LedgerEntry;
import selon.core.ledger.LedgerEntryJson;
import selon.core.vocab.JsonText;
import selon.core.vocab.Prefixes;

/**
 * Prints ledger entries.
 */
final class ChangePrinter {

    private static final int MOST_GRAPHS = 3;

    private final PrintWriter out;

    /**
     * @param out the output
     */
    ChangePrinter(PrintWriter out) {
        this.out = out;
    }

    /** Prints an entry in a few lines. */
    void brief(LedgerEntry entry) {
        out.println(entry.number() + "  " + headline(entry));
        String graphs = entry.graphs().stream().limit(MOST_GRAPHS).map(Prefixes::shorten)
                .collect(Collectors.joining(", "));
        int more = entry.graphs().size() - MOST_GRAPHS;
        out.println("    " + graphs + (more > 0 ? " and " + more + " more" : ""));
        entry.why().ifPresent(why -> why.lines().forEach(line -> out.println("    \"" + line + "\"")));
    }

    /** Prints an entry and its rows as an RDF Patch. The entry's fields are comments. */
    void whole(LedgerEntry entry, Ledger ledger) {
        out.println("# Change " + entry.number() + ", " + headline(entry));
        entry.why().ifPresent(why -> why.lines().forEach(line -> out.println("# Why: " + line)));
        entry.graphs().forEach(graph -> out.println("# Graph: " + Prefixes.shorten(graph)));
        entry.warnings().forEach(warning -> out.println("# Warning: " + Prefixes.shorten(warning.focus()) + "; "
                + Prefixes.shorten(warning.rule())));
        RDFChanges rows = new RDFChangesWriterText(TokenWriterText.create(IO.wrap(out)));
        rows.txnBegin();
        ledger.read(entry.number(), rows);
        rows.txnCommit();
        out.flush();
    }

    private static String headline(LedgerEntry entry) {
        int warnings = entry.warnings().size();
        return entry.time() + "  " + entry.who() + "  +" + entry.added() + " -" + entry.removed()
                + (warnings == 0 ? "" : "  " + warnings + (warnings == 1 ? " warning" : " warnings"));
    }

    /** Returns entries as a JSON array, with full IRIs. */
    static String json(List<LedgerEntry> entries) {
        JsonArrayBuilder all = JsonText.array();
        entries.stream().map(LedgerEntryJson::whole).forEach(all::add);
        return JsonText.lines(all.build());
    }
}
