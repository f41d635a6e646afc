package selon.http.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import selon.app.cli.RunningServer;

/** What the rules say of a change, over real HTTP: refused, warned of, or only asked about. */
class ValidateIT {

    private static final String DOC = "https://w3id.org/selon/id/doc/";
    private static final String NAME = DOC + "judged";
    private static final String CONSTRAINED_BY = "; rel=\"http://www.w3.org/ns/ldp#constrainedBy\"";
    private static final Path EXAMPLES = Path.of("ontology/examples");

    @RegisterExtension
    private static final RunningServer server = RunningServer.fresh("--timeout", "5");
    private static final HttpWriter anna = HttpWriter.ofAnna(server);
    private static String refused;

    @BeforeAll
    static void serve() throws IOException {
        refused = Files.readString(EXAMPLES.resolve("claim-claimant.reject.ttl")).replace("selon:Positive", "selon:Perhaps");
    }

    private static Set<String> rulesOf(HttpResponse<String> answer) {
        return HttpWriter.json(answer).get("findings").getAsArray().stream()
                .map(finding -> finding.getAsObject().getString("rule")).collect(Collectors.toSet());
    }

    @Test
    void a_refused_change_is_422_with_a_finding_for_each_rule_and_a_link_to_it() {
        long before = anna.changes();
        for (HttpResponse<String> answer : List.of(anna.put(NAME, refused), anna.post(NAME, refused),
                anna.put(NAME, refused, "Accept", "application/json"),
                anna.send("PUT", HttpWriter.data(NAME) + "&dry-run=true", HttpWriter.TURTLE, refused))) {
            assertEquals(422, answer.statusCode());
            JsonObject problem = HttpWriter.json(answer);
            assertEquals("application/problem+json", answer.headers().firstValue("Content-Type").orElse(""));
            assertEquals("refused-by-rules", problem.getString("code"));
            assertEquals(422, problem.get("status").getAsNumber().value().intValue());
            Set<String> rules = Set.of("https://w3id.org/selon/shape/claim-claimant",
                    "https://w3id.org/selon/shape/claim-polarity");
            assertEquals(rules, rulesOf(answer));
            assertEquals(rules.stream().map(rule -> "<" + rule + ">" + CONSTRAINED_BY).collect(Collectors.toSet()),
                    Set.copyOf(answer.headers().allValues("Link")));
            JsonObject polarity = problem.get("findings").getAsArray().stream().map(finding -> finding.getAsObject())
                    .filter(finding -> finding.getString("rule").endsWith("polarity")).findFirst().orElseThrow();
            assertEquals("https://w3id.org/selon/id/claim/example", polarity.getString("focusNode"));
            assertEquals("https://w3id.org/selon/ns#Perhaps", polarity.getString("value"));
            assertEquals(lineOf("selon:Perhaps"), polarity.get("line").getAsNumber().value().intValue());
            assertEquals("violation", polarity.getString("severity"));
        }
        assertEquals(before, anna.changes());
        assertTrue(anna.graph(NAME).isEmpty());
    }

