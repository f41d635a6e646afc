package selon.core.derive;

import java.util.Collection;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.util.iterator.ExtendedIterator;

import selon.core.tdb.InlinedTerm;

/** A read-only view of a graph with some triples added and some removed. Views can be stacked. */
public final class DeltaGraph extends GraphBase {

    private final Graph before;
    private final Graph added = GraphFactory.createDefaultGraph();
    private final Graph removed = GraphFactory.createDefaultGraph();

    /**
     * Creates a view.
     *
     * @param before the graph, which must not change
     * @param added triples that the graph lacks
     * @param removed triples that the graph has
     */
    public DeltaGraph(Graph before, Collection<Triple> added, Collection<Triple> removed) {
        this.before = before;
        added.forEach(this.added::add);
        removed.forEach(this.removed::add);
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        ExtendedIterator<Triple> kept = before.find(pattern);
        if (!removed.isEmpty()) {
            kept = kept.filterDrop(removed::contains);
        }
        return added.isEmpty() ? kept : kept.andThen(added.find(InlinedTerm.triple(pattern)));
    }
}
