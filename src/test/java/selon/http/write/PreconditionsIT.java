package selon.http.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import selon.app.cli.RunningServer;
import selon.http.sparql.SparqlIT;

/** Which state a client has seen, and from which page it asks, over real HTTP. */
class PreconditionsIT {

    private static final String NAME = "https://w3id.org/selon/id/doc/seen";
    private static final String OTHER = "https://w3id.org/selon/id/doc/unseen";
    private static int count;

    @RegisterExtension
    private static final RunningServer server = RunningServer.fresh();
    private static final HttpWriter anna = HttpWriter.ofAnna(server);

    @BeforeAll
    static void serve() throws IOException {
        assertEquals(201, anna.put(NAME, triple()).statusCode());
    }

    /** Another triple each time. */
    private static String triple() {
        return "<https://example.org/a> <https://example.org/b> " + count++ + " .";
    }

    /** The graph's present tag without its quotes: the number of its last change. */
    private static String seen() {
        String tag = tag(anna.server().get(HttpWriter.data(NAME), "text/turtle"));
        assertTrue(tag.matches("\"\\d+\\.ttl\""), tag);
        return tag.replaceAll("\\D", "");
    }

    private static String tag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "\"N\"                        | 204", "\"N.ttl\"            | 204", "\"N.nt\"             | 204",
        "*                            | 204", "\"0\", \"N\"         | 204", "\"x,y\" ,\"N.ttl\"   | 204",
        "W/\"0\",\"N\"                | 204", "W/\"N\"              | 412", "W/\"N.ttl\"          | 412",
        "\"0\"                        | 412", "\"0\", W/\"N\"       | 412", "N                    | 412",
        "\"N0\"                       | 412", "\"0N\"               | 412", "\"N.\"               | 412",
        "\"N                          | 412", "\"\"                 | 412", "\"*\"                | 412",
    })
    void a_change_is_made_only_on_what_its_maker_has_seen(String header, int status) {
        String given = header.replace("N", seen());
        long before = anna.changes();
        List<HttpResponse<String>> answers = List.of(anna.put(NAME, triple(), "If-Match", given),
                anna.post(NAME, triple(), "If-Match", header.replace("N", seen())),
                anna.send("PUT", HttpWriter.data(NAME) + "&dry-run=true", HttpWriter.TURTLE, triple(), "If-Match",
                        header.replace("N", seen())));
        if (status == 412) {
            answers.forEach(answer -> anna.assertRefused(412, "changed-meanwhile", answer, before));
            anna.assertRefused(412, "changed-meanwhile", anna.delete(NAME, "If-Match", given), before);
            SparqlIT.assertProblem(412, anna.send("GET", HttpWriter.data(NAME), BodyPublishers.noBody(), "If-Match", given), "");
        } else {
            assertEquals(List.of(204, 204, 200), answers.stream().map(HttpResponse::statusCode).toList());
        }
    }

    @Test
    void of_two_who_read_the_same_only_the_first_to_write_succeeds() {
        String tag = tag(anna.server().get(HttpWriter.data(NAME), "text/turtle"));
        HttpResponse<String> first = anna.with("token-of-ben").put(NAME, triple(), "If-Match", tag);
        assertEquals(204, first.statusCode());
        long before = anna.changes();
        anna.assertRefused(412, "changed-meanwhile", anna.put(NAME, triple(), "If-Match", tag), before);
        assertEquals(204, anna.put(NAME, triple(), "If-Match", tag(first)).statusCode(), "the answer's tag goes on");
        assertEquals(201, anna.put(OTHER, triple(), "If-None-Match", "*").statusCode());
        anna.assertRefused(412, "already-exists", anna.put(OTHER, triple(), "If-None-Match", "*"), anna.changes());
        assertEquals(204, anna.delete(OTHER).statusCode());
        anna.assertRefused(412, "gone-meanwhile", anna.put(OTHER, triple(), "If-Match", "*"), anna.changes());
        anna.assertRefused(412, "gone-meanwhile", anna.delete(OTHER, "If-Match", "*"), anna.changes());
    }

    @Test
    void an_update_can_be_made_on_the_whole_dataset_as_it_was_seen() {
        String tag = tag(anna.server().get("data?default", "application/n-triples"));
        String update = "INSERT DATA { GRAPH <" + NAME + "> { " + triple() + " } }";
        assertEquals(204, anna.update(update, "If-Match", tag).statusCode());
        anna.assertRefused(412, "changed-meanwhile", anna.update(update.replace("> 1", "> 9"), "If-Match", tag), anna.changes());
        assertEquals(tag(anna.server().get("data?default", "text/turtle")).replace(".ttl", ""), tag(anna.update("")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml"})
    void what_a_reader_has_already_is_not_sent_again(String type) {
        HttpResponse<String> first = anna.server().get(HttpWriter.data(NAME), type);
        assertEquals(200, first.statusCode());
        for (String known : List.of(tag(first), "W/" + tag(first), "\"x\", " + tag(first), "*")) {
            HttpResponse<String> answer = anna.send("GET", HttpWriter.data(NAME), BodyPublishers.noBody(), "Accept", type,
                    "If-None-Match", known);
            assertEquals(304, answer.statusCode(), known);
            assertEquals(tag(first), tag(answer));
            assertTrue(answer.headers().firstValue("Vary").orElse("").contains("Accept") && answer.body().isEmpty());
        }
        for (String unknown : List.of("\"0\"", tag(first).replace(".", ".x"), "\"" + seen() + "\"")) {
            assertEquals(200, anna.send("GET", HttpWriter.data(NAME), BodyPublishers.noBody(), "Accept", type,
                    "If-None-Match", unknown).statusCode(), unknown);
        }
        anna.put(NAME, triple());
        assertEquals(200, anna.send("GET", HttpWriter.data(NAME), BodyPublishers.noBody(), "Accept", type, "If-None-Match",
                tag(first)).statusCode(), "it has changed");
    }

    @Test
    void head_is_get_without_the_body() {
        for (String path : List.of(HttpWriter.data(NAME), "data?default", "-/history", "-/history/1")) {
            HttpResponse<String> get = anna.server().get(path, "text/turtle");
            HttpResponse<String> head = anna.send("HEAD", path, BodyPublishers.noBody(), "Accept", "text/turtle");
            assertEquals(200, head.statusCode());
            assertEquals("", head.body());
            for (String name : List.of("Content-Type", "ETag", "Vary")) {
                assertEquals(get.headers().firstValue(name), head.headers().firstValue(name), name);
            }
            assertTrue(head.headers().firstValue("Content-Length").filter(length -> length.equals("0")).isEmpty(),
                    "a length that is not GET's is none");
        }
        assertEquals(404, anna.send("HEAD", HttpWriter.data(OTHER + "2"), BodyPublishers.noBody()).statusCode());
    }

    @ParameterizedTest
    @CsvSource({"data, 'GET HEAD PUT POST DELETE OPTIONS', 'GET HEAD'", "update, POST OPTIONS, 'GET HEAD'",
        "-/validate, POST OPTIONS, 'GET HEAD'", "-/history, GET HEAD OPTIONS, 'GET HEAD'",
        "sparql, 'GET HEAD POST QUERY OPTIONS', 'GET HEAD POST QUERY'"})
    void an_address_says_what_it_takes_and_offers_only_reading_to_other_origins(String path, String allowed, String offered) {
        HttpResponse<String> answer = anna.send("OPTIONS", path, BodyPublishers.noBody(), "Origin", "https://evil.example",
                "Access-Control-Request-Method", "PUT", "Access-Control-Request-Headers", "authorization");
        assertEquals(204, answer.statusCode());
        assertEquals(Set.of(allowed.split(" ")), methods(answer, "Allow"));
        assertEquals(Set.of(offered.split(" ")), methods(answer, "Access-Control-Allow-Methods"));
        assertFalse(answer.headers().firstValue("Access-Control-Allow-Headers").orElse("").toLowerCase().contains("auth"));
        assertEquals(Optional.empty(), answer.headers().firstValue("Access-Control-Allow-Credentials"));
        HttpResponse<String> other = anna.send("PATCH", path, BodyPublishers.noBody());
        assertEquals(405, other.statusCode());
        assertEquals(Set.of(allowed.split(" ")), methods(other, "Allow"));
    }

    private static Set<String> methods(HttpResponse<String> answer, String header) {
        return Set.copyOf(Arrays.asList(answer.headers().firstValue(header).orElse("").split(", ")));
    }

    @Test
    void answers_to_changes_are_not_for_other_origins_and_answers_to_questions_are() {
        for (HttpResponse<String> answer : List.of(anna.put(NAME, triple()), anna.post(NAME, "x"), anna.update("x"),
                anna.with(null).put(NAME, ""), anna.delete(OTHER + "3"))) {
            assertEquals(Optional.empty(), answer.headers().firstValue("Access-Control-Allow-Origin"));
        }
        for (HttpResponse<String> answer : List.of(anna.server().get(HttpWriter.data(NAME), "*/*"),
                anna.server().get("-/history", "*/*"), anna.server().ask("ASK {}", "*/*"),
                anna.send("POST", "sparql", "application/sparql-query", "ASK {}"))) {
            assertEquals(Optional.of("*"), answer.headers().firstValue("Access-Control-Allow-Origin"));
            assertEquals(200, answer.statusCode());
        }
    }

    @ParameterizedTest
    @CsvSource({"Origin, https://evil.example", "Origin, null", "Origin, http://localhost:1", "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site"})
    void a_page_of_another_site_changes_nothing_even_with_a_token(String header, String value) {
        long before = anna.changes();
        anna.assertRefused(403, "other-site", anna.put(NAME, triple(), header, value), before);
        anna.assertRefused(403, "other-site", anna.delete(NAME, header, value), before);
        anna.assertRefused(403, "other-site", anna.send("POST", "update", "application/x-www-form-urlencoded",
                "update=CLEAR+NAMED", header, value), before);
    }

    @Test
    void a_page_of_this_server_may_change_what_its_reader_may() {
        String own = anna.server().url().replaceFirst("/$", "");
        assertEquals(204, anna.put(NAME, triple(), "Origin", own).statusCode());
        assertEquals(204, anna.put(NAME, triple(), "Origin", own, "Sec-Fetch-Site", "same-origin").statusCode());
        assertEquals(204, anna.put(NAME, triple(), "Sec-Fetch-Site", "none").statusCode());
    }
}
