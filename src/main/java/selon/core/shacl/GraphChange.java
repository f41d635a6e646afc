package selon.core.shacl;

import java.util.Set;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;

/**
 * A graph before and after, and the triples that make the difference: those that are really new, and those that are
 * really gone.
 *
 * @param before  the graph as it was
 * @param after   the graph as it is to be
 * @param added   what is in {@code after} and not in {@code before}
 * @param removed what is in {@code before} and not in {@code after}
 */
public record GraphChange(Graph before, Graph after, Set<Triple> added, Set<Triple> removed) {

    /** One of the two states, with the triples that only it has. */
    record Side(Graph graph, Set<Triple> own) {}

    Iterable<Side> sides() {
        return java.util.List.of(new Side(before, removed), new Side(after, added));
    }

    /** Whether nothing changes. */
    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty();
    }
}
