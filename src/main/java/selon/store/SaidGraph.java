// Everything said in a dataset, by anyone.
package selon.store;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;

/** A view of a dataset's graphs as one, without what is derived and without the ledger; to be read inside a transaction. */
final class SaidGraph extends GraphBase {

    private final DatasetGraph dataset;

    SaidGraph(DatasetGraph dataset) {
        this.dataset = dataset;
    }

    /** Whether a quad is what somebody said, and neither derived nor about changes. */
    static boolean says(Quad quad) {
        return !GraphNames.UNWRITABLE.contains(quad.getGraph());
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        return WrappedIterator.create(Iter.iter(
                        dataset.find(Node.ANY, pattern.getSubject(), pattern.getPredicate(), pattern.getObject()))
                .filter(SaidGraph::says).map(Quad::asTriple).distinct());
    }
}
