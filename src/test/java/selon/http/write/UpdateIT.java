package selon.http.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import selon.OwnThread;
import selon.ServerProcess;
import selon.app.cli.RunningServer;
import selon.http.sparql.SparqlIT;

/** SPARQL Update over real HTTP: how it comes, what it may not do, and how long it may take. */
class UpdateIT {

    private static final String NAME = "https://w3id.org/selon/id/doc/updated";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String INSERT = "INSERT DATA { GRAPH <" + NAME + "> { <a:s> <a:p> 1 } }";
    private static final int SECONDS = 4;

    @RegisterExtension
    private static final RunningServer server = RunningServer.fresh("--timeout", String.valueOf(SECONDS));
    private static final HttpWriter anna = HttpWriter.ofAnna(server);

    @BeforeEach
    void clear() {
        anna.delete(NAME);
    }

    private static String into(String what, String where) {
        return "INSERT { GRAPH <" + NAME + "> { " + what + " } } WHERE { " + where + " }";
    }

    @ParameterizedTest
    @ValueSource(strings = {HttpWriter.UPDATE, HttpWriter.UPDATE + ";charset=utf-8", FORM, FORM + "; charset=UTF-8"})
    void an_update_comes_as_itself_or_as_a_form(String type) {
        boolean form = type.startsWith(FORM);
        assertEquals(204, anna.send("POST", "update", type, form ? "update=" + ServerProcess.encoded(INSERT) : INSERT).statusCode());
        assertEquals(1, anna.graph(NAME).size());
        String drop = "DROP GRAPH <" + NAME + ">";
        assertEquals(204, anna.send("POST", "update", type, form ? "update=" + ServerProcess.encoded(drop) : drop).statusCode());
        assertTrue(anna.graph(NAME).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(value = {"'', content-type-missing", "text/plain, content-type-not-taken",
        "multipart/form-data; boundary=b, content-type-not-taken", "application/sparql-query, content-type-not-taken",
        "text/turtle, content-type-not-taken", "application/json, content-type-not-taken",
        "application/sparql-update; charset=latin1, charset-not-taken"})
    void an_update_of_another_type_is_none(String type, String code) {
        long before = anna.changes();
        anna.assertRefused(415, code, anna.send("POST", "update", type, INSERT), before);
        anna.assertRefused(415, code, anna.send("POST", "update", type, "update=" + ServerProcess.encoded(INSERT)), before);
    }

    @Test
    void a_form_has_one_update() {
        long before = anna.changes();
        String encoded = ServerProcess.encoded(INSERT);
        anna.assertRefused(400, "parameter-missing", anna.send("POST", "update", FORM, "query=" + encoded), before);
        anna.assertRefused(400, "parameter-repeated", anna.send("POST", "update", FORM, "update=" + encoded + "&update=" + encoded), before);
        anna.assertRefused(400, "parameters-unreadable", anna.send("POST", "update", FORM, "update=%zz"), before);
        anna.assertRefused(415, "content-type-missing", anna.send("POST", "update?update=" + encoded,
                BodyPublishers.noBody()), before);
        SparqlIT.assertProblem(405, anna.send("GET", "update?update=" + encoded, BodyPublishers.noBody()), "method-not-allowed");
        anna.assertRefused(400, "update-not-taken", anna.send("POST", "sparql", FORM, "update=" + encoded), before);
        anna.assertRefused(415, "content-type-not-taken", anna.send("POST", "sparql", HttpWriter.UPDATE, INSERT), before);
    }

    @Test
    void the_protocol_can_say_which_graphs_an_update_looks_at() {
        String entities = "https://w3id.org/selon/id/graph/entities";
        String copy = into("?s <a:p> ?o", "?s <https://w3id.org/selon/ns#notThere> ?o");
        String all = into("?s <a:p> 1", "?s ?p ?o");
        assertEquals(204, anna.send("POST", "update?using-graph-uri=" + entities, HttpWriter.UPDATE, copy).statusCode());
        assertTrue(anna.graph(NAME).isEmpty());
        assertEquals(204, anna.send("POST", "update", FORM, "update=" + ServerProcess.encoded(all) + "&using-graph-uri="
                + ServerProcess.encoded(entities)).statusCode());
        long subjects = anna.graph(entities).stream().map(triple -> triple.getSubject()).filter(s -> s.isURI()).distinct().count();
        assertEquals(subjects, anna.graph(NAME).stream().filter(triple -> triple.getSubject().isURI()).count());
        assertEquals(204, anna.update("DELETE { GRAPH <" + NAME + "> { ?s ?p ?o } } USING <" + NAME + "> WHERE { ?s ?p ?o }")
                .statusCode());
        assertTrue(anna.graph(NAME).isEmpty());
        long before = anna.changes();
        anna.assertRefused(400, "using-twice", anna.send("POST", "update?using-graph-uri=" + entities, HttpWriter.UPDATE,
                "WITH <" + NAME + "> " + "DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }"), before);
        anna.assertRefused(400, "not-an-iri", anna.send("POST", "update?using-graph-uri=x", HttpWriter.UPDATE, all), before);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "LOAD <file:///etc/passwd> INTO GRAPH <" + NAME + ">",
        "LOAD SILENT <http://127.0.0.1:9/x> INTO GRAPH <" + NAME + ">",
        INSERT + " ; LOAD <http://127.0.0.1:9/x>",
        "INSERT { GRAPH <" + NAME + "> { ?s ?p ?o } } WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "INSERT { GRAPH <" + NAME + "> { <a:s> <a:p> 1 } } WHERE { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "INSERT { GRAPH <" + NAME + "> { <a:s> <a:p> 1 } } WHERE { { SELECT * { SERVICE SILENT ?e { ?s ?p ?o } } } }",
        "INSERT { GRAPH <" + NAME + "> { <a:s> <a:p> 1 } } WHERE { FILTER NOT EXISTS { SERVICE SILENT <a:b> { ?s ?p ?o } } }",
        "INSERT { GRAPH <" + NAME + "> { <a:s> <a:p> ?x } } WHERE { BIND (EXISTS { SERVICE SILENT <a:b> { ?s ?p ?o } } AS ?x) }",
        "INSERT { GRAPH <" + NAME + "> { <a:s> <a:p> 1 } } WHERE { SELECT ?s { ?s ?p ?o } ORDER BY (EXISTS { SERVICE <a:b> {} }) }",
        INSERT + " ; DELETE { GRAPH <" + NAME + "> { ?s ?p ?o } } WHERE { MINUS { SERVICE SILENT <a:b> { ?s ?p ?o } } ?s ?p ?o }",
    })
    void an_update_fetches_nothing_and_asks_nobody(String update) {
        long before = anna.changes();
        anna.assertRefused(403, "load-off|service-off", anna.update(update), before);
        anna.assertRefused(403, "load-off|service-off", anna.send("POST", "update?dry-run=true", HttpWriter.UPDATE, update), before);
        assertTrue(anna.graph(NAME).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "<java:org.apache.jena.sparql.function.library.wait>(100)  | unknown-function",
        "<http://jena.apache.org/ARQ/function#wait>(100)           | unknown-function",
        "<http://jena.apache.org/ARQ/function#eval>('1')           | unknown-function",
    })
    void an_update_calls_no_function_but_sparqls(String call, String words) {
        anna.assertRefused(400, words, anna.update(into("<a:s> <a:p> ?x", "BIND (" + call + " AS ?x)")), anna.changes());
    }

    @Test
    void standard_sparql_is_what_is_spoken() {
        long before = anna.changes();
        anna.assertRefused(400, "update-syntax", anna.update(into("?s <a:p> 1", "?s <a:p>{1,2} ?o")), before);
        anna.assertRefused(400, "update-syntax", anna.update("INSERT DATA { GRAPH <" + NAME + "> { << <a:s> <a:p> 1 >> <a:q> 2 } }"),
                before);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT (COUNT(*) AS ?x) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
        "?a ?b ?c . ?d ?e ?f . ?g ?h ?x",
    })
    void an_update_that_takes_too_long_is_ended_while_all_read_and_then_write_on(String where) {
        long before = anna.changes();
        long start = System.nanoTime();
        CompletableFuture<HttpResponse<String>> slow = OwnThread.supply(() ->
                anna.update(INSERT + " ; " + into("<a:s> <a:p> ?x", where)));
        int reads = 0;
        do {
            long asked = System.nanoTime();
            assertEquals(200, anna.server().ask("ASK { GRAPH <" + NAME + "> { ?s ?p ?o } }", "text/csv").statusCode());
            assertFalse(anna.server().ask("ASK { GRAPH <" + NAME + "> { ?s ?p ?o } }", "text/csv").body().contains("true"),
                    "nobody sees what is not accepted");
            assertTrue((System.nanoTime() - asked) / 1e9 < SECONDS, "a reader does not wait");
            reads++;
        } while (!slow.isDone());
        HttpResponse<String> answer = slow.join();
        assertTrue((System.nanoTime() - start) / 1e9 < 6 * SECONDS, "it ends");
        assertTrue(reads > 0);
        anna.assertRefused(503, "took-too-long", answer, before);
        assertEquals("30", answer.headers().firstValue("Retry-After").orElse(""));
        assertEquals(204, anna.update(INSERT).statusCode());
    }

    @Test
    void a_regular_expression_does_what_it_should_in_time() {
        assertEquals(204, anna.update(into("<a:s> <a:p> ?x", "BIND (REGEX('" + "a".repeat(32) + "!', '^(.*a){20}$') AS ?x)")).statusCode());
        assertEquals(204, anna.delete(NAME).statusCode());
        assertEquals(204, anna.update(into("<a:s> <a:p> ?x , ?y , ?z", "BIND (REPLACE('abcabc'@en, 'B', 'x', 'i') AS ?x) "
                + "BIND (REGEX('a.c', '.c', 'q') AS ?y) BIND (REPLACE('été', '(t)', '$1$1') AS ?z)")).statusCode());
        assertEquals(Set.of("axcaxc@en", "true", "étté"), anna.graph(NAME).stream().map(triple -> triple.getObject())
                .map(text -> text.getLiteralLexicalForm() + (text.getLiteralLanguage().isEmpty() ? "" : "@en"))
                .collect(Collectors.toSet()));
    }
}
