// A change that somebody wants.
package selon.store;

import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.exec.UpdateExec;
import org.apache.jena.update.UpdateRequest;

import selon.ledger.Overlay;

/**
 * Makes a wanted change on a view of the dataset, from which the Gate takes what it comes to. Whatever it throws ends the
 * request, and nothing is changed.
 */
@FunctionalInterface
public interface Proposal {

    /** Makes the change on a view of the dataset as it is. */
    void make(Overlay view);

    /** Graphs in place of what the dataset has under their names; one that says the same in other blank nodes stays. */
    static Proposal replacing(Map<Node, Graph> graphs) {
        return view -> graphs.forEach((name, graph) -> {
            Graph present = view.getGraph(name);
            boolean blank = graph.stream().anyMatch(triple -> triple.getSubject().isBlank());
            if (!blank || !graph.isIsomorphicWith(present)) {
                GraphUtil.findAll(present).filterDrop(graph::contains).toList().forEach(present::delete);
                add(view, name, graph);
            }
        });
    }

    /** Graphs in addition to what the dataset has under their names. */
    static Proposal adding(Map<Node, Graph> graphs) {
        return view -> graphs.forEach((name, graph) -> add(view, name, graph));
    }

    /** A graph gone. */
    static Proposal removing(Node name) {
        return view -> Iter.toList(view.find(name, Node.ANY, Node.ANY, Node.ANY)).forEach(view::delete);
    }

    /** What relative IRIs in an update are resolved against, so that they are refused. */
    String NO_BASE = NoRemoteContexts.RELATIVE;

    /**
     * What an update comes to.
     *
     * @param update  a request without LOAD and SERVICE
     * @param seconds how long it may take; it throws {@link QueryCancelledException} then
     */
    static Proposal updating(UpdateRequest update, int seconds) {
        return view -> UpdateExec.newBuilder().dataset(view).update(update).timeout(seconds, TimeUnit.SECONDS).build()
                .execute();
    }

    private static void add(Overlay view, Node name, Graph graph) {
        graph.find().forEachRemaining(triple -> view.add(Quad.create(name, triple)));
    }
}
