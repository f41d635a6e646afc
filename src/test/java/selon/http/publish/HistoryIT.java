package selon.http.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.rdfpatch.RDFPatchOps;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import selon.ServerProcess;
import selon.app.cli.RunningServer;
import selon.http.sparql.SparqlIT;
import selon.http.write.HttpWriter;

/** Who changed what, when and why, over real HTTP. */
class HistoryIT {

    private static final String NAME = "https://w3id.org/selon/id/doc/told";
    private static final String TOLD = NAME + "-first";
    private static final String THING = "https://example.org/a?b=1&c=%20";
    private static final String PROV = "http://www.w3.org/ns/prov#";

    @RegisterExtension
    private static final RunningServer server = RunningServer.fresh();
    private static final HttpWriter anna = HttpWriter.ofAnna(server);

    private static HttpResponse<String> get(String path, String type) {
        return anna.server().get(path, type);
    }

    private static JsonObject last() {
        return HttpWriter.json(get("-/history/" + anna.changes(), "application/json"));
    }

    private static String triple(int value) {
        return "<" + THING + "> <https://example.org/p> " + value + " .";
    }

    @Test
    void every_accepted_change_tells_number_time_who_why_and_what() {
        long before = anna.changes();
        Instant start = Instant.now().minusMillis(2);
        HttpResponse<String> made = anna.with("token-of-ben").put(TOLD, triple(1), "Selon-Reason", "  A first reading ");
        assertEquals(201, made.statusCode());
        assertEquals(List.of("</-/history/" + (before + 1) + ">; rel=\"http://www.w3.org/ns/prov#has_provenance\""),
                made.headers().allValues("Link"));
        JsonObject change = last();
        assertEquals(before + 1, change.get("number").getAsNumber().value().longValue());
        assertEquals("ben", change.getString("who"));
        assertEquals("A first reading", change.getString("why"));
        Instant time = Instant.parse(change.getString("time"));
        assertTrue(!time.isBefore(start) && !time.isAfter(Instant.now()), time.toString());
        assertEquals("[ \"" + TOLD + "\" ]", change.get("graphs").toString().replaceAll("\\s+", " "));
        assertTrue(change.get("things").toString().contains(THING));
        HttpResponse<String> patch = get("-/history/" + (before + 1), "application/rdf-patch");
        assertEquals("application/rdf-patch;charset=utf-8", patch.headers().firstValue("Content-Type").orElse(""));
        DatasetGraph applied = DatasetGraphFactory.create();
        RDFPatchOps.applyChange(applied, RDFPatchOps.read(new ByteArrayInputStream(patch.body().getBytes(StandardCharsets.UTF_8))));
        assertTrue(applied.contains(NodeFactory.createURI(TOLD), NodeFactory.createURI(THING), Node.ANY, Node.ANY), patch.body());
        assertEquals(204, anna.put(TOLD, triple(2)).statusCode());
        assertFalse(last().hasKey("why"));
        assertEquals(List.of(1, 1), List.of(last().get("triplesAdded").getAsNumber().value().intValue(),
                last().get("triplesRemoved").getAsNumber().value().intValue()));
        assertEquals(204, anna.delete(TOLD, "Selon-Reason", "A mistake").statusCode());
        assertEquals("A mistake", last().getString("why"));
    }

    @Test
    void a_query_can_be_asked_of_the_record_as_it_was() {
        String name = NAME + "-then";
        String query = "SELECT ?value { GRAPH <" + name + "> { ?thing ?p ?value } }";
        assertEquals(201, anna.put(name, triple(11)).statusCode());
        long then = anna.changes();
        assertEquals(204, anna.put(name, triple(12)).statusCode());
        assertEquals("value\r\n11\r\n", anna.server().ask(query, "text/csv", "as-of", String.valueOf(then)).body());
        assertEquals("value\r\n", anna.server().ask(query, "text/csv", "as-of", String.valueOf(then - 1)).body());
        String time = last().getString("time");
        for (HttpResponse<String> now : List.of(anna.server().ask(query, "text/csv"),
                anna.server().ask(query, "text/csv", "as-of", time),
                anna.server().ask("SELECT ?value { ?thing ?p ?value }", "text/csv", "as-of", time, "default-graph-uri", name))) {
            assertEquals("value\r\n12\r\n", now.body());
        }
        SparqlIT.assertProblem(400, anna.server().ask(query, "*/*", "as-of", "yesterday"), "moment-unreadable");
        SparqlIT.assertProblem(400, anna.server().ask(query, "*/*", "as-of", "1000000"), "change-out-of-range");
    }