    private static int lineOf(String words) {
        return (int) refused.substring(0, refused.indexOf(words)).lines().count();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/turtle", "application/ld+json", "application/n-triples", "application/rdf+xml"})
    void the_report_in_rdf_is_a_shacl_report_and_says_what_the_json_says(String type) {
        HttpResponse<String> answer = anna.put(NAME, refused, "Accept", type);
        assertEquals(422, answer.statusCode());
        assertEquals(type + ";charset=utf-8", answer.headers().firstValue("Content-Type").orElse(""));
        assertTrue(answer.headers().firstValue("Vary").orElse("").contains("Accept"));
        Graph graph = RDFParser.fromString(answer.body(), RDFLanguages.contentTypeToLang(type)).toGraph();
        assertEquals(1, graph.find(Node.ANY, RDF.Nodes.type, SHACL.ValidationReport).toList().size());
        ValidationReport report = ValidationReport.fromGraph(graph);
        assertFalse(report.conforms());
        Set<List<String>> said = new HashSet<>();
        HttpWriter.json(anna.put(NAME, refused)).get("findings").getAsArray().forEach(finding -> {
            JsonObject one = finding.getAsObject();
            said.add(List.of(one.getString("focusNode"), one.getString("rule"),
                    one.hasKey("value") ? one.getString("value") : "", one.getString("message")));
        });
        assertEquals(2, said.size());
        assertEquals(said, report.getEntries().stream().map(entry -> List.of(entry.focusNode().getURI(),
                entry.source().getURI(), entry.value() == null ? "" : entry.value().getURI(), message(graph, entry.source())))
                .collect(Collectors.toSet()));
        for (Node needed : List.of(SHACL.resultPath, SHACL.resultSeverity, SHACL.sourceConstraintComponent)) {
            assertEquals(2, graph.find(Node.ANY, needed, Node.ANY).toList().size(), needed.getURI());
        }
        if (type.equals("text/turtle")) {
            answer.body().lines().filter(line -> line.startsWith("PREFIX")).map(line -> line.split("\\s+")[1]).forEach(prefix ->
                    assertTrue(answer.body().split("\\W" + prefix + "\\w", -1).length > 1, prefix + " is declared and not used"));
        }
    }

    private static String message(Graph graph, Node rule) {
        Node result = graph.find(Node.ANY, SHACL.sourceShape, rule).mapWith(Triple::getSubject).next();
        return graph.find(result, SHACL.resultMessage, Node.ANY).mapWith(Triple::getObject)
                .filterKeep(message -> message.getLiteralLanguage().equals("en")).next().getLiteralLexicalForm();
    }

    @ParameterizedTest
    @CsvSource({"text/html, en, lang=\"en\", Refused", "text/html, 'fr-CH, en;q=0.5', lang=\"fr\", Refusé",
        "text/html, de, Refused, A claim says whose word it is", "text/html, fr, Rien n’a été modifié, Une affirmation dit de qui",
        "text/plain, fr, 2 erreurs, Une affirmation dit de qui", "text/plain, en, line 10: , A claim says whose word it is",
        "application/problem+json, fr, 2 erreurs, \"message\": \"Une affirmation dit de qui",
        "application/json, 'de, fr;q=0.1', 2 erreurs, \"en\": \"A claim says whose word it is"})
    void people_read_the_report_in_their_language(String type, String language, String words, String more) {
        HttpResponse<String> answer = anna.put(NAME, refused, "Accept", type, "Accept-Language", language);
        assertEquals(422, answer.statusCode());
        String body = answer.body();
        assertTrue(body.contains(words), body);
        assertTrue(body.contains(more), body);
        assertTrue(answer.headers().firstValue("Vary").orElse("").contains("Accept-Language"));
        assertFalse(answer.body().contains("<script>"));
    }

    @Test
    void a_report_that_can_not_be_had_as_asked_for_comes_as_json() {
        HttpResponse<String> answer = anna.put(NAME, refused, "Accept", "image/png");
        assertEquals(422, answer.statusCode());
        assertEquals(2, rulesOf(answer).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"assertable-claimed", "claim-relay-open", "motivation-once"})
    void a_warning_lets_a_change_pass_and_is_told_and_remembered(String rule) throws IOException {
        String text = Files.readString(EXAMPLES.resolve(rule + ".reject.ttl"));
        String shape = "https://w3id.org/selon/shape/" + rule;
        String name = DOC + rule;
        HttpResponse<String> tried = anna.send("PUT", HttpWriter.data(name) + "&dry-run=true", HttpWriter.TURTLE, text);
        assertEquals(200, tried.statusCode(), tried.body());
        assertTrue(anna.graph(name).isEmpty());
        HttpResponse<String> made = anna.put(name, text);
        assertEquals(201, made.statusCode());
        for (HttpResponse<String> answer : List.of(tried, made)) {
            assertEquals(Set.of(shape), rulesOf(answer));
            assertTrue(answer.body().contains("\"accepted\": true") && answer.body().contains("\"severity\": \"warning\""));
            assertEquals("application/json", answer.headers().firstValue("Content-Type").orElse(""));
            assertTrue(answer.headers().allValues("Link").contains("<" + shape + ">" + CONSTRAINED_BY));
        }
        assertFalse(anna.graph(name).isEmpty());
        String change = "-/history/" + anna.changes();
        JsonObject remembered = HttpWriter.json(anna.server().get(change, "application/json"));
        assertEquals(shape, remembered.get("warnings").getAsArray().get(0).getAsObject().getString("rule"));
        for (String type : List.of("text/turtle", "text/html")) {
            assertTrue(anna.server().get(change, type).body().contains("shape:" + rule), type);
        }
        assertEquals(204, anna.post(name, "<a:s> <a:p> 1 .").statusCode(), "what the change did not touch is not warned of again");
        assertEquals(204, anna.delete(name).statusCode());
    }

    @Test
    void whoever_has_no_token_may_ask_and_nothing_is_written() {
        long before = anna.changes();
        HttpWriter nobody = anna.with(null);
        for (String path : List.of("-/validate", "-/validate?graph=" + NAME, "-/validate?graph=doc:judged")) {
            HttpResponse<String> answer = nobody.send("POST", path, HttpWriter.TURTLE, refused);
            assertEquals(200, answer.statusCode());
            assertEquals("application/json", answer.headers().firstValue("Content-Type").orElse(""));
            assertTrue(answer.body().contains("\"accepted\": false"));
            assertEquals(2, rulesOf(answer).size());
            HttpResponse<String> good = nobody.send("POST", path, HttpWriter.TURTLE, "<a:s> <a:p> 1 .", "Accept", "text/turtle");
            assertEquals(200, good.statusCode());
            assertTrue(ValidationReport.fromGraph(RDFParser.fromString(good.body(), RDFLanguages.TURTLE).toGraph()).conforms());
        }
        nobody.assertRefused(400, "body-empty", nobody.send("POST", "-/validate", HttpWriter.TURTLE, ""), before);
        nobody.assertRefused(403, "graph-derived", nobody.send("POST",
                "-/validate?graph=https://w3id.org/selon/id/graph/uncontested", HttpWriter.TURTLE, "<a:s> <a:p> 1 ."), before);
        nobody.assertRefused(401, "token-missing", nobody.send("PUT", HttpWriter.data(NAME) + "&dry-run=true", HttpWriter.TURTLE, refused), before);
        nobody.assertRefused(400, "parameter-not-a-boolean", anna.send("PUT", HttpWriter.data(NAME) + "&dry-run=1", HttpWriter.TURTLE, ""),
                before);
        assertEquals(before, anna.changes());
    }

    @Test
    void a_graph_is_judged_in_the_place_of_the_one_of_its_name() throws IOException {
        String document = Files.readString(Path.of("data/finanznachrichten-alibaba-c-sky.ttl"));
        String name = "doc:finanznachrichten-alibaba-c-sky";
        HttpWriter nobody = anna.with(null);
        String without = document.replaceAll("(?m)^ *selon:claimant .*\n", "");
        assertEquals(Set.of("https://w3id.org/selon/shape/claim-claimant"),
                rulesOf(nobody.send("POST", "-/validate?graph=" + name, HttpWriter.TURTLE, without)));
        assertEquals(Set.of("https://w3id.org/selon/shape/quote-selector"),
                rulesOf(nobody.send("POST", "-/validate", HttpWriter.TURTLE, without)), "beside it, the quote has two selectors");
        String trig = "GRAPH <" + DOC + "finanznachrichten-alibaba-c-sky> {" + without.replaceAll("(?m)^@prefix.*$", "") + "}";
        String prefixes = without.lines().filter(line -> line.startsWith("@prefix")).collect(Collectors.joining("\n"));
        assertEquals(1, rulesOf(nobody.send("POST", "-/validate", "application/trig", prefixes + trig)).size());
    }

    @Test
    void whoever_has_no_token_may_not_keep_the_server_busy() {
        HttpWriter nobody = anna.with(null);
        long before = anna.changes();
        nobody.assertRefused(413, "body-too-large", nobody.send("POST", "-/validate", HttpWriter.TURTLE, " ".repeat(200_000)), before);
        assertEquals(400, anna.send("POST", "-/validate", HttpWriter.TURTLE, " ".repeat(200_000)).statusCode());
        nobody.assertRefused(401, "token-missing", nobody.send("POST", "-/validate?graph=https://w3id.org/selon/shape", HttpWriter.TURTLE,
                "<a:s> <a:p> 1 ."), before);
        String ring = IntStream.range(0, 2500).mapToObj(i -> "c:" + i + " a s:Claim ; s:relays c:" + (i + 1) % 2500 + " .\n")
                .collect(Collectors.joining("", "@prefix s: <https://w3id.org/selon/ns#> . @prefix c: <http://c/> .\n", ""));
        long start = System.nanoTime();
        HttpResponse<String> answer = nobody.send("POST", "-/validate", HttpWriter.TURTLE, ring);
        assertTrue(List.of(200, 503).contains(answer.statusCode()), answer.body());
        assertTrue((System.nanoTime() - start) / 1e9 < 20, "it ends");
        assertEquals(200, nobody.send("POST", "-/validate", HttpWriter.TURTLE, "<a:s> <a:p> 1 .").statusCode());
    }

    @Test
    void of_very_many_findings_the_first_are_told_and_all_are_counted() {
        String many = IntStream.range(0, 200).mapToObj(i -> "<a:" + i + "> a <https://w3id.org/selon/ns#Claim> .\n")
                .collect(Collectors.joining());
        HttpResponse<String> answer = anna.put(NAME, many);
        assertEquals(422, answer.statusCode());
        assertEquals(500, HttpWriter.json(answer).get("findings").getAsArray().size());
        assertTrue(HttpWriter.json(answer).getString("detail").contains("1400"));
        assertEquals(7, answer.headers().allValues("Link").size());
    }
}
