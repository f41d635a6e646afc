package selon.pages.questions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import selon.ServerProcess;
import selon.app.cli.RunningServer;
import selon.core.query.NamedQuery;
import selon.core.query.QuestionGraph;
import selon.core.query.Questions;
import selon.core.vocab.Installation;
import selon.http.sparql.SparqlIT;

/** The named queries at /queries, over real HTTP. */
class QuestionsIT {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    private static final Questions QUESTIONS = new Questions(new Installation(Path.of("")));
    private static final String CLAIM = "claim:objetconnecte-alibaba-c-sky-15-denial-article";

    @RegisterExtension
    private static final RunningServer server = RunningServer.shared();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            queries                           | browser                          | 200 | text/html
            queries/                          | text/html                        | 200 | text/html
            queries                           | image/png                        | 406 | application/problem+json
            queries/drift                     | browser                          | 200 | text/html
            queries/drift                     | */*                              | 200 | application/sparql-results+json
            queries/drift                     | application/json                 | 200 | application/json
            queries/drift                     | text/csv                         | 200 | text/csv
            queries/drift                     | text/tab-separated-values        | 200 | text/tab-separated-values
            queries/drift                     | application/sparql-results+xml   | 200 | application/sparql-results+xml
            queries/drift                     | text/html;q=0.2, text/csv        | 200 | text/csv
            queries/drift                     | text/turtle                      | 406 | application/problem+json
            queries/drift                     | image/png                        | 406 | application/problem+json
            queries/drift.json                | browser                          | 200 | application/sparql-results+json
            queries/drift.csv                 | browser                          | 200 | text/csv
            queries/drift.tsv                 | image/png                        | 200 | text/tab-separated-values
            queries/drift.xml                 | browser                          | 200 | application/sparql-results+xml
            queries/drift.html                | */*                              | 200 | text/html
            queries/drift.ttl                 | */*                              | 404 | application/problem+json
            queries/drift.csv.gz              | */*                              | 404 | application/problem+json
            queries/drifts                    | browser                          | 404 | text/html
            queries/drift/more                | */*                              | 404 | application/problem+json
            queries/../queries/drift          | browser                          | 200 | text/html
            queries/chain-of-a-claim          | browser                          | 200 | text/html
            queries/chain-of-a-claim          | */*                              | 400 | application/problem+json
            queries/chain-of-a-claim?claim=x  | browser                          | 400 | text/html
            queries/said-by-a-date?by=        | */*                              | 200 | application/sparql-results+json
            openapi.json                      | */*                              | 200 | application/json
            openapi.json                      | application/openapi+json         | 200 | application/openapi+json
            openapi.json                      | application/vnd.oai.openapi+json | 200 | application/vnd.oai.openapi+json
            openapi.json                      | text/turtle                      | 406 | application/problem+json
            openapi                           | browser                          | 200 | text/html
            """)
    void an_answer_comes_as_the_ending_or_the_Accept_header_says(String path, String accept, int status, String type) {
        HttpResponse<String> answer = server.get(path, accept.equals("browser") ? BROWSER : accept);
        assertEquals(status, answer.statusCode(), answer.body());
        assertTrue(header(answer, "Content-Type").startsWith(type), header(answer, "Content-Type"));
        if (status == 200) {
            assertTrue(header(answer, "Vary").startsWith("Accept"), "a cache keeps them apart");
        }
    }

    @TestFactory
    Stream<DynamicTest> each_question_has_the_answer_that_is_expected() {
        assertTrue(QUESTIONS.all().size() > 20);
        return QUESTIONS.all().stream().map(question -> DynamicTest.dynamicTest(question.name(), () -> {
            Path given = Path.of("src/test/resources/answers", question.name() + ".params");
            String query = !Files.exists(given) ? "" : Files.readAllLines(given).stream().filter(line -> line.contains("="))
                    .map(line -> line.replaceFirst("=.*", "=") + ServerProcess.encoded(line.replaceFirst("[^=]*=", "")))
                    .collect(Collectors.joining("&", "?", ""));
            HttpResponse<String> answer = server.get("queries/" + question.name() + ".csv" + query, "*/*");
            String expected = Files.readString(Path.of("src/test/resources/answers", question.name() + ".csv"));
            assertEquals(expected, answer.body().replace("\r\n", "\n"));
            HttpResponse<String> page = server.get("queries/" + question.name() + query, BROWSER);
            assertTrue(page.statusCode() == 200 && page.body().contains("id=\"answer\""), question.name());
            assertTrue(page.body().length() < 100_000, page.body().length() + " characters");
        }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"queries", "queries/drift", "queries/chain-of-a-claim", "queries/said-by-a-date?by=2018-04-20&limit=5"})
    void a_page_is_in_the_readers_language(String path) {
        for (String language : List.of("en", "fr")) {
            String page = server.send(server.request(path).header("Accept", BROWSER).header("Accept-Language", language).build()).body();
            assertTrue(page.contains("<html lang=\"" + language + "\">"), page);
            QUESTIONS.all().stream().filter(one -> path.equals("queries") || path.contains("/" + one.name())).forEach(one ->
                    assertTrue(unescaped(page).contains(one.summary(language)) && unescaped(page).contains(one.description(language)),
                            one.name()));
            assertFalse(page.contains("<script>"), page);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"claim:x> . } ; DROP ALL #", "\") } UNION { ?s ?p ?o } #", "<script>alert(1)</script>", "relative", "not an iri",
        "claim:x?y=1&z=\"", "https://example.org/a b", "javascript:alert(1)//\u0000"})
    void a_hostile_value_is_inert(String value) {
        HttpResponse<String> refused = server.get("queries/chain-of-a-claim.json?claim=" + ServerProcess.encoded(value), "*/*");
        assertTrue(refused.statusCode() == 400 || refused.body().contains("\"bindings\": ["), refused.body());
        HttpResponse<String> page = server.get("queries/chain-of-a-claim?claim=" + ServerProcess.encoded(value), BROWSER);
        assertFalse(page.body().contains("<script>alert"), page.body());
        assertEquals(refused.statusCode(), page.statusCode());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            chain-of-a-claim?claim=not%20an%20iri | parameter-not-an-iri
            chain-of-a-claim                      | parameter-missing
            said-by-a-date?by=yesterday           | parameter-not-a-date
            said-by-a-date?by=2018-02-30          | parameter-not-a-date
            said-by-a-date?until=2018-04-20       | parameter-unknown
            said-by-a-date?by=2018-04-20&by=x     | parameter-repeated
            drift?limit=0                         | parameter-out-of-range
            drift?limit=many                      | parameter-out-of-range
            drift?limit=10001                     | parameter-out-of-range
            drift?offset=-1                       | parameter-out-of-range
            drift?offset=99999999999999           | parameter-out-of-range
            drift?%FF=1                           | parameters-unreadable
            """)
    void a_parameter_that_does_not_fit_is_400(String path, String code) {
        SparqlIT.assertProblem(400, server.get("queries/" + path, "application/json"), code);
    }

    @Test
    void pages_follow_one_another_by_links_and_make_up_the_whole() {
        String whole = server.get("queries/drift.csv", "*/*").body();
        StringBuilder parts = new StringBuilder();
        String next = "queries/drift.csv?limit=7";
        int pages = 0;
        while (!next.isEmpty()) {
            HttpResponse<String> page = server.get(next, "*/*");
            parts.append(pages == 0 ? page.body() : page.body().substring(page.body().indexOf('\n') + 1));
            assertEquals(pages > 0, link(page, "prev").isPresent() && link(page, "first").isPresent());
            next = link(page, "next").orElse("").replaceFirst("^/", "");
            pages++;
        }
        assertTrue(pages > 2, pages + " pages");
        assertEquals(whole, parts.toString());
        assertTrue(link(server.get("queries/drift?limit=7", "text/csv"), "next").orElseThrow().startsWith("/queries/drift?"));
        assertTrue(server.get("queries/drift.csv?offset=10000", "*/*").body().lines().count() == 1, "beyond the last there is none");
    }

    @Test
    void what_a_client_has_is_not_sent_again_until_something_changes() {
        for (String path : List.of("queries/drift.csv", "queries/drift.html", "openapi.json")) {
            HttpResponse<String> first = server.get(path, "*/*");
            HttpResponse<String> again = server.send(server.request(path).header("If-None-Match", header(first, "ETag")).build());
            assertEquals(304, again.statusCode(), path);
            assertEquals(header(first, "ETag"), header(again, "ETag"));
            assertEquals("", again.body());
            HttpResponse<String> head = server.send(server.request(path).method("HEAD", BodyPublishers.noBody()).build());
            assertEquals(200, head.statusCode());
            assertEquals(header(first, "Content-Length"), header(head, "Content-Length"));
        }
        assertTrue(header(server.get("queries/drift?x=1", "*/*"), "ETag").isEmpty(), "an error is no version of an answer");
        SparqlIT.assertProblem(405, server.send(server.request("queries/drift").POST(BodyPublishers.ofString("x")).build()), "method-not-allowed");
    }

    @Test
    void typed_links_lead_to_the_description_of_the_api() {
        for (String path : List.of("queries", "queries/drift", "")) {
            HttpResponse<String> answer = server.get(path, "text/html");
            assertEquals("/openapi.json", link(answer, "service-desc").orElse(""), path);
            assertEquals("/openapi", link(answer, "service-doc").orElse(""), path);
        }
        assertEquals("/id/query/drift.ttl", link(server.get("queries/drift", "text/csv"), "describedby").orElse(""));
    }

    @Test
    void the_endpoint_holds_each_question_as_something_that_can_be_executed() {
        String ask = """
                PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
                SELECT ?question ?comment ?text { ?question a sh:SPARQLSelectExecutable ; rdfs:comment ?comment ; sh:select ?text
                FILTER ( LANG( ?comment ) = "fr" ) }""";
        JsonObject answer = JSON.parse(server.ask(ask, "application/sparql-results+json").body());
        var rows = answer.get("results").getAsObject().get("bindings").getAsArray();
        assertEquals(QUESTIONS.all().size(), rows.size());
        rows.forEach(row -> {
            String iri = row.getAsObject().getObj("question").getString("value");
            NamedQuery question = QUESTIONS.named(iri.replaceFirst(".*/", ""));
            assertEquals(question.summary("fr"), row.getAsObject().getObj("comment").getString("value"));
            Query read = QueryFactory.create(row.getAsObject().getObj("text").getString("value"), Syntax.syntaxSPARQL_11);
            assertEquals(question.query(), read);
        });
        var served = RDFParser.fromString(server.get("data?graph=" + QuestionGraph.NAME.getURI(), "application/n-triples").body(),
                Lang.NTRIPLES).toGraph();
        assertTrue(served.isIsomorphicWith(QuestionGraph.of(QUESTIONS.all())), "as it is made, and in a graph of its own");
        String about = server.get("id/query/chain-of-a-claim.ttl", "*/*").body();
        assertTrue(about.contains("sh:optional") && about.contains(CLAIM.replace("claim:", "")), about);
    }

    @Test
    void the_page_of_the_api_asks_nobody_else_and_the_others_style_nothing_in_themselves() {
        HttpResponse<String> api = server.get("openapi", BROWSER);
        assertTrue(header(api, "Content-Security-Policy").contains("default-src 'self'; style-src 'self' 'unsafe-inline'"));
        assertFalse(header(server.get("queries/drift", BROWSER), "Content-Security-Policy").contains("unsafe"));
        for (String file : List.of("swagger-ui.css", "swagger-ui-bundle.js")) {
            assertEquals(200, server.get("assets/lib/swagger-ui/" + file, "*/*").statusCode(), file);
        }
    }

    private static Optional<String> link(HttpResponse<String> answer, String rel) {
        return answer.headers().allValues("Link").stream().filter(link -> link.contains("rel=\"" + rel + "\""))
                .map(link -> link.substring(1, link.indexOf('>'))).findFirst();
    }

    private static String unescaped(String html) {
        return html.replace("&lt;", "<").replace("&gt;", ">").replace("&#34;", "\"").replace("&#39;", "'").replace("&amp;", "&");
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
