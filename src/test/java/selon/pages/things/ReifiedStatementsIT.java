package selon.pages.things;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import selon.app.cli.RunningServer;

/** RDF 1.2 on request: statements with what they state as a triple term, which nobody asserts. */
class ReifiedStatementsIT {

    private static final String STATEMENT = "https://w3id.org/selon/id/statement/alibaba-group-c-sky-2018-terms";
    private static final String DOCUMENT = "data?graph=https://w3id.org/selon/id/doc/business-standard-alibaba-c-sky";
    private static final String REIFIES = "http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies";

    @RegisterExtension
    private static final RunningServer server = RunningServer.shared();

    private static HttpResponse<String> get(String path, String accept) {
        HttpResponse<String> answer = server.get(path, accept);
        assertEquals(200, answer.statusCode(), answer.body());
        return answer;
    }

    private static Graph read(HttpResponse<String> answer, String type) {
        DatasetGraph quads = RDFParser.fromString(answer.body(), RDFLanguages.contentTypeToLang(type)).toDatasetGraph();
        Graph all = GraphFactory.createDefaultGraph();
        quads.find().forEachRemaining(quad -> all.add(quad.asTriple()));
        return all;
    }

    private static String type(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }

    @ParameterizedTest
    @CsvSource({"id/statement/alibaba-group-c-sky-2018-terms.ttl, text/turtle", "id/statement/alibaba-group-c-sky-2018-terms.nt, application/n-triples",
        "id/statement/alibaba-group-c-sky-2018-terms.trig, application/trig", DOCUMENT + ", text/turtle", DOCUMENT + ", application/n-triples"})
    void a_statement_reifies_what_it_states_and_nothing_is_asserted(String path, String type) {
        HttpResponse<String> asked = get(path, type + ";version=1.2");
        assertEquals(type + ";version=1.2;charset=utf-8", type(asked));
        Graph graph = read(asked, type);
        Node statement = NodeFactory.createURI(STATEMENT);
        Node reifies = NodeFactory.createURI(REIFIES);
        Triple stated = graph.find(statement, reifies, Node.ANY).next().getObject().getTriple();
        assertEquals(graph.find(statement, RDF.Nodes.subject, Node.ANY).next().getObject(), stated.getSubject());
        assertEquals(graph.find(statement, RDF.Nodes.predicate, Node.ANY).next().getObject(), stated.getPredicate());
        assertEquals(graph.find(statement, RDF.Nodes.object, Node.ANY).next().getObject(), stated.getObject());

        HttpResponse<String> plain = get(path, type);
        assertEquals(type + ";charset=utf-8", type(plain));
        Graph before = read(plain, type);
        assertFalse(plain.body().contains("<<"), "nothing of it is in RDF 1.1");
        assertNotEquals(plain.headers().firstValue("ETag"), asked.headers().firstValue("ETag"));
        graph.find(Node.ANY, reifies, Node.ANY).toList().forEach(graph::delete);
        assertTrue(graph.isIsomorphicWith(before), "and nothing else is there");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/ld+json;version=1.2", "application/rdf+xml;version=1.2", "text/turtle;version=1.1"})
    void another_syntax_or_version_is_as_it_was(String accept) {
        HttpResponse<String> answer = get(DOCUMENT, accept);
        assertFalse(type(answer).contains("version") || answer.body().contains("reifies"), answer.body());
        assertFalse(answer.body().isEmpty());
    }
}
