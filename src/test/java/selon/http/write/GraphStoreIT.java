package selon.http.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import selon.app.cli.RunningServer;

/** Graphs and updates, written over real HTTP. */
class GraphStoreIT {

    private static final String DOC = "https://w3id.org/selon/id/doc/";
    private static final String ENTITIES = "https://w3id.org/selon/id/graph/entities";
    private static final String TRIPLE = "<https://example.org/a> <https://example.org/b> \"c\" .";
    private static final List<String> CLOSED =
            List.of("https://w3id.org/selon/id/graph/uncontested", "https://w3id.org/selon/id/graph/ledger");

    @RegisterExtension
    private static final RunningServer server = RunningServer.fresh();
    private static final HttpWriter anna = HttpWriter.ofAnna(server);

    @ParameterizedTest
    @CsvSource({
        "text/turtle, false", "text/turtle, true", "application/trig, false", "application/ld+json, false",
        "application/ld+json, true", "application/n-triples, false", "application/n-quads, true",
        "application/rdf+xml, false", "application/rdf+xml, true", "text/turtle;charset=UTF-8, false",
    })
    void a_graph_is_made_added_to_replaced_and_removed_in_each_syntax(String type, boolean zipped) throws IOException {
        String name = DOC + "syntax-" + type.replaceAll("\\W", "-") + zipped;
        Graph first = graph("e:one e:says 'été'@fr , 1.50 ; e:of [ e:says true ] .");
        Graph more = graph("e:two e:says \"a\\nb\" .");
        assertEquals(201, send("PUT", name, type, zipped, first).statusCode());
        assertTrue(first.isIsomorphicWith(anna.graph(name)) || anna.graph(name).size() == 4, "what was put is there");
        assertEquals(204, send("POST", name, type, zipped, more).statusCode());
        assertEquals(5, anna.graph(name).size());
        assertEquals(204, send("PUT", name, type, zipped, more).statusCode());
        assertTrue(more.isIsomorphicWith(anna.graph(name)), "what was there is gone");
        assertEquals(204, anna.delete(name).statusCode());
        assertEquals(404, anna.server().get(HttpWriter.data(name), "*/*").statusCode());
        assertEquals(404, anna.delete(name).statusCode());
        assertEquals(201, send("POST", name, type, zipped, more).statusCode());
    }

    private static Graph graph(String turtle) {
        return RDFParser.fromString("@prefix e: <https://example.org/> . " + turtle, Lang.TURTLE).toGraph();
    }

