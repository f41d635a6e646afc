package selon.core.shacl;

import java.util.Set;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;

/**
 * A graph before and after a change.
 *
 * @param before the graph before
 * @param after the graph after
 * @param added the triples that only {@code after} has
 * @param removed the triples that only {@code before} has
 */
public record GraphChange(Graph before, Graph after, Set<Triple> added, Set<Triple> removed) {

    /**
     * One of the two states.
     *
     * @param graph the graph
     * @param own the triples that only this state has
     */
    record Side(Graph graph, Set<Triple> own) {}

    /** Returns both states. */
    Iterable<Side> sides() {
        return java.util.List.of(new Side(before, removed), new Side(after, added));
    }

    /** Tells whether both states are equal. */
    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty();
    }
}