    @ParameterizedTest
    @CsvSource({"'# Why not', 'Why not'", "'## One\n#  and two  \n', 'One and two'", "'\n\n # Three \n#\n', 'Three'",
        "'#\n#', ''", "'', ''", "'PREFIX a: <a:> # not this\n', ''", "'# A\tB \u0001 C \uFFFE\n', 'A B   C'"})
    void the_comment_at_the_head_of_an_update_is_its_reason(String comment, String reason) {
        int value = (int) anna.changes();
        assertEquals(204, anna.update(comment + "\nINSERT DATA { GRAPH <" + NAME + "> { " + triple(value) + " } }").statusCode());
        assertEquals(reason, last().hasKey("why") ? last().getString("why") : "");
        assertEquals(204, anna.update(comment + "\nDELETE DATA { GRAPH <" + NAME + "> { " + triple(value) + " } }",
                "Selon-Reason", "The header").statusCode());
        assertEquals("The header", last().getString("why"), "the header is asked first");
    }

    @Test
    void a_reason_may_be_in_any_language_and_is_not_endless() throws IOException {
        String reason = "Relecture : l’été, 巧合";
        assertEquals(201, anna.put(NAME + "-words", triple(1), "Selon-Reason", "x").statusCode());
        assertEquals(204, anna.update("# " + reason + "\nINSERT DATA { GRAPH <" + NAME + "-words> { " + triple(2) + " } }")
                .statusCode());
        assertEquals(reason, last().getString("why"));
        assertEquals("HTTP/1.1 204", rawDelete(NAME + "-words", reason).substring(0, 12));
        assertEquals(reason, last().getString("why"), "in UTF-8 in the header too");
        assertEquals(201, anna.put(NAME + "-words", triple(1)).statusCode());
        anna.assertRefused(400, "reason-too-long", anna.put(NAME, triple(3), "Selon-Reason", "x".repeat(2001)), anna.changes());
        anna.assertRefused(400, "reason-too-long", anna.update("# " + "x".repeat(2001) + "\nDROP GRAPH <" + NAME + "-words>"),
                anna.changes());
        assertEquals(204, anna.delete(NAME + "-words", "Selon-Reason", "<script>alert(1)</script>").statusCode());
        assertEquals("<script>alert(1)</script>", last().getString("why"));
        for (String path : List.of("-/history", "-/history/" + anna.changes())) {
            assertFalse(get(path, "text/html").body().contains("<script>"), "what people write is text");
        }
    }

    /** As clients do that take a header for UTF-8. */
    private static String rawDelete(String graph, String reason) throws IOException {
        URI address = URI.create(anna.server().url());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream().write(("DELETE /" + HttpWriter.data(graph) + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                    + "token-of-anna\r\nSelon-Reason: " + reason + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readNBytes(100), StandardCharsets.UTF_8);
        }
    }

    @Test
    void what_is_refused_or_changes_nothing_is_no_change() {
        assertEquals(201, anna.put(NAME + "-same", triple(1)).statusCode());
        long before = anna.changes();
        assertEquals(422, anna.put(NAME + "-same", "<a:b> a <https://w3id.org/selon/ns#Claim> .").statusCode());
        assertEquals(400, anna.put(NAME + "-same", "x").statusCode());
        assertEquals(204, anna.put(NAME + "-same", triple(1)).statusCode());
        assertEquals(204, anna.update("INSERT DATA { GRAPH <" + NAME + "-same> { " + triple(1) + " } }").statusCode());
        assertEquals(204, anna.update("DELETE WHERE { GRAPH <" + NAME + "-none> { ?s ?p ?o } }").statusCode());
        assertEquals(before, anna.changes());
    }