    private static HttpResponse<String> send(String method, String name, String type, boolean zipped, Graph graph)
            throws IOException {
        Lang lang = RDFLanguages.contentTypeToLang(type.replaceFirst(";.*", ""));
        DatasetGraph named = DatasetGraphFactory.create();
        named.addGraph(NodeFactory.createURI(name), graph);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        (RDFLanguages.isQuads(lang) ? RDFWriter.source(named) : RDFWriter.source(graph)).lang(lang).output(bytes);
        return zipped
                ? anna.send(method, HttpWriter.data(name), BodyPublishers.ofByteArray(gzip(bytes.toByteArray())),
                        "Content-Type", type, "Content-Encoding", "gzip")
                : anna.send(method, HttpWriter.data(name), BodyPublishers.ofByteArray(bytes.toByteArray()), "Content-Type", type);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(bytes);
        }
        return zipped.toByteArray();
    }

    @Test
    void a_body_may_name_its_graphs_itself() {
        String two = "GRAPH <" + DOC + "trig-1> { " + TRIPLE + " } GRAPH <" + DOC + "trig-2> { " + TRIPLE + " }";
        assertEquals(204, anna.send("PUT", "data", "application/trig", two).statusCode());
        assertEquals(1, anna.graph(DOC + "trig-1").size());
        long before = anna.changes();
        anna.assertRefused(400, "body-names-no-graph", anna.send("PUT", "data", HttpWriter.TURTLE, TRIPLE), before);
        anna.assertRefused(400, "body-names-no-graph", anna.send("PUT", "data", "application/trig", TRIPLE + two), before);
        anna.assertRefused(400, "graphs-differ", anna.send("PUT", HttpWriter.data(DOC + "other"),
                "application/trig", two), before);
        anna.assertRefused(400, "default-graph", anna.send("PUT", "data?default", HttpWriter.TURTLE, TRIPLE), before);
        anna.assertRefused(400, "parameters-exclusive", anna.send("PUT", "data?default&graph=a:b", HttpWriter.TURTLE, TRIPLE), before);
        anna.assertRefused(400, "parameter-repeated", anna.send("PUT", "data?graph=a:b&graph=a:c", HttpWriter.TURTLE, TRIPLE), before);
    }

    @Test
    void what_is_put_again_changes_nothing_and_a_small_change_is_a_small_change() {
        String name = DOC + "again";
        String text = "<https://e.org/a> <https://e.org/p> [ <https://e.org/q> ( 1 2.50 ) ] , [ <https://e.org/q> \"x\" ] .";
        assertEquals(201, anna.put(name, text).statusCode());
        HttpResponse<String> again = anna.put(name, text);
        assertEquals(204, again.statusCode());
        assertFalse(again.headers().firstValue("Link").isPresent(), "no change, no link to it");
        long before = anna.changes();
        assertEquals("\"" + before + "\"", again.headers().firstValue("ETag").orElseThrow());
        assertEquals(204, anna.put(name, text + "<https://e.org/a> <https://e.org/r> 3 .").statusCode());
        var change = HttpWriter.json(anna.server().get("-/history/" + (before + 1), "application/json"));
        assertEquals(1, change.get("triplesAdded").getAsNumber().value().intValue());
        assertEquals(0, change.get("triplesRemoved").getAsNumber().value().intValue(), "the blank nodes stayed");
        assertEquals(204, anna.put(name, "").statusCode());
        assertEquals(404, anna.server().get(HttpWriter.data(name), "*/*").statusCode());
        assertEquals(204, anna.post(name, "").statusCode());
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", value = {
        "none, 401", "'', 401", "token-of-ann, 401", "token-of-anna2, 401", "TOKEN-OF-ANNA, 401", "anna, 401",
        "token-of-anna token-of-ben, 401", "token-of-ben, 204", "token-of-anna, 204",
    })
    void only_a_token_that_is_known_whole_lets_write(String token, int status) {
        HttpWriter pen = anna.with(token);
        String name = DOC + "tokens";
        assertEquals(201, anna.put(name, TRIPLE).statusCode());
        long before = anna.changes();
        List<HttpResponse<String>> answers = List.of(pen.put(name, TRIPLE), pen.post(name, TRIPLE),
                pen.update("DELETE DATA { GRAPH <" + name + "> { " + TRIPLE + " } }"),
                pen.update("INSERT DATA { GRAPH <" + name + "> { " + TRIPLE + " } }"),
                pen.send("PUT", HttpWriter.data(name) + "&access_token=token-of-anna", HttpWriter.TURTLE, TRIPLE), pen.delete(name));
        for (HttpResponse<String> answer : answers) {
            if (status == 401) {
                assertEquals(401, answer.statusCode());
                anna.assertRefused(401, "token-(missing|unknown)", answer, before);
                assertTrue(answer.headers().firstValue("WWW-Authenticate").orElse("").startsWith("Bearer realm="));
            } else {
                assertEquals(204, answer.statusCode(), answer.body());
            }
        }
        anna.delete(name);
        anna.assertRefused(401, "token-unknown", anna.with(null).send("PUT", HttpWriter.data(name), HttpWriter.TURTLE, TRIPLE,
                "Authorization", "Basic dG9rZW4tb2YtYW5uYTo="), anna.changes());
    }

    static List<String> closed_graphs_and_every_way_to_write_them() {
        List<String> ways = new ArrayList<>();
        for (String graph : CLOSED) {
            String g = "<" + graph + ">";
            ways.addAll(List.of("PUT " + graph, "POST " + graph, "DELETE " + graph, "PUT-EMPTY " + graph,
                    "TRIG GRAPH " + g + " { " + TRIPLE + " }",
                    "INSERT DATA { GRAPH " + g + " { " + TRIPLE + " } }",
                    "INSERT { GRAPH " + g + " { ?s ?p ?o } } WHERE { GRAPH <" + ENTITIES + "> { ?s ?p ?o } }",
                    "WITH " + g + " INSERT { " + TRIPLE + " } WHERE {}", "WITH " + g + " DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
                    "DELETE WHERE { GRAPH " + g + " { ?s ?p ?o } }", "CLEAR GRAPH " + g, "CLEAR SILENT GRAPH " + g,
                    "DROP GRAPH " + g, "DROP SILENT GRAPH " + g, "CREATE GRAPH " + g, "CREATE SILENT GRAPH " + g,
                    "COPY <" + ENTITIES + "> TO " + g, "COPY SILENT <" + ENTITIES + "> TO " + g,
                    "MOVE <" + ENTITIES + "> TO " + g, "MOVE " + g + " TO <" + DOC + "moved>",
                    "ADD <" + ENTITIES + "> TO " + g));
        }
        ways.addAll(List.of("CLEAR NAMED", "DROP NAMED", "DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }",
                "INSERT { GRAPH ?g { " + TRIPLE + " } } WHERE { GRAPH ?g { ?s a <http://www.w3.org/ns/prov#Activity> } }"));
        return ways;
    }

    @ParameterizedTest
    @MethodSource("closed_graphs_and_every_way_to_write_them")
    void what_is_concluded_and_the_ledger_are_written_by_nobody(String way) {
        long before = anna.changes();
        String graph = way.substring(way.indexOf(' ') + 1);
        HttpResponse<String> answer = switch (way.substring(0, way.indexOf(' '))) {
            case "PUT", "POST" -> anna.send(way.replaceFirst(" .*", ""), HttpWriter.data(graph), HttpWriter.TURTLE, TRIPLE);
            case "PUT-EMPTY" -> anna.put(graph, "");
            case "DELETE" -> graph.startsWith("http") ? anna.delete(graph) : anna.update(way);
            case "TRIG" -> anna.send("POST", "data", "application/trig", graph);
            default -> anna.update(way);
        };
        anna.assertRefused(403, "graph-(derived|is-ledger)", answer, before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CLEAR ALL", "DROP ALL", "CLEAR DEFAULT", "DROP DEFAULT", "INSERT DATA { <a:b> <a:c> <a:d> }",
        "DELETE WHERE { ?s ?p ?o }", "INSERT { <a:b> <a:c> <a:d> } WHERE {}", "COPY <" + ENTITIES + "> TO DEFAULT",
        "DELETE { ?s ?p ?o } WHERE { GRAPH <" + ENTITIES + "> { ?s ?p ?o } }"})
    void the_union_of_all_graphs_is_written_by_nobody(String update) {
        anna.assertRefused(400, "default-graph", anna.update(update), anna.changes());
    }

    @Test
    void what_the_graph_concluded_is_not_said_by_copying_it() {
        long before = anna.changes();
        assertEquals(422, anna.update("COPY <" + CLOSED.get(0) + "> TO <" + DOC + "copied>").statusCode());
        assertEquals(422, anna.update("ADD DEFAULT TO <" + DOC + "copied>").statusCode());
        assertEquals(before, anna.changes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "../x", "javascript:alert(1)", "data:text/html,x", "urn:x-arq:UnionGraph",
        "urn:x-arq:DefaultGraph", "mailto:a@b.c", "http:", "file:///etc/passwd", "https://e.org/a b", "https://e.org/<a>",
        "https://e.org/\"", "_:b"})
    void a_graph_has_a_name_that_can_be_looked_up(String name) {
        long before = anna.changes();
        anna.assertRefused(400, "", anna.put(name, TRIPLE), before);
        anna.assertRefused(name.equals("urn:x-arq:UnionGraph") ? 403 : 400, "",
                anna.update("INSERT DATA { GRAPH <" + name + "> { " + TRIPLE + " } }"), before);
        anna.assertRefused(400, "", anna.send("POST", "data", "application/trig", "GRAPH <" + name + "> { " + TRIPLE + " }"),
                before);
        assertTrue(List.of(400, 404).contains(anna.server().get(HttpWriter.data(name), "*/*").statusCode()), name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "JaVaScRiPt:alert(1)", "vbscript:alert(1)", "data:text/html,alert(1)"})
    void an_address_that_would_run_something_is_shown_and_no_link(String address) {
        String name = "runs";
        assertEquals(201, anna.put(SampleArticles.graph(name), SampleArticles.turtle(name, 1, new Random(1)) + "doc:" + name + " rdfs:seeAlso <"
                + address + "> , <https://example.org/harmless> ; dcterms:license <" + address + "> .").statusCode());
        String page = anna.server().get("id/doc/" + name + ".html", "text/html").body();
        assertTrue(page.contains("<bdi>" + address + "</bdi>"), page);
        List<String> links = Pattern.compile("(?:href|src|action)\\s*=\\s*[\"']?([^\"'> ]+)").matcher(page).results()
                .map(link -> link.group(1)).toList();
        assertTrue(links.contains("https://example.org/harmless"), links.toString());
        assertEquals(List.of(), links.stream().filter(link -> link.toLowerCase(Locale.ROOT).contains("script:") || link.contains("html,"))
                .toList(), page);
        long before = anna.changes();
        assertEquals(422, anna.put(SampleArticles.graph(name), SampleArticles.turtle(name, 1, new Random(1)) + "doc:" + name + " schema:url \""
                + address + "\"^^xsd:anyURI .").statusCode());
        assertEquals(before, anna.changes());
        assertEquals(204, anna.delete(SampleArticles.graph(name)).statusCode());
    }

    @Test
    void an_update_takes_parts_away_moves_and_adds() {
        String from = DOC + "from";
        String to = DOC + "to";
        assertEquals(204, anna.update("INSERT DATA { GRAPH <" + from + "> { <a:1> <a:p> 1 , 2 } } ; "
                + "DELETE DATA { GRAPH <" + from + "> { <a:1> <a:p> 2 } }").statusCode());
        assertEquals(1, anna.graph(from).size());
        assertEquals(204, anna.update("COPY <" + from + "> TO <" + to + ">").statusCode());
        assertEquals(204, anna.update("WITH <" + to + "> DELETE { ?s ?p ?o } INSERT { ?s ?p 7 } WHERE { ?s ?p ?o }").statusCode());
        assertEquals(204, anna.update("ADD <" + from + "> TO <" + to + ">").statusCode());
        assertEquals(2, anna.graph(to).size());
        assertEquals(204, anna.update("MOVE <" + to + "> TO <" + from + ">").statusCode());
        assertEquals(List.of(2, 0), List.of(anna.graph(from).size(), anna.graph(to).size()));
        assertEquals(204, anna.update("DROP GRAPH <" + from + ">").statusCode());
        assertEquals(404, anna.server().get(HttpWriter.data(from), "*/*").statusCode());
        anna.assertRefused(400, "update-not-executable", anna.update("CLEAR GRAPH <" + from + ">"), anna.changes());
        assertEquals(204, anna.update("CLEAR SILENT GRAPH <" + from + ">").statusCode());
        assertEquals(204, anna.update("").statusCode());
    }

    @Test
    @Tag("campaign")
    void a_path_over_a_long_chain_is_followed_to_its_end_and_all_goes_on() {
        int links = 20_000;
        String chain = IntStream.range(0, links).mapToObj(i -> "<a:" + i + "> <a:next> <a:" + (i + 1) + "> .\n").collect(Collectors.joining());
        assertEquals(201, anna.put(DOC + "chain", chain).statusCode());
        for (String path : List.of("<a:next>+", "(<a:next>|<a:none>)*", "^(^<a:next>)+")) {
            HttpResponse<String> rows = anna.server().ask("SELECT (COUNT(*) AS ?n) { <a:0> " + path + " <a:" + links + "> }", "text/csv");
            assertEquals("n\r\n1\r\n", rows.body(), path);
        }
        assertEquals(200, anna.server().get("-/health/ready", "*/*").statusCode());
        assertEquals(204, anna.delete(DOC + "chain").statusCode());
    }
}
