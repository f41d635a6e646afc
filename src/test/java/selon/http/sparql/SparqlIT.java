package selon.http.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import selon.app.cli.RunningServer;
import selon.core.vocab.Prefixes;
import selon.core.vocab.ProblemType;
import selon.http.write.HttpWriter;

/** /sparql over real HTTP, on the built jar. */
public class SparqlIT {

    private static final String ROWS = "SELECT ?claim { ?claim a <https://w3id.org/selon/ns#Claim> } LIMIT 3";
    private static final String GRAPH = "CONSTRUCT { ?c ?p ?o } { ?c a <https://w3id.org/selon/ns#Claim> ; ?p ?o } LIMIT 9";
    private static final String COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }";
    private static final Path ANSWERS = Path.of("src/test/resources/answers");
    private static final String ARTICLE = "https://w3id.org/selon/id/doc/objetconnecte-alibaba-c-sky";

    @RegisterExtension
    private static final RunningServer server = RunningServer.reading("--timeout", "2", "--max-rows", "100000000", "--max-result", "1024");

    @TestFactory
    Stream<DynamicTest> each_question_is_answered_as_expected() throws IOException {
        List<Path> questions;
        try (Stream<Path> files = Files.list(Path.of("queries"))) {
            questions = files.filter(file -> file.toString().endsWith(".rq")).sorted().toList();
        }
        assertEquals(26, questions.size());
        return questions.stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
            String name = file.getFileName().toString().replace(".rq", "");
            HttpResponse<String> answer = server.ask(withValues(name, Files.readString(file)), "text/csv");
            assertEquals(200, answer.statusCode(), answer.body());
            assertEquals(Files.readString(ANSWERS.resolve(name + ".csv")), answer.body().replace("\r\n", "\n"));
        }));
    }

    /** As someone with a SPARQL client does: writes the value where the variable stood. */
    private static String withValues(String name, String query) throws IOException {
        Path values = ANSWERS.resolve(name + ".params");
        String text = query;
        for (String line : Files.exists(values) ? Files.readAllLines(values) : List.<String>of()) {
            String value = Prefixes.expand(line.substring(line.indexOf('=') + 1));
            String term = value.startsWith("http") ? "<" + value + ">"
                    : "\"" + value + "\"^^<http://www.w3.org/2001/XMLSchema#date>";
            String variable = "\\?__?" + line.substring(0, line.indexOf('=')) + "_\\w+\\b";
            text = text.replaceAll("BOUND\\( " + variable + " \\)", "true").replaceAll(variable, term);
        }
        return text;
    }

    @ParameterizedTest
    @CsvSource({
        "application/sparql-results+json, application/sparql-results+json",
        "application/sparql-results+xml,  application/sparql-results+xml",
        "text/csv,                        text/csv",
        "text/tab-separated-values,       text/tab-separated-values",
        "'text/html;q=0.2, text/csv',     text/csv",
        "'image/png, */*;q=0.1',          application/sparql-results+json",
    })
    void rows_come_as_asked_for(String accept, String type) {
        HttpResponse<String> answer = server.ask(ROWS, accept);
        assertEquals(200, answer.statusCode());
        assertTrue(type(answer).startsWith(type), type(answer));
        assertTrue(answer.body().contains("https://w3id.org/selon/id/claim/"), answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/turtle", "application/ld+json", "application/n-triples", "application/rdf+xml"})
    void a_graph_comes_as_asked_for(String accept) {
        HttpResponse<String> answer = server.ask(GRAPH, accept);
        assertEquals(200, answer.statusCode());
        assertTrue(type(answer).startsWith(accept), type(answer));
        Lang lang = RDFLanguages.contentTypeToLang(accept);
        Graph graph = RDFParser.fromString(answer.body(), lang).toGraph();
        assertEquals(9, graph.size());
        assertEquals(200, server.ask("DESCRIBE <" + ARTICLE + ">", accept).statusCode());
    }

    @Test
    void a_type_that_can_not_be_had_is_406_with_the_ones_that_can() {
        HttpResponse<String> answer = server.ask(ROWS, "image/png");
        assertProblem(406, answer, "not-acceptable");
    }

    @Test
    void a_query_may_be_posted_as_a_form_or_as_itself() {
        HttpResponse<String> form = server.send(server.request("sparql").header("Accept", "text/csv")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("query=" + java.net.URLEncoder.encode(ROWS, java.nio.charset.StandardCharsets.UTF_8)))
                .build());
        HttpResponse<String> body = server.send(server.request("sparql").header("Accept", "text/csv")
                .header("Content-Type", "application/sparql-query; charset=utf-8")
                .POST(BodyPublishers.ofString(ROWS)).build());
        assertEquals(200, form.statusCode());
        assertEquals(form.body(), body.body());
    }

    @Test
    void head_is_answered_like_get_without_the_body() {
        HttpResponse<String> answer = server.send(server.request("sparql?query=ASK%7B%7D")
                .method("HEAD", BodyPublishers.noBody()).build());
        assertEquals(200, answer.statusCode());
        assertEquals("", answer.body());
    }

    @Test
    void the_default_graph_is_the_union_and_a_document_is_one_parameter() {
        int all = number(server.ask(COUNT, "text/csv"));
        int document = number(server.ask(COUNT, "text/csv", "default-graph-uri", ARTICLE));
        int named = number(server.ask("SELECT (COUNT(*) AS ?n) { GRAPH <" + ARTICLE + "> { ?s ?p ?o } }", "text/csv"));
        assertTrue(document > 500 && all > 5 * document, all + " and " + document);
        assertEquals(named, document);
        assertEquals(document, number(server.ask("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }", "text/csv",
                "named-graph-uri", ARTICLE)));
        assertEquals(0, number(server.ask(COUNT, "text/csv", "named-graph-uri", ARTICLE)));
        assertEquals(document, number(server.ask("SELECT (COUNT(*) AS ?n) FROM <" + ARTICLE + "> { ?s ?p ?o }", "text/csv")));
    }

    @Test
    void the_entity_tag_says_the_type_and_not_how_it_was_asked_for() {
        String tag = server.ask(ROWS, "text/csv").headers().firstValue("ETag").orElseThrow();
        assertEquals(tag, server.ask(ROWS, "text/csv, x/jj5zptz").headers().firstValue("ETag").orElseThrow());
        assertNotEquals(tag, server.ask(ROWS, "application/sparql-results+json").headers().firstValue("ETag").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/turtle", "application/ld+json", "application/n-triples", "application/rdf+xml", "application/rdf+json"})
    void all_of_it_can_be_had(String accept) {
        HttpResponse<String> answer = server.get("data?default", accept);
        assertEquals(200, answer.statusCode());
        assertTrue(type(answer).startsWith(accept), type(answer));
        Graph graph = RDFParser.fromString(answer.body(), RDFLanguages.contentTypeToLang(accept)).toGraph();
        assertEquals(number(server.ask(COUNT, "text/csv")), graph.size());
    }

    @Test
    void the_world_according_to_the_article_has_alibaba_cloud_as_the_buyer_and_no_wire() throws IOException {
        String question = Files.readString(Path.of("queries/who-acquired-whom.rq"));
        String world = server.ask(question, "text/csv", "default-graph-uri", ARTICLE,
                "default-graph-uri", "https://w3id.org/selon/id/graph/entities").body();
        assertTrue(world.contains("Alibaba Cloud") && !world.contains("spokeswoman"), world);
        String buyers = server.ask("SELECT ?buyer { ?deal <https://w3id.org/selon/ns#acquirer> ?buyer }", "text/csv",
                "default-graph-uri", ARTICLE).body();
        assertEquals("buyer\nhttps://w3id.org/selon/id/org/alibaba-cloud\n", buyers.replace("\r", ""));
    }

    @Test
    void a_motive_is_never_a_plain_triple_on_the_served_dataset() {
        String answer = server.ask("PREFIX selon: <https://w3id.org/selon/ns#> ASK { GRAPH "
                + "<https://w3id.org/selon/id/graph/uncontested> { ?x ?p ?m } ?m a selon:Motive }", "text/csv").body();
        assertTrue(answer.contains("false"), answer);
        assertTrue(server.ask("PREFIX selon: <https://w3id.org/selon/ns#> ASK { GRAPH "
                + "<https://w3id.org/selon/id/graph/uncontested> { ?x selon:investedIn ?y } }", "text/csv").body()
                .contains("true"));
    }

    @Test
    void a_query_that_does_not_parse_is_400_with_line_and_column() {
        assertProblem(400, server.ask("SELECT * {\n ?s ?p ", "*/*"), "query-syntax");
        assertProblem(400, server.ask("SELECT * { ?s <a:b>{1,2} ?o }", "*/*"), "query-syntax");
        assertProblem(400, server.get("sparql?query=", "*/*"), "query-syntax|query-not-executable");
        assertProblem(400, server.get("sparql?something=else", "*/*"), "query-missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } } }",
        "SELECT * { { SELECT * { SERVICE ?where { ?s ?p ?o } } } }",
        "ASK { OPTIONAL { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } } }",
        "SELECT * { ?s a ?o } ORDER BY (EXISTS { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?q } })",
        "DESCRIBE <http://x/> ORDER BY (EXISTS { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?q } })",
        "SELECT (MAX(IF(EXISTS { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }, 1, 2)) AS ?n) { ?s ?p ?o }",
    })
    void no_other_endpoint_is_asked(String query) {
        assertProblem(403, server.ask(query, "*/*"), "service-off");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT (<java:org.apache.jena.sparql.function.library.wait>(100) AS ?x) {}    | unknown-function
            ASK { FILTER ( <http://jena.apache.org/ARQ/function#wait>(100) ) }             | unknown-function
            SELECT * { ?s ?p ?o } OFFSET 1000000000                                        | offset-too-large
            SELECT * { { SELECT * { ?s ?p ?o } OFFSET 1000000000 } }                       | offset-too-large
            """)
    void what_costs_or_opens_too_much_is_400(String query, String words) {
        assertProblem(400, server.ask(query, "*/*"), words);
    }

    @Test
    void a_java_class_is_no_property() {
        assertEquals(0, number(server.ask("SELECT (COUNT(*) AS ?n) { ?s <java:org.apache.jena.sparql.pfunction.library.str> ?o }",
                "text/csv")));
    }

    @Test
    void a_request_that_can_not_be_read_is_400_and_one_of_a_strange_method_405() {
        assertProblem(400, server.get("sparql?query=%ff%fe", "*/*"), "parameters-unreadable");
        assertProblem(400, server.send(server.request("sparql").header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("query=%zz")).build()), "parameters-unreadable");
        assertProblem(400, server.get("sparql?query=ASK%7B%7D&callback=x", "*/*"), "parameter-refused");
        for (String method : List.of("TRACE", "get")) {
            assertProblem(405, server.send(server.request("data").method(method, BodyPublishers.noBody()).build()), "method-not-allowed");
        }
    }

    @Test
    void who_says_nothing_gets_json_rows_and_turtle_graphs() {
        assertEquals("application/sparql-results+json; charset=utf-8",
                type(server.send(server.request("sparql?query=ASK%7B%7D").build())));
        assertEquals("text/turtle;charset=utf-8", type(server.send(server.request("data?default").build())));
        assertProblem(406, server.get("data?default", "text/csv"), "not-acceptable");
    }

    @Test
    void no_file_is_read_and_no_address_fetched() {
        for (String graph : List.of("file:///etc/passwd", "http://127.0.0.1:9/x")) {
            assertEquals(0, number(server.ask("SELECT (COUNT(*) AS ?n) FROM <" + graph + "> { ?s ?p ?o }", "text/csv")));
            assertEquals(0, number(server.ask(COUNT, "text/csv", "default-graph-uri", graph)));
        }
    }

    @Test
    void a_query_that_takes_too_long_is_ended_and_the_server_answers_on() {
        long start = System.nanoTime();
        HttpResponse<String> answer = server.ask("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", "text/csv");
        assertTrue((System.nanoTime() - start) / 1e9 < 30, "it ends");
        assertProblem(503, answer, "took-too-long");
        assertEquals("30", answer.headers().firstValue("Retry-After").orElse(""));
        HttpResponse<String> streaming = server.ask("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", "text/csv");
        assertProblem(503, streaming, "took-too-long");
        assertProblem(503, server.ask("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", "*/*",
                "timeout", "1000"), "took-too-long");
        assertEquals(200, server.ask(ROWS, "text/csv").statusCode());
    }

    @Test
    void a_regular_expression_takes_as_long_as_its_text() {
        assertEquals(0, number(server.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o FILTER REGEX('" + "a".repeat(60) + "!', '^(.*a){20}$') }",
                "text/csv")));
        assertTrue(number(server.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o FILTER REGEX(STR(?o), '\\\\(?xinhua\\\\)?|alibaba', 'i') }",
                "text/csv")) > 0);
        assertProblem(400, server.ask("SELECT * { ?s ?p ?o FILTER REGEX(STR(?o), '(a)\\\\1') }", "*/*"), "regex-not-linear");
    }

    @ParameterizedTest
    @CsvSource({"PUT, sparql, 405", "DELETE, sparql, 405", "PATCH, sparql, 405", "PUT, data?default, 403",
        "POST, data?default, 403", "DELETE, data?default, 403", "PATCH, data?default, 405", "PUT, data?graph=doc:x, 403",
        "POST, data?graph=doc:x, 403", "DELETE, data?graph=https://w3id.org/selon/id/graph/entities, 403", "POST, data, 403",
        "PUT, data?graph=doc:x&dry-run=true, 403", "PUT, '', 405", "POST, '', 405", "DELETE, '', 405", "POST, update, 403",
        "GET, update, 405", "PUT, update, 405", "PUT, id/org/x, 405", "PUT, -/history, 405"})
    void nobody_writes_where_no_token_is_known(String method, String path, int status) {
        int before = number(server.ask(COUNT, "text/csv"));
        for (String token : new String[] {"", "Bearer x", "Bearer ", "Bearer null"}) {
            HttpRequest.Builder request = server.request(path).header("Content-Type", "text/turtle")
                    .method(method, BodyPublishers.ofString("<a:b> <a:c> <a:d> ."));
            HttpResponse<String> answer = server.send((token.isEmpty() ? request : request.header("Authorization", token)).build());
            assertProblem(status, answer, status == 403 ? "read-only" : "");
            assertEquals(status == 405, answer.headers().firstValue("Allow").isPresent(), "Allow goes with 405");
        }
        assertEquals(before, number(server.ask(COUNT, "text/csv")));
    }

    @Test
    void an_update_is_not_a_query() {
        assertProblem(400, server.send(server.request("sparql").header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("update=CLEAR+ALL")).build()), "update-not-taken");
        assertProblem(415, server.send(server.request("sparql").header("Content-Type", "application/sparql-update")
                .POST(BodyPublishers.ofString("CLEAR ALL")).build()), "content-type-not-taken");
        assertProblem(400, server.ask("LOAD <file:///etc/passwd>", "*/*"), "query-syntax");
        assertProblem(400, server.ask("INSERT DATA { <a:b> <a:c> <a:d> }", "*/*"), "query-syntax");
    }

    @Test
    void without_a_query_the_service_describes_itself() {
        HttpResponse<String> answer = server.get("sparql", "*/*");
        assertEquals(200, answer.statusCode());
        Graph graph = RDFParser.fromString(answer.body(), Lang.TURTLE).toGraph();
        assertTrue(graph.stream().anyMatch(triple -> triple.getPredicate().getURI().endsWith("#endpoint")
                && triple.getObject().getURI().equals(server.url() + "sparql")), answer.body());
    }

    private static String type(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }

    private static int number(HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode(), answer.body());
        return Integer.parseInt(answer.body().lines().skip(1).findFirst().orElseThrow().strip());
    }

    /**
     * Sees that an answer tells of a problem in the one shape.
     *
     * @param told a pattern for its code, after which a line and a column may follow: {@code rdf-syntax 2:12}; empty for any
     */
    public static void assertProblem(int status, HttpResponse<String> answer, String told) {
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals("application/problem+json", type(answer));
        JsonObject problem = HttpWriter.json(answer);
        ProblemType type = ProblemType.of(problem.getString("code")).orElseThrow();
        String place = Stream.of("line", "column").filter(problem::hasKey).map(name -> problem.get(name).toString())
                .collect(Collectors.joining(":"));
        assertTrue(told.isEmpty() || (type.code() + (told.contains(" ") ? " " + place : "")).matches(told), answer.body());
        assertEquals(status, problem.get("status").getAsNumber().value().intValue());
        assertEquals(status, type.status(), answer.body());
        assertTrue(problem.getString("type").endsWith(type.path()), answer.body());
        assertFalse(answer.body().contains("Exception") || answer.body().contains("\\tat "), answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "xml", "csv", "tsv", "text"})
    void rows_that_stop_coming_are_503_and_no_short_answer(String format) {
        String endless = "{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER ( CONCAT(STR(?a), STR(?d), STR(?g)) = \"none\" ) }";
        assertProblem(503, server.ask("SELECT * { { BIND ( 1 AS ?first ) } UNION " + endless + " }", "*/*", "format", format, "timeout", "1"),
                "took-too-long");
    }
}
