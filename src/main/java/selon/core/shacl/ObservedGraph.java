package selon.core.shacl;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.util.iterator.ExtendedIterator;

/** A view of a graph that calls somebody at every look into it; what that throws ends the work. */
public final class ObservedGraph extends GraphBase {

    private final Graph graph;
    private final Runnable watch;

    private ObservedGraph(Graph graph, Runnable watch) {
        this.graph = graph;
        this.watch = watch;
    }

    /** A change both of whose states are under watch. */
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
