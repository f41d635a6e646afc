// What the pages of the history show.
package selon.http;

import java.util.List;
import java.util.Optional;

import org.apache.jena.graph.Node;

import selon.ledger.Entry;
import selon.vocab.Namespaces;

/**
 * A page of the history.
 *
 * @param about   the graph or thing whose history it is; all changes where there is none
 * @param entries the changes, the latest first
 * @param older   the address of the page with those before, where there are
 */
public record HistoryView(Optional<Node> about, List<Entry> entries, Optional<String> older) {

    /**
     * One change with its rows.
     *
     * @param entry what the ledger knows of it
     * @param rows  the first of its rows
     * @param all   how many rows it has
     */
    public record Change(Entry entry, List<Row> rows, long all) {}

    /**
     * A quad that came or went.
     *
     * @param added  whether it came
     * @param graph  its graph
     * @param triple subject, predicate and object, for people
     */
    public record Row(boolean added, String graph, String triple) {}

    /** A term for people. */
    public static String name(Node term) {
        return Namespaces.shorten(term);
    }

    /** When a change was made, for people. */
    public static String time(Entry entry) {
        return entry.time().toString().replace('T', ' ').replaceFirst("(\\.\\d+)?Z$", " UTC");
    }
}
