package selon.http.publish;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.apache.jena.graph.Node;

import selon.core.ledger.LedgerEntry;
import selon.core.vocab.Prefixes;

/**
 * A page of the history.
 *
 * @param about   the graph or thing whose history it is; all changes where there is none
 * @param entries the changes, the latest first
 * @param older   the address of the page with those before, where there are
 */
public record HistoryView(Optional<Node> about, List<LedgerEntry> entries, Optional<String> older) {

    /**
     * One change with its rows.
     *
     * @param entry   what the ledger knows of it
     * @param address its own
     * @param parts   its rows, or the first of them
     * @param whole   whether these are all
     */
    public record Change(LedgerEntry entry, String address, List<HistoryPart> parts, boolean whole) {}

    /**
     * What a change did to one graph.
     *
     * @param graph     the graph, for people
     * @param concluded whether this only follows from the rest
     * @param rows      what came and went
     */
    public record HistoryPart(String graph, boolean concluded, List<HistoryRow> rows) {}

    /**
     * A triple that came or went.
     *
     * @param added whether it came
     * @param terms subject, predicate and object, for people
     */
    public record HistoryRow(boolean added, List<String> terms) {}

    /** The address of the history of a thing or a graph. */
    public static String of(Node thing) {
        return "/-/history?thing=" + URLEncoder.encode(thing.getURI(), StandardCharsets.UTF_8);
    }

    /** A term for people. */
    public static String name(Node term) {
        return Prefixes.shorten(term);
    }

    /** When a change was made, for people. */
    public static String time(LedgerEntry entry) {
        return entry.time().toString().replace('T', ' ').replaceFirst("(\\.\\d+)?Z$", " UTC");
    }
}
