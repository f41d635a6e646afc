package selon.bench;

import java.util.Map;
import java.util.stream.Stream;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;

import selon.core.store.Proposal;

/**
 * Triples that a store lacks, for one of its graphs or a new one.
 *
 * @param name  the name of the graph
 * @param graph the triples
 */
record CommitAddition(Node name, Graph graph) {

    Stream<Quad> quads() {
        return graph.stream().map(triple -> Quad.create(name, triple));
    }

    Proposal adding() {
        return Proposal.adding(Map.of(name, graph));
    }

    Proposal removing() {
        return view -> quads().forEach(view::delete);
    }

    void addTo(DatasetGraph dataset) {
        quads().forEach(dataset::add);
    }

    void removeFrom(DatasetGraph dataset) {
        quads().forEach(dataset::delete);
    }
}
