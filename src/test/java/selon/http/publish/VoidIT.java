package selon.http.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.validation.Severity;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.VOID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import selon.app.cli.RunningServer;
import selon.http.write.HttpWriter;
import selon.view.terms.DatasetStatistics;

/** What the server says of its dataset is true, and in the form that catalogues want. */
class VoidIT {

    private static final String PATH = ".well-known/void";
    private static final String SD = "http://www.w3.org/ns/sparql-service-description#";

    @RegisterExtension
    private static final RunningServer server = RunningServer.fresh();
    private static final HttpWriter anna = HttpWriter.ofAnna(server);

    private static Graph described(String path) {
        HttpResponse<String> answer = anna.server().get(path, "text/turtle");
        assertEquals(200, answer.statusCode(), answer.body());
        return RDFParser.fromString(answer.body(), Lang.TURTLE).toGraph();
    }

    private static Node value(Graph graph, Node subject, Node property) {
        List<Node> values = graph.find(subject, property, Node.ANY).mapWith(triple -> triple.getObject()).toList();
        assertEquals(1, values.size(), property + " of " + subject + ": " + values);
        return values.get(0);
    }

    private static long number(Graph graph, Node subject, Node property) {
        return Long.parseLong(value(graph, subject, property).getLiteralLexicalForm());
    }

    private static long counted(String query) {
        return Long.parseLong(anna.server().ask(query, "text/csv").body().strip().split("\\R")[1]);
    }

    @Test
    void its_figures_are_what_sparql_counts() {
        Graph graph = described(PATH);
        Node dataset = DatasetStatistics.DATASET;
        assertEquals(counted("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"), number(graph, dataset, VOID.triples.asNode()));
        assertEquals(counted("SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }"),
                number(graph, dataset, VOID.distinctSubjects.asNode()));
        assertEquals(counted("SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o FILTER STRSTARTS(STR(?s), "
                + "'https://w3id.org/selon/id/') }"), number(graph, dataset, VOID.entities.asNode()));
        assertEquals(counted("SELECT (COUNT(DISTINCT ?p) AS ?n) { ?s ?p ?o }"),
                number(graph, dataset, VOID.properties.asNode()));
        List<Node> parts = graph.find(dataset, VOID.classPartition.asNode(), Node.ANY).mapWith(t -> t.getObject()).toList();
        assertTrue(parts.size() > 15, parts.size() + " classes");
        for (Node part : parts) {
            Node kind = value(graph, part, VOID._class.asNode());
            assertEquals(counted("SELECT (COUNT(*) AS ?n) { ?s a <" + kind.getURI() + "> }"),
                    number(graph, part, VOID.entities.asNode()), kind.toString());
        }
        parts = graph.find(dataset, VOID.propertyPartition.asNode(), Node.ANY).mapWith(t -> t.getObject()).toList();
        assertEquals(number(graph, dataset, VOID.properties.asNode()), parts.size());
        for (Node part : parts) {
            Node property = value(graph, part, VOID.property.asNode());
            assertEquals(counted("SELECT (COUNT(*) AS ?n) { ?s <" + property.getURI() + "> ?o }"),
                    number(graph, part, VOID.triples.asNode()), property.toString());
        }
    }

    @Test
    void they_follow_a_change_and_say_which() {
        Graph before = described(PATH);
        HttpResponse<String> answer = anna.update("INSERT DATA { GRAPH <https://w3id.org/selon/id/graph/entities> { "
                + "<https://w3id.org/selon/id/org/reuters> <http://www.w3.org/2004/02/skos/core#altLabel> \"Thomson Reuters News\"@en } }");
        assertTrue(answer.statusCode() < 300, answer.body());
        Graph after = described(PATH);
        Node version = NodeFactory.createURI(DCAT.NS + "version");
        assertEquals(String.valueOf(anna.changes()), value(after, DatasetStatistics.DATASET, version).getLiteralLexicalForm());
        assertTrue(number(after, DatasetStatistics.DATASET, version) > number(before, DatasetStatistics.DATASET, version));
        assertTrue(number(after, DatasetStatistics.DATASET, VOID.triples.asNode())
                > number(before, DatasetStatistics.DATASET, VOID.triples.asNode()));
        assertTrue(value(after, DatasetStatistics.DATASET, DCTerms.modified.asNode()).getLiteralLexicalForm()
                .compareTo(value(before, DatasetStatistics.DATASET, DCTerms.modified.asNode()).getLiteralLexicalForm()) > 0);
    }

