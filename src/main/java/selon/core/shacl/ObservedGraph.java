package selon.core.shacl;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.util.iterator.ExtendedIterator;

/**
 * A view of a graph that runs a callback before each search. An exception from the callback ends the work, so the
 * callback can check a deadline.
 */
public final class ObservedGraph extends GraphBase {

    private final Graph graph;
    private final Runnable watch;

    private ObservedGraph(Graph graph, Runnable watch) {
        this.graph = graph;
        this.watch = watch;
    }

    /**
     * Wraps both states of a change.
     *
     * @param change the change
     * @param watch runs before each search
     */
    public static GraphChange of(GraphChange change, Runnable watch) {
        return new GraphChange(new ObservedGraph(change.before(), watch), new ObservedGraph(change.after(), watch), change.added(),
                change.removed());
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        watch.run();
        return graph.find(pattern);
    }
}
