package selon.pages.things;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;

import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;
import selon.http.base.JsonLdWriter;

/** Graphs that a careless writer of their syntax chokes on. */
class LargeGraphTest {

    private static final int MANY = 20_000;
    private static final Duration LONGEST = Duration.ofSeconds(20);

    @Test
    void a_long_list_beside_a_circle_of_blank_nodes_can_be_written_as_rdf_xml() {
        Graph graph = RDFParser.fromString("<http://a/s> <http://a/p> (" + "1 ".repeat(MANY) + ") . _:a <http://a/p> _:b . _:b <http://a/p> _:a .",
                Lang.TURTLE).toGraph();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertTimeoutPreemptively(LONGEST, () -> JsonLdWriter.write(graph, Lang.RDFXML, null, out));
        Graph read = RDFParser.source(new ByteArrayInputStream(out.toByteArray())).lang(Lang.RDFXML).toGraph();
        assertEquals(graph.size(), read.size());
    }

    @Test
    void many_values_of_one_property_are_not_written_as_json_ld() {
        Graph graph = GraphFactory.createDefaultGraph();
        for (int i = 0; i <= 2000; i++) {
            graph.add(Triple.create(NodeFactory.createURI("http://a/s"), NodeFactory.createURI("http://a/p"), NodeFactory.createLiteralString("" + i)));
        }
        assertEquals(ProblemType.JSON_LD_ANSWER_TOO_LARGE, assertThrows(ProblemException.class, () ->
                JsonLdWriter.write(graph, Lang.JSONLD11, null, new ByteArrayOutputStream())).type());
    }
}