    @Test
    void it_is_what_dcat_ap_asks_for() {
        anna.server().get("dump.nt.gz", "*/*");
        Shapes shapes = Shapes.parse(RDFParser.source("src/test/resources/dcat-ap-3.ttl").toGraph());
        Graph graph = described(PATH);
        for (String kind : List.of("Catalog", "Dataset", "Distribution", "DataService")) {
            assertTrue(graph.contains(Node.ANY, RDF.Nodes.type, NodeFactory.createURI(DCAT.NS + kind)), kind);
        }
        assertTrue(graph.contains(Node.ANY, NodeFactory.createURI("http://spdx.org/rdf/terms#checksumValue"), Node.ANY));
        ValidationReport report = ShaclValidator.get().validate(shapes, graph);
        assertEquals(List.of(), report.getEntries().stream().filter(entry -> entry.severity().equals(Severity.Violation)).toList());
        assertEquals(Set.of("http://purl.org/dc/terms/spatial", "http://purl.org/dc/terms/temporal"), report.getEntries().stream()
                .map(ReportEntry::resultPath).map(path -> path.toString().replaceAll("[<>]", "")).collect(Collectors.toSet()),
                "what is recommended and left out: deals have no one place and time");
        graph.remove(Node.ANY, DCTerms.publisher.asNode(), Node.ANY);
        assertTrue(ShaclValidator.get().validate(shapes, graph).getEntries().stream()
                .anyMatch(entry -> entry.severity().equals(Severity.Violation)), "the shapes see something");
    }

    @Test
    void every_syntax_says_the_same_and_a_browser_is_sent_to_the_page() throws Exception {
        Graph turtle = described(PATH);
        for (String type : List.of("application/n-triples", "application/rdf+xml", "application/ld+json")) {
            HttpResponse<String> answer = anna.server().get(PATH, type);
            assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith(type), type);
            Graph same = RDFParser.fromString(answer.body(), RDFLanguages.contentTypeToLang(type)).toGraph();
            assertEquals(turtle.size(), same.size(), type);
        }
        HttpResponse<Void> page = HttpClient.newHttpClient().send(anna.server().request(PATH)
                .header("Accept", "text/html,*/*;q=0.8").build(), BodyHandlers.discarding());
        assertEquals(303, page.statusCode());
        assertEquals("/#data", page.headers().firstValue("Location").orElse(""));
        assertEquals(406, anna.server().get(PATH, "image/png").statusCode());
        assertEquals(405, anna.send("DELETE", PATH, "", "").statusCode());
    }

    @Test
    void the_service_names_its_graphs_and_where_to_take_the_data() {
        Graph graph = described("sparql");
        Set<String> names = graph.find(Node.ANY, NodeFactory.createURI(SD + "name"), Node.ANY)
                .mapWith(triple -> triple.getObject().getURI()).toSet();
        Set<Node> graphs = graph.find(Node.ANY, RDF.Nodes.type, NodeFactory.createURI(SD + "NamedGraph"))
                .mapWith(triple -> triple.getSubject()).toSet();
        graphs.forEach(one -> assertTrue(value(graph, one, NodeFactory.createURI(SD + "name")).isURI())); // W3C: conforms-to-schema
        assertEquals(names.size(), graphs.size());
        assertEquals(names.size(), counted("SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }"));
        assertTrue(names.contains("https://w3id.org/selon/id/doc/kr-asia-alibaba-c-sky"), names.toString());
        for (String path : List.of("dump.trig.gz", "dump.nt.gz", "sparql", ".well-known/void")) {
            assertTrue(graph.stream().anyMatch(triple -> triple.getObject().isURI()
                    && triple.getObject().getURI().equals(anna.server().url() + path)
                    || triple.getSubject().isURI() && triple.getSubject().getURI().equals(anna.server().url() + path)), path);
        }
        List<String> addresses = graph.find(Node.ANY, Node.ANY, Node.ANY).toList().stream().map(triple -> triple.getObject())
                .filter(node -> node.isURI() && node.getURI().startsWith(anna.server().url())).map(Node::getURI)
                .filter(address -> !address.contains("#")).distinct().toList();
        assertTrue(addresses.size() >= 5, addresses.toString());
        for (String address : addresses) {
            assertEquals(200, anna.server().get(address.substring(anna.server().url().length()), "*/*").statusCode(), address);
        }
    }
}
