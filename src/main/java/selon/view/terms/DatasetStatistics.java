package selon.view.terms;

import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.VOID;

import selon.core.store.TripleStatistics;
import selon.core.vocab.Namespaces;

/**
 * Adds statistics to a dataset description: the figures of VoID (https://www.w3.org/TR/void/#statistics), the change after
 * which they were counted, and the named graphs of a SPARQL service description. Of partitions and of graphs it gives the
 * largest thousand.
 */
public final class DatasetStatistics {

    /** The IRI of the dataset. */
    public static final Node DATASET = NodeFactory.createURI(Namespaces.ID + "dataset");

    private static final String SD = "http://www.w3.org/ns/sparql-service-description#";
    private static final int MOST = 1000;

    private final Graph graph;
    private final TripleStatistics tally;

    private DatasetStatistics(Graph graph, TripleStatistics tally) {
        this.graph = graph;
        this.tally = tally;
    }

    /**
     * Adds the statistics to a description.
     *
     * @param description   the graph to add to
     * @param tally         the counts
     * @param sparqlDataset the node in the description for the dataset of the SPARQL service
     */
    public static void add(Graph description, TripleStatistics tally, Node sparqlDataset) {
        DatasetStatistics figures = new DatasetStatistics(description, tally);
        figures.sizes();
        figures.partitions();
        largest(tally.graphs()).forEach(named -> figures.graph(sparqlDataset, named));
    }

    private void sizes() {
        graph.add(DATASET, DCTerms.modified.asNode(),
                NodeFactory.createLiteralDT(tally.time().toString(), XSDDatatype.XSDdateTime));
        graph.add(DATASET, NodeFactory.createURI(DCAT.NS + "version"), NodeFactory.createLiteralString(Long.toString(tally.version())));
        graph.add(DATASET, VOID.triples.asNode(), integer(tally.triples()));
        graph.add(DATASET, VOID.entities.asNode(), integer(tally.entities()));
        graph.add(DATASET, VOID.distinctSubjects.asNode(), integer(tally.subjects()));
        graph.add(DATASET, VOID.properties.asNode(), integer(tally.properties().size()));
        graph.add(DATASET, VOID.classes.asNode(), integer(tally.classes().size()));
    }

    private void partitions() {
        largest(tally.classes()).forEach(kind -> {
            Node part = part(VOID.classPartition.asNode());
            graph.add(part, VOID._class.asNode(), kind.getKey());
            graph.add(part, VOID.entities.asNode(), integer(kind.getValue()));
        });
        largest(tally.properties()).forEach(property -> {
            Node part = part(VOID.propertyPartition.asNode());
            graph.add(part, VOID.property.asNode(), property.getKey());
            graph.add(part, VOID.triples.asNode(), integer(property.getValue()));
        });
    }

    private Node part(Node how) {
        Node part = NodeFactory.createBlankNode();
        graph.add(DATASET, how, part);
        return part;
    }

    private void graph(Node sparqlDataset, Map.Entry<Node, Long> counted) {
        Node named = NodeFactory.createBlankNode();
        Node content = NodeFactory.createBlankNode();
        graph.add(sparqlDataset, sd("namedGraph"), named);
        graph.add(named, RDF.Nodes.type, sd("NamedGraph"));
        graph.add(named, sd("name"), counted.getKey());
        graph.add(named, sd("graph"), content);
        graph.add(content, RDF.Nodes.type, sd("Graph"));
        graph.add(content, VOID.triples.asNode(), integer(counted.getValue()));
    }

    private static Stream<Map.Entry<Node, Long>> largest(Map<Node, Long> counts) {
        return counts.entrySet().stream().sorted(Map.Entry.<Node, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(entry -> entry.getKey().toString())).limit(MOST);
    }

    private static Node integer(long value) {
        return NodeFactory.createLiteralDT(Long.toString(value), XSDDatatype.XSDinteger);
    }

    private static Node sd(String name) {
        return NodeFactory.createURI(SD + name);
    }
}
