package selon.http.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import selon.app.cli.RunningServer;
import selon.core.vocab.JsonLdContext;
import selon.http.write.HttpWriter;

/** JSON-LD with our names, out and in. */
class ContextIT {

    private static final String JSONLD = "application/ld+json";
    private static final String KR_ASIA = "https://w3id.org/selon/id/doc/kr-asia-alibaba-c-sky";

    @RegisterExtension
    private static final RunningServer server = RunningServer.fresh();
    private static final HttpWriter anna = HttpWriter.ofAnna(server);

    private static String address() {
        return anna.server().url() + "context.jsonld";
    }

    @Test
    void the_context_gives_every_term_a_name() {
        HttpResponse<String> answer = anna.server().get("context.jsonld", JSONLD);
        assertEquals(200, answer.statusCode());
        assertEquals(JSONLD, answer.headers().firstValue("Content-Type").orElse(""));
        assertEquals("*", answer.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
        String tag = answer.headers().firstValue("ETag").orElseThrow();
        assertEquals(304, anna.server().send(anna.server().request("context.jsonld").header("If-None-Match", tag).build())
                .statusCode());
        JsonObject context = JSON.parse(answer.body()).getObj("@context");
        assertTrue(context.size() > 100, context.size() + " names");
        assertEquals("https://w3id.org/selon/ns#Claim", context.getString("Claim"));
        assertEquals("@id", context.getObj("claimant").getString("@type"));
        assertEquals("@vocab", context.getObj("polarity").getString("@type"));
        assertEquals("@language", context.getObj("label").getString("@container"));
        assertEquals("https://w3id.org/selon/ns#occurredOn", context.getString("occurredOn"), "some dates are years");
        assertEquals("https://w3id.org/selon/ns#reason", context.getString("reason"));
    }

    @Test
    void what_the_server_writes_is_short_and_names_its_context() {
        for (String path : List.of(HttpWriter.data(KR_ASIA), "-/history", "", ".well-known/void", "sparql")) {
            HttpResponse<String> answer = anna.server().get(path, JSONLD);
            assertEquals(200, answer.statusCode(), path);
            assertEquals(address(), JSON.parse(answer.body()).getString("@context"), path);
        }
        String body = anna.server().get(HttpWriter.data(KR_ASIA), JSONLD).body();
        for (String words : List.of("\"@type\": \"Claim\"", "\"polarity\": \"Positive\"", "\"id:org/kr-asia\"")) {
            assertTrue(body.replaceAll("\":\\s*", "\": ").contains(words), words + " in " + body);
        }
        assertFalse(body.contains("https://w3id.org/selon/ns#"), body);
    }

    @Test
    void what_was_read_can_be_written_back_and_changes_nothing() {
        List<String> graphs = new ArrayList<>(List.of(anna.server().ask("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }",
                "text/csv").body().strip().split("\\R")));
        graphs.remove("g");
        assertTrue(graphs.size() > 20, graphs.size() + " graphs");
        long before = anna.changes();
        for (String graph : graphs) {
            String body = anna.server().get(HttpWriter.data(graph), JSONLD).body();
            assertTrue(RDFParser.fromString(body.replace("\"" + address() + "\"", context()), Lang.JSONLD).toGraph()
                    .isIsomorphicWith(anna.graph(graph)), graph + " as anybody reads it");
            if (graph.contains("/id/doc/") || graph.endsWith("entities") || graph.endsWith("links")) {
                HttpResponse<String> answer = anna.send("PUT", HttpWriter.data(graph), JSONLD, body);
                assertTrue(answer.statusCode() < 300, graph + answer.body());
            }
        }
        assertEquals(before, anna.changes(), "the same again is no change");
    }

    private static String context() {
        return JSON.parse(anna.server().get("context.jsonld", JSONLD).body()).getObj("@context").toString();
    }

    @Test
    void everybody_finds_the_context_that_a_document_names() {
        Graph graph = RDFParser.source(anna.server().url() + HttpWriter.data(KR_ASIA)).acceptHeader(JSONLD).toGraph();
        assertTrue(graph.isIsomorphicWith(anna.graph(KR_ASIA)));
    }

    @Test
    void our_context_is_known_by_its_stable_address_and_no_other_is() {
        String body = anna.server().get(HttpWriter.data(KR_ASIA), JSONLD).body();
        assertEquals(204, anna.send("PUT", HttpWriter.data(KR_ASIA), JSONLD, body.replace(address(), JsonLdContext.ADDRESS))
                .statusCode());
        long before = anna.changes();
        for (String other : List.of("http://w3id.org/selon/context.jsonld", "http://127.0.0.1:1/context.jsonld",
                "file:///etc/passwd", "context.jsonld", anna.server().url() + "data/context.jsonld")) {
            anna.assertRefused(400, "remote-context", anna.send("PUT", HttpWriter.data(KR_ASIA), JSONLD, body.replace(address(), other)),
                    before);
        }
        anna.assertRefused(400, "", anna.send("PUT", HttpWriter.data(KR_ASIA), JSONLD,
                "{\"@context\":\"" + address() + "\",\"@id\":\"a:s\",\"nameless\":1}"), before);
    }

    @Test
    void what_our_prefixes_would_change_is_written_in_full() {
        String graph = "https://example.org/odd";
        HttpResponse<String> put = anna.put(graph, "<selon:x> <http://www.w3.org/2004/02/skos/core#note> \"odd\" .");
        assertTrue(put.statusCode() < 300, put.body());
        String body = anna.server().get(HttpWriter.data(graph), JSONLD).body();
        assertTrue(RDFParser.fromString(body, Lang.JSONLD).toGraph().isIsomorphicWith(anna.graph(graph)), body);
        anna.delete(graph);
    }
}
