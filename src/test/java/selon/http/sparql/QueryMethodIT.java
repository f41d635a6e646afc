package selon.http.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import selon.app.cli.RunningServer;
import selon.http.write.HttpWriter;

/** The method QUERY at /sparql: what POST takes, with entity tags and kept answers like GET. */
class QueryMethodIT {

    private static final String SPARQL = "application/sparql-query";
    private static final String CLAIMS = "SELECT (COUNT(*) AS ?n) { ?claim a <https://w3id.org/selon/ns#Claim> }";
    private static final String DEALS = "SELECT (COUNT(*) AS ?n) { ?deal a <https://w3id.org/selon/ns#Acquisition> }";

    @RegisterExtension
    private static final RunningServer server = RunningServer.fresh();

    private static HttpResponse<String> ask(String query, String type, String... headers) {
        var request = server.request("sparql").header("Accept", "text/csv").method("QUERY", BodyPublishers.ofString(query));
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return server.send(request.build());
    }

    private static String tag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    @Test
    void it_answers_as_get_does_and_is_told_of() {
        HttpResponse<String> answer = ask(CLAIMS, SPARQL);
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals(server.ask(CLAIMS, "text/csv").body(), answer.body());
        assertEquals(answer.body(), ask("query=" + CLAIMS.replace(" ", "+").replace("#", "%23"), "application/x-www-form-urlencoded").body());
        HttpResponse<String> options = server.send(server.request("sparql").method("OPTIONS", BodyPublishers.noBody()).build());
        assertTrue(options.headers().firstValue("Allow").orElse("").contains("QUERY"));
        assertTrue(options.headers().firstValue("Access-Control-Allow-Methods").orElse("").contains("QUERY"));
        assertEquals(SPARQL, options.headers().firstValue("Accept-Query").orElse(""));
    }

    @Test
    void an_answer_that_is_known_is_304_until_the_data_change() {
        String tag = tag(ask(CLAIMS, SPARQL));
        assertEquals(304, ask(CLAIMS, SPARQL, "If-None-Match", tag).statusCode());
        assertEquals(304, ask(CLAIMS, SPARQL, "If-None-Match", tag).statusCode(), "kept by now");
        assertNotEquals(tag, tag(ask(DEALS, SPARQL)));
        assertEquals(200, ask(DEALS, SPARQL, "If-None-Match", tag).statusCode(), "another query has another tag");
        assertEquals(201, HttpWriter.ofAnna(server).put("https://w3id.org/selon/id/doc/query-method", "<a:s> <a:p> <a:o> .").statusCode());
        assertEquals(200, ask(CLAIMS, SPARQL, "If-None-Match", tag).statusCode());
    }

    @Test
    void what_it_does_not_take_is_said_so() {
        SparqlIT.assertProblem(415, ask(CLAIMS, "text/plain"), "content-type-not-taken");
        SparqlIT.assertProblem(400, ask("SELECT", SPARQL), "query-syntax");
        SparqlIT.assertProblem(415, ask(CLAIMS, ""), "content-type-missing");
        HttpResponse<String> elsewhere = server.send(server.request("queries").method("QUERY", BodyPublishers.ofString(CLAIMS)).build());
        SparqlIT.assertProblem(405, elsewhere, "method-not-allowed");
    }
}
