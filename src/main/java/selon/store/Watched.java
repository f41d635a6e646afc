// A graph that is looked at under watch.
package selon.store;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.util.iterator.ExtendedIterator;

import selon.validate.Change;

/** A view of a graph that calls somebody at every look into it; what that throws ends the work. */
final class Watched extends GraphBase {

    private final Graph graph;
    private final Runnable watch;

    private Watched(Graph graph, Runnable watch) {
        this.graph = graph;
        this.watch = watch;
    }

    /** A change both of whose states are under watch. */
    static Change of(Change change, Runnable watch) {
        return new Change(new Watched(change.before(), watch), new Watched(change.after(), watch), change.added(),
                change.removed());
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        watch.run();
        return graph.find(pattern);
    }
}
