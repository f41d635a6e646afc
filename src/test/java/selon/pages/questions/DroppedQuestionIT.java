package selon.pages.questions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import selon.ServerProcess;
import selon.Terminal;
import selon.http.sparql.SparqlIT;

/** A new file in queries/ is all it takes. */
@Tag("process")
class DroppedQuestionIT {

    private static final Map<String, String> DROPPED = Map.of(
            "who-has-a-name", """
                    #+ summary: Who has a name?
                    #+ summary-fr: Qui a un nom ?
                    #+ tags: names
                    #+ param name: the name, letter by letter. Example: Reuters

                    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
                    SELECT DISTINCT ?thing WHERE { ?thing rdfs:label ?label FILTER ( STR( ?label ) = ?_name_text ) } ORDER BY STR( ?thing )
                    """,
            "what-surrounds-a-thing", """
                    #+ param thing: the thing. Example: o:reuters
                    CONSTRUCT { ?_thing_iri ?p ?o } WHERE { ?_thing_iri ?p ?o }
                    """,
            "is-it-named", "#+ param name: the name. Example: Reuters\nASK { ?thing ?p ?label FILTER ( STR( ?label ) = ?_name_text ) }",
            "too-much", "SELECT ( COUNT( * ) AS ?n ) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
            "elsewhere", "SELECT * { SERVICE <http://127.0.0.1:1/sparql> { ?s ?p ?o } }");

    @TempDir
    private static Path folder;
    private static Terminal terminal;
    private static ServerProcess server;

    /** A database is made without the questions, which are dropped before it is served again. */
    @BeforeAll
    static void serve() throws IOException {
        Path home = Files.createDirectories(folder.resolve("home"));
        Files.createDirectories(home.resolve("target"));
        // The jar comes last, so that nothing looks newer than it, and it is not built again.
        for (String part : new String[] {"ontology", "data", "src", "pom.xml", "target/selon.jar"}) {
            Files.createSymbolicLink(home.resolve(part), Path.of(part).toAbsolutePath());
        }
        copy(Path.of("queries"), home.resolve("queries"));
        copy(Path.of("bin"), home.resolve("bin"));
        terminal = new Terminal(folder, Map.of(), home.resolve("bin/selon"));
        new ServerProcess(terminal, "--db", "db").close();
        for (Map.Entry<String, String> dropped : DROPPED.entrySet()) {
            Files.writeString(home.resolve("queries").resolve(dropped.getKey() + ".rq"), dropped.getValue());
        }
        server = new ServerProcess(terminal, "--db", "db", "--timeout", "1");
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void it_is_listed_offered_in_the_editor_and_described() {
        for (String name : DROPPED.keySet()) {
            assertTrue(server.get("queries", "text/html").body().contains("href=\"/queries/" + name + "\""), name);
            assertTrue(server.get("sparql", "text/html").body().contains("href=\"/sparql?example=" + name + "\""), name);
            assertTrue(server.get("openapi.json", "*/*").body().contains("\"/queries/" + name + "\""), name);
        }
        assertTrue(server.get("queries", "text/html").body().contains("id=\"names\""), "under its own word");
        String classes = "PREFIX sh: <http://www.w3.org/ns/shacl#> SELECT ?class { <https://w3id.org/selon/id/query/NAME> a ?class }";
        assertTrue(server.ask(classes.replace("NAME", "is-it-named"), "text/csv").body().contains("SPARQLAskExecutable"));
        assertTrue(server.ask(classes.replace("NAME", "what-surrounds-a-thing"), "text/csv").body().contains("SPARQLConstructExecutable"));
        assertTrue(server.get("-/history", "application/json").body().contains("The questions in queries/ have changed"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            who-has-a-name?name=Reuters               | text/csv              | text/csv                        | https://w3id.org/selon/id/org/reuters
            who-has-a-name.json?name=%22%20%7D%20%23  | */*                   | application/sparql-results+json | "bindings": [
            who-has-a-name?name=Reuters               | text/html             | text/html                       | href="/id/org/reuters"
            what-surrounds-a-thing?thing=o:reuters    | */*                   | text/turtle                     | selon:Organisation
            what-surrounds-a-thing.ttl?thing=o:reuters| text/html             | text/turtle                     | selon:Organisation
            what-surrounds-a-thing?thing=o:reuters    | application/ld+json   | application/ld+json             | "@context"
            what-surrounds-a-thing.nt?thing=o:reuters | */*                   | application/n-triples           | <https://w3id.org/selon/id/org/reuters>
            what-surrounds-a-thing?thing=o:reuters    | text/html             | text/html                       | selon:Organisation
            is-it-named?name=Reuters                  | */*                   | application/sparql-results+json | true
            is-it-named.json?name=Nobody              | */*                   | application/sparql-results+json | false
            is-it-named?name=Reuters                  | text/html             | text/html                       | <b>Yes</b>
            """)
    void it_is_answered_in_every_form_of_its_kind(String path, String accept, String type, String words) {
        HttpResponse<String> answer = server.get("queries/" + path, accept);
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith(type), type);
        assertTrue(answer.body().contains(words), answer.body());
    }

    @Test
    void it_is_offered_at_a_terminal() {
        assertTrue(terminal.selon("query", "--list").out().contains("who-has-a-name             Who has a name?"));
    }

    @Test
    void one_that_takes_too_long_or_asks_elsewhere_is_refused_like_any_query() {
        for (String type : new String[] {"*/*", "text/html"}) {
            HttpResponse<String> late = server.get("queries/too-much", type);
            assertEquals(503, late.statusCode(), late.body());
            assertEquals("30", late.headers().firstValue("Retry-After").orElse(""));
            assertTrue(late.headers().firstValue("ETag").isEmpty(), "an error is no version of an answer");
        }
        SparqlIT.assertProblem(403, server.get("queries/elsewhere", "*/*"), "service-off");
    }

    @Test
    void one_that_is_no_question_keeps_the_server_from_starting_and_says_why() throws IOException {
        Path bad = folder.resolve("home/queries/bad.rq");
        Files.writeString(bad, "SELECT * { ?s ?p ?_thing_iri }");
        try {
            Terminal.Result result = terminal.selon("serve", "--mem", "--port", "0");
            assertEquals(2, result.status());
            assertTrue(result.err().contains("bad.rq: says nothing of its parameter thing. Add a line: #+ param thing:"), result.err());
        } finally {
            Files.delete(bad);
        }
    }
}
