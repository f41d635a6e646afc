package selon.app.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

import org.apache.jena.atlas.io.IO;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.rdfpatch.RDFChanges;
import org.apache.jena.rdfpatch.text.RDFChangesWriterText;
import org.apache.jena.rdfpatch.text.TokenWriterText;

import selon.core.ledger.Ledger;
import selon.core.ledger.LedgerEntry;
import selon.core.ledger.LedgerEntryJson;
import selon.core.vocab.Namespaces;

/**
 * Prints what the ledger knows of changes.
 *
 * @param out where to
 */
record ChangePrinter(PrintWriter out) {

    private static final int MOST_GRAPHS = 3;

    /** A change in a few lines. */
    void brief(LedgerEntry entry) {
        out.println(entry.number() + "  " + headline(entry));
        String graphs = entry.graphs().stream().limit(MOST_GRAPHS).map(Namespaces::shorten)
                .collect(Collectors.joining(", "));
        int more = entry.graphs().size() - MOST_GRAPHS;
        out.println("    " + graphs + (more > 0 ? " and " + more + " more" : ""));
        entry.why().ifPresent(why -> why.lines().forEach(line -> out.println("    \"" + line + "\"")));
    }

    /** A change whole: what the ledger knows as comments, and its rows, so that the text is an RDF Patch. */
    void whole(LedgerEntry entry, Ledger ledger) {
        out.println("# Change " + entry.number() + ", " + headline(entry));
        entry.why().ifPresent(why -> why.lines().forEach(line -> out.println("# Why: " + line)));
        entry.graphs().forEach(graph -> out.println("# Graph: " + Namespaces.shorten(graph)));
        entry.warnings().forEach(warning -> out.println("# Warning: " + Namespaces.shorten(warning.focus()) + "; "
                + Namespaces.shorten(warning.rule())));
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

    /** Changes as an array of objects, IRIs in full. */
    static String json(List<LedgerEntry> entries) {
        JsonArray all = new JsonArray();
        entries.stream().map(LedgerEntryJson::whole).forEach(all::add);
        return all.toString();
    }
}
