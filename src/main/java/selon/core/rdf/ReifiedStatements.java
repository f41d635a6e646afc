package selon.core.rdf;

import java.util.stream.Stream;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.compose.Union;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;

import selon.core.vocab.Terms.Classes;

/**
 * Statements in RDF 1.2: each also gets {@code rdf:reifies} with its subject, predicate and object as a triple term (RDF 1.2
 * Concepts). A triple term asserts nothing, and nothing of it is stored.
 */
public final class ReifiedStatements {

    private static final Node REIFIES = NodeFactory.createURI(RDF.getURI() + "reifies");

    private ReifiedStatements() {}

    /** A view of a graph with its statements reified. */
    public static Graph of(Graph graph) {
        return new Union(reified(graph), graph);
    }

    /** Reifies the statements of a dataset, each in its graph. */
    public static void addTo(DatasetGraph quads) {
        for (Node name : Iter.toList(quads.listGraphNodes())) {
            reified(quads.getGraph(name)).find().forEach(triple -> quads.add(Quad.create(name, triple)));
        }
    }

    private static Graph reified(Graph graph) {
        Graph reified = GraphFactory.createDefaultGraph();
        reified.getPrefixMapping().setNsPrefixes(graph.getPrefixMapping()).setNsPrefix("rdf", RDF.getURI());
        graph.find(Node.ANY, RDF.Nodes.type, Classes.STATEMENT).mapWith(Triple::getSubject).forEach(statement ->
                values(graph, statement, RDF.Nodes.subject).forEach(subject ->
                        values(graph, statement, RDF.Nodes.predicate).filter(Node::isURI).forEach(predicate ->
                                values(graph, statement, RDF.Nodes.object).forEach(object -> reified.add(statement, REIFIES,
                                        NodeFactory.createTripleTerm(Triple.create(subject, predicate, object)))))));
        return reified;
    }

    private static Stream<Node> values(Graph graph, Node statement, Node property) {
        return graph.stream(statement, property, Node.ANY).map(Triple::getObject);
    }
}
