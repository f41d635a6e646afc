package selon.core.store;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.exec.UpdateExec;
import org.apache.jena.update.UpdateRequest;

import selon.core.rdf.BlankNodeMatcher;
import selon.core.rdf.OfflineContexts;
import selon.core.tdb.Deadline;
import selon.core.tdb.InlinedTerm;
import selon.core.tdb.Overlay;
import selon.core.vocab.GraphNames;

/**
 * Makes a wanted change on a view of the dataset, from which the Gate takes what it comes to. Whatever it throws ends the
 * request, and nothing is changed.
 */
@FunctionalInterface
public interface Proposal {

    /** Makes the change on a view of the dataset as it is. */
    void make(Overlay view);

    /** Graphs in place of what the dataset has under their names; what says the same in other blank nodes stays. */
    static Proposal replacing(Map<Node, Graph> graphs) {
        Set<Node> shared = BlankNodeMatcher.shared(graphs.values());
        return view -> graphs.forEach((name, graph) -> {
            GraphNames.requireWritable(name);
            Set<Triple> present = view.getGraph(name).find().toSet();
            Set<Triple> wanted = BlankNodeMatcher.named(graph.stream().map(InlinedTerm::triple).collect(Collectors.toSet()), present, shared);
            present.stream().filter(triple -> !wanted.contains(triple))
                    .forEach(triple -> view.delete(Quad.create(name, triple)));
            wanted.forEach(triple -> view.add(Quad.create(name, triple)));
        });
    }

    /** Graphs in addition to what the dataset has under their names. */
    static Proposal adding(Map<Node, Graph> graphs) {
        return view -> graphs.forEach((name, graph) -> {
            GraphNames.requireWritable(name);
            graph.find().forEachRemaining(triple -> view.add(Quad.create(name, triple)));
        });
    }

    /** A graph gone. */
    static Proposal removing(Node name) {
        return view -> {
            GraphNames.requireWritable(name);
            Iter.toList(view.find(name, Node.ANY, Node.ANY, Node.ANY)).forEach(view::delete);
        };
    }

    /** What relative IRIs in an update are resolved against, so that they are refused. */
    String NO_BASE = OfflineContexts.RELATIVE;

    /**
     * What an update comes to.
     *
     * @param update  a request without LOAD and SERVICE
     * @param seconds how long it may take; it throws {@link QueryCancelledException} then
     */
    static Proposal updating(UpdateRequest update, int seconds) {
        return view -> {
            UpdateExec execution = UpdateExec.newBuilder().dataset(view).update(update).build();
            Deadline.within(Duration.ofSeconds(seconds), execution.getContext(), () -> {
                execution.execute();
                return null;
            });
        };
    }
}
