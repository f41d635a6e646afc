package selon.http.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import selon.OwnThread;
import selon.app.cli.RunningServer;

/** The rules themselves, changed over real HTTP. */
class RulesIT {

    private static final String SHAPES = "https://w3id.org/selon/shape";
    private static final String NAME = "https://w3id.org/selon/id/doc/ruled";
    private static final String PREFIXES = "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix shape: <" + SHAPES + "/> . "
            + "@prefix selon: <https://w3id.org/selon/ns#> . @prefix e: <https://example.org/> .\n";

    @TempDir
    private static Path folder;
    private static HttpWriter anna;

    @BeforeAll
    static void serve() throws IOException {
        anna = HttpWriter.ofAnna(RunningServer.on(folder));
    }

    @AfterAll
    static void stop() {
        anna.server().close();
    }

    private static String rule(String name, String content) {
        return PREFIXES + "shape:" + name + " a sh:NodeShape ; " + content + " .";
    }

    @Test
    void a_new_rule_is_held_against_everything_and_then_against_every_change_even_after_a_restart() throws IOException {
        String present = anna.server().get(HttpWriter.data(SHAPES), HttpWriter.TURTLE).body();
        String broken = present + rule("no-claims", "sh:targetClass selon:Claim ; sh:nodeKind sh:Literal ; "
                + "sh:message \"There should be no claims: remove it.\"@en");
        long before = anna.changes();
        HttpResponse<String> refused = anna.put(SHAPES, broken);
        assertEquals(422, refused.statusCode());
        assertEquals(133, HttpWriter.json(refused).get("findings").getAsArray().size(), "each claim breaks it");
        assertTrue(refused.body().contains("There should be no claims"));
        assertEquals(before, anna.changes());
        assertEquals(200, anna.send("POST", "-/validate?graph=" + SHAPES, HttpWriter.TURTLE, broken).statusCode());

        String kept = present + rule("number-counted", "sh:targetSubjectsOf e:counted ; sh:property [ sh:path e:number ; "
                + "sh:minCount 1 ; sh:message \"What is counted has a number: give it e:number.\"@en ]");
        assertEquals(201, anna.put(NAME, "<a:1> <https://example.org/counted> true .").statusCode());
        assertEquals(422, anna.put(SHAPES, kept).statusCode(), "what is there already breaks it");
        assertEquals(204, anna.delete(NAME).statusCode());
        assertEquals(204, anna.put(SHAPES, kept).statusCode());
        assertHeld();
        anna.server().close();
        anna = HttpWriter.ofAnna(RunningServer.on(folder));
        assertHeld();
        assertEquals(204, anna.put(SHAPES, present).statusCode());
        assertEquals(201, anna.put(NAME, "<a:1> <https://example.org/counted> true .").statusCode(), "the rule is gone");
        assertEquals(204, anna.delete(NAME).statusCode());
    }

    private static void assertHeld() {
        HttpResponse<String> refused = anna.put(NAME, "<a:1> <https://example.org/counted> true .");
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("What is counted has a number"), refused.body());
        assertEquals(201, anna.put(NAME, "<a:1> <https://example.org/counted> true ; <https://example.org/number> 1 .").statusCode());
        assertEquals(422, anna.update("DELETE WHERE { GRAPH <" + NAME + "> { ?s <https://example.org/number> ?o } }").statusCode());
        assertEquals(204, anna.delete(NAME).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "sh:targetClass selon:Claim ; sh:property [ sh:minCount 1 ]",
        "sh:targetClass selon:Claim ; sh:property 5",
        "sh:targetClass selon:Claim ; sh:property [ sh:path e:p ; sh:minCount \"x\" ]",
        "sh:targetClass selon:Claim ; sh:property [ sh:path e:p ; sh:in 5 ]",
        "sh:targetClass selon:Claim ; sh:property [ sh:path [ sh:inversePath 5 ] ; sh:minCount 1 ]",
        "sh:targetClass selon:Claim ; sh:property [ sh:path e:p ; sh:pattern \"((\" ]",
        "sh:targetClass selon:Claim ; sh:sparql [ a sh:SPARQLConstraint ; sh:select \"SELECT nothing\" ]",
        "sh:targetClass selon:Claim ; sh:sparql [ a sh:SPARQLConstraint ; sh:select \"SELECT $this { SERVICE <http://127.0.0.1:9/> { $this ?p ?o } }\" ]",
        "sh:targetClass selon:Claim ; sh:and e:x",
        "sh:targetClass selon:Claim ; sh:severity 5 ; sh:nodeKind sh:Literal",
        "sh:targetClass selon:Claim ; sh:message e:x ; sh:nodeKind sh:Literal",
        "sh:target 5 ; sh:nodeKind sh:Literal",
        "sh:target [ a sh:SPARQLTarget ; sh:select \"nothing\" ] ; sh:nodeKind sh:Literal",
    })
    void what_is_no_shape_is_400(String content) {
        anna.assertRefused(400, "shapes-(unusable|meaningless)", anna.post(SHAPES, rule("malformed", content)), anna.changes());
    }

    @Test
    void some_rule_is_always_left() {
        long before = anna.changes();
        for (HttpResponse<String> answer : List.of(anna.put(SHAPES, ""), anna.put(SHAPES, "<a:s> <a:p> 1 ."),
                anna.delete(SHAPES), anna.update("CLEAR GRAPH <" + SHAPES + ">"),
                anna.update("MOVE <" + SHAPES + "> TO <" + NAME + ">"),
                anna.update("DELETE WHERE { GRAPH <" + SHAPES + "> { ?s ?p ?o } }"))) {
            anna.assertRefused(403, "last-rule", answer, before);
        }
    }

    @Test
    void a_term_that_is_in_use_can_not_be_taken_from_the_ontology() {
        long before = anna.changes();
        HttpResponse<String> refused = anna.update("DELETE WHERE { GRAPH <https://w3id.org/selon/motive> "
                + "{ <https://w3id.org/selon/motive/internet-of-things> ?p ?o } }");
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("motivation/c-sky-iot"), refused.body());
        assertEquals(before, anna.changes());
    }

    @Test
    void whoever_reads_does_not_wait_while_everything_is_judged_anew() {
        String slow = rule("slow", "sh:targetClass selon:Claim ; sh:sparql [ a sh:SPARQLConstraint ; sh:select \"\"\"SELECT $this "
                + "{ $this ?p ?o . ?a ?b ?c . ?d <https://example.org/none> ?c }\"\"\" ]");
        CompletableFuture<HttpResponse<String>> writing = OwnThread.supply(() -> anna.post(SHAPES, slow));
        int reads = 0;
        do {
            long asked = System.nanoTime();
            assertEquals(200, anna.server().ask("ASK { <" + SHAPES + "/slow> ?p ?o }", "text/csv").statusCode());
            assertTrue((System.nanoTime() - asked) / 1e9 < 3, "a reader does not wait");
            reads++;
        } while (!writing.isDone());
        assertEquals(204, writing.join().statusCode());
        assertTrue(reads > 1, reads + " reads meanwhile");
        assertEquals(204, anna.update("DELETE WHERE { GRAPH <" + SHAPES + "> { <" + SHAPES + "/slow> ?p ?o } }").statusCode());
    }
}