    @Test
    void the_history_of_a_graph_or_a_thing_is_paged() {
        String name = NAME + "-paged";
        for (int i = 0; i < 7; i++) {
            anna.post(name, "<" + THING + "&paged> <https://example.org/p> " + i + " .");
            anna.put(NAME + "-other", triple(i));
        }
        for (String about : List.of("graph=" + ServerProcess.encoded(name), "thing=" + ServerProcess.encoded(THING + "&paged"))) {
            List<Long> numbers = new ArrayList<>();
            int pages = 0;
            Optional<String> next = Optional.of("-/history?limit=3&" + about);
            while (next.isPresent()) {
                HttpResponse<String> page = get(next.get(), "application/json");
                HttpWriter.json(page).get("changes").getAsArray().forEach(change ->
                        numbers.add(change.getAsObject().get("number").getAsNumber().value().longValue()));
                next = page.headers().firstValue("Link").map(link -> link.replaceFirst("</(.*)>; rel=\"next\"", "$1"));
                assertEquals(next.isPresent(), HttpWriter.json(page).hasKey("next"));
                pages++;
            }
            assertEquals(3, pages);
            assertTrue(get("-/history?limit=3&" + about, "text/html").body().contains("rel=\"next\""));
            assertFalse(get("-/history?limit=7&" + about, "text/html").body().contains("rel=\"next\""));
            assertEquals(7, numbers.size());
            assertEquals(numbers.stream().sorted(java.util.Comparator.reverseOrder()).toList(), numbers, "the latest first");
        }
        long all = anna.changes();
        JsonObject everything = HttpWriter.json(get("-/history?limit=500", "application/json"));
        assertEquals(LongStream.rangeClosed(1, all).count(), everything.get("changes").getAsArray().size());
        assertEquals(0, HttpWriter.json(get("-/history?thing=https://example.org/none", "application/json")).get("changes")
                .getAsArray().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/turtle", "application/ld+json", "application/n-triples", "application/rdf+xml"})
    void the_history_in_rdf_is_told_in_terms_of_prov(String type) {
        anna.put(NAME, triple((int) anna.changes()), "Selon-Reason", "To be told in RDF");
        long number = anna.changes();
        Node change = NodeFactory.createURI("https://w3id.org/selon/id/change/" + number);
        for (String path : List.of("-/history", "-/history/" + number, "-/history?graph=" + NAME)) {
            HttpResponse<String> answer = get(path, type);
            assertEquals(type + ";charset=utf-8", answer.headers().firstValue("Content-Type").orElse(""));
            Graph graph = RDFParser.fromString(answer.body(), RDFLanguages.contentTypeToLang(type)).toGraph();
            assertTrue(graph.contains(change, RDF.Nodes.type, NodeFactory.createURI(PROV + "Activity")), answer.body());
            assertTrue(graph.contains(change, NodeFactory.createURI(PROV + "wasAssociatedWith"),
                    NodeFactory.createURI("https://w3id.org/selon/id/agent/anna")));
            assertTrue(graph.contains(change, NodeFactory.createURI(PROV + "endedAtTime"), Node.ANY));
            assertTrue(graph.contains(change, NodeFactory.createURI("https://w3id.org/selon/ns#changedGraph"),
                    NodeFactory.createURI(NAME)));
            assertTrue(answer.body().contains("To be told in RDF"));
        }
    }

    @Test
    void a_page_shows_what_came_and_went_in_the_readers_language() {
        anna.put(NAME, triple(100));
        assertEquals(204, anna.put(NAME, triple(101), "Selon-Reason", "One more").statusCode());
        String page = get("-/history/" + anna.changes(), "text/html").body();
        for (String words : List.of("<html lang=\"en\">", "One more", "anna", ">100<", ">101<", "class=\"minus\"", "class=\"plus\"",
                "<code>doc:told</code>", "application/rdf-patch")) {
            assertTrue(page.contains(words), words);
        }
        String french = anna.send("GET", "-/history", BodyPublishers.noBody(), "Accept", "text/html", "Accept-Language", "fr")
                .body();
        assertTrue(french.contains("<html lang=\"fr\">") && french.contains("Qui a changé quoi"), french);
        assertTrue(french.contains("/-/history?thing=https%3A%2F%2Fw3id.org%2Fselon%2Fid%2Fdoc%2Ftold"));
        String first = get("-/history/1", "text/html").body();
        assertTrue(first.contains("only part of this change") && first.length() < 200_000, first.length() + " characters");
        assertTrue(get("-/history?thing=" + ServerProcess.encoded(THING), "text/html").body().contains("https://example.org/a?b=1&amp;c=%20"));
    }

    @Test
    void what_is_not_in_the_history_is_404_and_what_can_not_be_meant_400() {
        for (String path : List.of("-/history/0", "-/history/99999", "-/history/x", "-/history/1/2", "-/history/1x")) {
            SparqlIT.assertProblem(404, get(path, "*/*"), "no-such-change");
        }
        for (String path : List.of("-/history?limit=0", "-/history?limit=x", "-/history?before=-1", "-/history?thing=x",
                "-/history?graph=a:b&thing=a:c", "-/history?limit=1&limit=2")) {
            SparqlIT.assertProblem(400, get(path, "*/*"), "parameter-not-a-number|not-an-iri|parameters-exclusive|parameter-repeated");
        }
        SparqlIT.assertProblem(406, get("-/history", "image/png"), "not-acceptable");
        SparqlIT.assertProblem(406, get("-/history", "application/rdf-patch"), "not-acceptable");
        SparqlIT.assertProblem(405, anna.send("DELETE", "-/history/1", BodyPublishers.noBody()), "method-not-allowed");
    }
}
