package selon.pages.things;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import selon.app.cli.RunningServer;
import selon.http.sparql.SparqlIT;

/** The first page, the graphs, and everything that goes wrong, over real HTTP. */
class PagesIT {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @RegisterExtension
    private static final RunningServer server = RunningServer.shared();

    @Test
    void a_browser_sees_who_says_what() {
        HttpResponse<String> page = server.get("", BROWSER);
        assertEquals(200, page.statusCode());
        assertEquals("text/html;charset=utf-8", page.headers().firstValue("Content-Type").orElse(""));
        for (String words : new String[] {"Jack Ma", "Denies it", "Reuters", "aurait motivé", "巧合", "26 questions",
            "curl " + server.url() + "sparql"}) {
            assertTrue(page.body().contains(words), words);
        }
        assertEquals(2, page.body().split("<article", -1).length, "one motive is contested, and shown once");
        assertTrue(page.body().contains("href=\"/id/deal/alibaba-group-c-sky-2018\""), "the deal is linked");
        assertTrue(page.body().length() < 100_000);
    }

    @Test
    void no_page_asks_any_other_host_for_anything() {
        String page = server.get("", BROWSER).body();
        assertFalse(page.matches("(?s).*(src|href)=\"(https?:)?//(?!creativecommons\\.org/licenses/by/4\\.0/).*"), page);
        assertEquals(200, server.get("assets/selon.css", "text/css").statusCode());
        assertTrue(server.get("", BROWSER).headers().firstValue("Content-Security-Policy").orElse("")
                .contains("default-src 'self'"));
    }

    @Test
    void a_program_gets_a_description_of_the_dataset() {
        for (String accept : new String[] {"*/*", "text/turtle"}) {
            HttpResponse<String> answer = server.get("", accept);
            assertEquals("text/turtle;charset=utf-8", answer.headers().firstValue("Content-Type").orElse(""));
            assertTrue(RDFParser.fromString(answer.body(), Lang.TURTLE).toGraph().stream().anyMatch(triple ->
                    triple.getObject().toString().equals("https://creativecommons.org/licenses/by/4.0/")));
        }
        assertEquals(200, server.get("", "application/ld+json").statusCode());
        assertEquals(406, server.get("", "image/png").statusCode());
    }

    @Test
    void a_graph_is_read_by_its_name() {
        String name = "https://w3id.org/selon/id/doc/reuters-alibaba-c-sky";
        HttpResponse<String> answer = server.get("data?graph=" + name, "text/turtle");
        assertEquals(200, answer.statusCode());
        assertTrue(RDFParser.fromString(answer.body(), Lang.TURTLE).toGraph().size() > 100);
        assertTrue(answer.body().contains("claim:"), "our prefixes are used");
        long all = RDFParser.fromString(server.get("data?default", "application/n-triples").body(), Lang.NTRIPLES)
                .toGraph().size();
        assertTrue(all > 4000, all + " triples: the default graph is the union");
        SparqlIT.assertProblem(404, server.get("data?graph=https://example.org/none", "*/*"), "no-such-graph");
        SparqlIT.assertProblem(400, server.get("data", "*/*"), "graph-not-named");
    }

    @Test
    void what_is_not_there_is_404_in_the_one_shape() {
        SparqlIT.assertProblem(404, server.get("nothing/here", "*/*"), "no-such-page");
        HttpResponse<String> page = server.get("nothing/%3Cscript%3E", BROWSER);
        assertEquals(404, page.statusCode());
        assertTrue(page.body().contains("<code>no-such-page</code>"), page.body());
        assertFalse(page.body().contains("<script>"), page.body());
        assertEquals("text/plain;charset=utf-8", server.get("nothing", "text/plain").headers()
                .firstValue("Content-Type").orElse(""));
    }

    @Test
    void even_what_jetty_refuses_has_the_one_shape() throws IOException {
        String answer = raw("GET / HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(20_000) + "\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 431"), answer);
        assertTrue(answer.contains("application/problem+json"), answer);
        answer = raw("GET / HTTP/1.1\r\nConnection: close\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 400") && answer.contains("application/problem+json"), answer);
    }

    private static String raw(String request) throws IOException {
        URI address = URI.create(server.url());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readNBytes(600), StandardCharsets.UTF_8);
        }
    }
}
