package selon.core.store;

import java.util.Optional;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.mem2.GraphMem2Fast;
import org.apache.jena.util.iterator.ExtendedIterator;

import selon.core.tdb.InlinedTerm;

/**
 * The triples of all graphs as one graph, for as long as they take no more of the heap than a share: asked there, rules
 * answer in a quarter of the time that the store takes. It finds what the store finds.
 */
final class InMemoryCopy {

    private final long most;
    private Optional<Graph> graph = Optional.of(new GraphMem2Fast());

    /** @param most so many triples it holds; when there are more, it is given up */
    InMemoryCopy(long most) {
        this.most = most;
    }

    /**
     * A triple comes, as the store keeps it.
     *
     * @return whether it is known to be new
     */
    boolean add(Triple triple) {
        if (graph.isEmpty() || graph.get().contains(triple)) {
            return false;
        }
        graph.get().add(triple);
        graph = graph.filter(copy -> copy.size() <= most);
        return true;
    }

    /** All triples that came; nothing where they were too many. Any number of threads may read it. */
    Optional<Graph> graph() {
        return graph.map(AsKept::new);
    }

    /** Looks for terms as the store keeps them. */
    private static final class AsKept extends GraphBase {
        private final Graph graph;

        AsKept(Graph graph) {
            this.graph = graph;
        }

        @Override
        protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
            return graph.find(InlinedTerm.triple(pattern));
        }
    }
}
