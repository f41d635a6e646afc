package selon.core.derive;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.util.iterator.ExtendedIterator;

/** A read-only view of two graphs as one, without duplicate triples. */
final class UnionGraph extends GraphBase {

    private final Graph one;
    private final Graph other;

    UnionGraph(Graph one, Graph other) {
        this.one = one;
        this.other = other;
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        return one.find(pattern).andThen(other.find(pattern).filterDrop(one::contains));
    }
}
