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
 * A change that somebody wants to make. It is applied to a view of the dataset, and the Gate reads the result from the
 * view. Any exception ends the request, and nothing is changed.
 */
@FunctionalInterface
public interface Proposal {

    /**
     * Applies the change.
     *
     * @param view a view of the dataset as it is
     */
    void make(Overlay view);

    /**
     * Replaces whole graphs. Blank nodes that match existing ones keep their names, so an equal graph changes nothing.
     */
    static Proposal replacing(Map<Node, Graph> graphs) {
        Set<Node> shared = BlankNodeMatcher.shared(graphs.values());
        return view -> graphs.forEach((name, graph) -> {
            GraphNames.requireWritable(name);
            Set<Triple> present = view.getGraph(name).find().toSet();
            Set<Triple> wanted = BlankNodeMatcher.named(
                    graph.stream().map(InlinedTerm::triple).collect(Collectors.toSet()), present, shared);
            present.stream().filter(triple -> !wanted.contains(triple))
                    .forEach(triple -> view.delete(Quad.create(name, triple)));
            wanted.forEach(triple -> view.add(Quad.create(name, triple)));
        });
    }

    /** Adds triples to graphs. */
    static Proposal adding(Map<Node, Graph> graphs) {
        return view -> graphs.forEach((name, graph) -> {
            GraphNames.requireWritable(name);
            graph.find().forEachRemaining(triple -> view.add(Quad.create(name, triple)));
        });
    }

    /** Removes a graph. */
    static Proposal removing(Node name) {
        return view -> {
            GraphNames.requireWritable(name);
            Iter.toList(view.find(name, Node.ANY, Node.ANY, Node.ANY)).forEach(view::delete);
        };
    }

    /** The base of relative IRIs in an update. {@link selon.core.rdf.StorableTerms} refuses IRIs with this base. */
    String NO_BASE = OfflineContexts.RELATIVE;

    /**
     * Runs a SPARQL update, which throws {@link QueryCancelledException} after a time limit.
     *
     * @param update an update without LOAD and SERVICE
     * @param seconds the time limit
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
