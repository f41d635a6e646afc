package selon.pages.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonValue;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

import selon.ServerProcess;
import selon.app.cli.RunningServer;
import selon.http.sparql.SparqlIT;
import selon.http.write.HttpWriter;

/** Names are matched over real HTTP, in the shapes that the specification has. */
class ReconcileIT {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String ALIBABA = "https://w3id.org/selon/id/org/alibaba-group";
    private static final String DEAL = "https://w3id.org/selon/id/deal/alibaba-group-c-sky-2018";
    private static final String CATALOGUE = "src/test/resources/catalogue/";
    private static final List<String> BOTH = List.of("reconcile", "reconcile/wikidata");

    /** With a catalogue of a few items, one of which was merged into another. */
    @RegisterExtension
    private static final RunningServer server = RunningServer.reading("--names", CATALOGUE + "items.json",
            "--names", CATALOGUE + "merged.json");

    private static HttpResponse<String> post(String path, String parameter, String json) {
        return server.send(server.request(path).header("Content-Type", FORM)
                .POST(BodyPublishers.ofString(parameter + "=" + ServerProcess.encoded(json))).build());
    }

    private static List<JsonObject> results(String path, String question) {
        HttpResponse<String> answer = post(path, "queries", "{\"q0\": " + question + "}");
        assertEquals(200, answer.statusCode(), answer.body());
        return objects(HttpWriter.json(answer).get("q0").getAsObject().get("result"));
    }

    private static List<JsonObject> objects(JsonValue array) {
        return array.getAsArray().stream().map(JsonValue::getAsObject).toList();
    }

    private static String first(String path, String question) {
        return results(path, question).stream().map(one -> one.getString("id") + " " + one.get("score") + " " + one.get("match"))
                .findFirst().orElse("nothing");
    }

    @TestFactory
    Stream<DynamicTest> every_answer_is_valid() {
        ReconciliationSchemas schemas = new ReconciliationSchemas();
        return BOTH.stream().flatMap(path -> Stream.of(
                valid(schemas, "manifest", path, ""),
                valid(schemas, "suggest-entities-response", path, "/suggest/entity?prefix=alib"),
                valid(schemas, "suggest-types-response", path, "/suggest/type?prefix=org"),
                valid(schemas, "suggest-properties-response", path, "/suggest/property?prefix=off"),
                valid(schemas, "data-extension-property-proposal", path, "/propose?limit=3"),
                valid(schemas, "reconciliation-result-batch", path, "?queries="
                        + ServerProcess.encoded("{\"q0\": {\"query\": \"Alibaba\"}, \"q1\": {\"query\": \"\"}, \"q2\": {\"query\": \"xqzjk\"}}")),
                valid(schemas, "data-extension-response", path, "?extend=" + ServerProcess.encoded("{\"ids\": [\"" + ALIBABA + "\", \"" + DEAL
                        + "\", \"Q80\", \"Q1359568\", \"none\"], \"properties\": [{\"id\": \"owl:sameAs\"}, {\"id\": \"selon:announcedOn\"}, "
                        + "{\"id\": \"P856\"}, {\"id\": \"selon\"}, {\"id\": \"rdfs:label\", \"settings\": {\"limit\": \"1\"}}, {\"id\": \"\"}]}"))));
    }

    private static DynamicTest valid(ReconciliationSchemas schemas, String schema, String path, String rest) {
        return DynamicTest.dynamicTest(path + rest, () -> {
            HttpResponse<String> answer = server.get(path + rest, "application/json");
            assertEquals(200, answer.statusCode(), answer.body());
            assertEquals("application/json", answer.headers().firstValue("Content-Type").orElse(""));
            schemas.assertValid(schema, answer.body());
        });
    }

    @TestFactory
    Stream<DynamicTest> the_examples_of_the_specification_are_taken_or_refused() {
        ReconciliationSchemas schemas = new ReconciliationSchemas();
        List<Path> valid = ReconciliationSchemas.files("examples/reconciliation-query-batch/valid");
        List<Path> invalid = ReconciliationSchemas.files("examples/reconciliation-query-batch/invalid");
        assertEquals(List.of(4, 3), List.of(valid.size(), invalid.size()));
        return Stream.concat(BOTH.stream().flatMap(path -> valid.stream().map(file -> DynamicTest.dynamicTest(path + " " + file.getFileName(), () -> {
            HttpResponse<String> answer = post(path, "queries", ReconciliationSchemas.text(file));
            assertEquals(200, answer.statusCode(), answer.body());
            schemas.assertValid("reconciliation-result-batch", answer.body());
            assertEquals(HttpWriter.json(answer).keySet(), org.apache.jena.atlas.json.JSON.parse(ReconciliationSchemas.text(file)).keySet());
        }))), Stream.concat(invalid.stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
            assertFalse(schemas.complaints("reconciliation-query-batch", ReconciliationSchemas.text(file)).isEmpty());
            SparqlIT.assertProblem(400, post("reconcile", "queries", ReconciliationSchemas.text(file)), "question-empty|json-member-unknown");
        })), ReconciliationSchemas.files("examples/data-extension-query/valid").stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
            HttpResponse<String> answer = post("reconcile", "extend", ReconciliationSchemas.text(file));
            assertEquals(200, answer.statusCode(), answer.body());
            schemas.assertValid("data-extension-response", answer.body());
        }))));
    }

    /** The schemas themselves are read as they are meant: else no answer could fail. */
    @Test
    void the_schemas_refuse_what_the_specification_says_is_invalid() {
        ReconciliationSchemas schemas = new ReconciliationSchemas();
        int looked = 0;
        for (Path folder : ReconciliationSchemas.files("examples")) {
            String schema = folder.getFileName().toString();
            if (Files.exists(ReconciliationSchemas.SUITE.resolve("schemas").resolve(schema + ".json")) && Files.isDirectory(folder.resolve("invalid"))) {
                for (Path file : ReconciliationSchemas.files("examples/" + schema + "/invalid")) {
                    assertFalse(schemas.complaints(schema, ReconciliationSchemas.text(file)).isEmpty(), file.toString());
                    looked++;
                }
            }
        }
        assertEquals(16, looked);
    }

    @Test
    void a_manifest_says_what_there_is_and_where() {
        JsonObject manifest = HttpWriter.json(server.get("reconcile", "*/*"));
        assertEquals("https://w3id.org/selon/id/", manifest.getString("identifierSpace"));
        assertEquals("50", manifest.get("batchSize").toString());
        assertTrue(objects(manifest.get("defaultTypes")).stream().anyMatch(type -> type.getString("name").equals("organisation")));
        for (String what : new String[] {"entity", "type", "property"}) {
            JsonObject suggest = manifest.getObj("suggest").getObj(what);
            String url = suggest.getString("service_url") + suggest.getString("service_path") + "?prefix=a";
            assertEquals(200, server.get(url.substring(server.url().length()), "*/*").statusCode(), url);
        }
        String view = manifest.getObj("view").getString("url").replace("{{id}}", ServerProcess.encoded(ALIBABA));
        HttpResponse<String> page = server.get(view.substring(server.url().length()), "*/*");
        assertEquals(List.of(303, "/id/org/alibaba-group"), List.of(page.statusCode(), page.headers().firstValue("Location").orElse("")));
        assertEquals("http://www.wikidata.org/entity/", HttpWriter.json(server.get("reconcile/wikidata", "*/*")).getString("identifierSpace"));
    }

    @Test
    void an_exact_identifier_in_any_form_scores_100() {
        for (String same : new String[] {ALIBABA, "o:alibaba-group", "Q1359568", "wd:Q1359568", "http://www.wikidata.org/entity/Q1359568",
            "https://www.wikidata.org/wiki/Q1359568", "https://m.wikidata.org/wiki/Q1359568#P31", "//www.wikidata.org/wiki/Q1359568",
            "https://www.wikidata.org/wiki/Special:EntityData/Q1359568.json", "https://www.wikidata.org/wiki/Special:EntityPage/Q1359568"}) {
            assertEquals(ALIBABA + " 100 true", first("reconcile", "{\"query\": \"" + same + "\"}"), same);
            assertEquals("Q1359568 100 true", first("reconcile/wikidata", "{\"query\": \"" + same + "\"}"), same);
        }
        assertEquals("Q80 100 true", first("reconcile/wikidata", "{\"query\": \"Q79\"}"), "what was merged is what it was merged into");
        assertEquals("Q83 100 true", first("reconcile/wikidata", "{\"query\": \"Q8\"}"), "a name that looks like an identifier");
        assertEquals("nothing", first("reconcile", "{\"query\": \"https://www.wikidata.org/wiki/Q999999999\"}"));
    }

    @Test
    void a_name_is_matched_in_its_forms_and_homonyms_only_by_what_tells_them_apart() {
        for (String name : new String[] {"ALIBABA GROUP", "Alibaba Group Holding Ltd.", "阿里巴巴集团", "Alibaba Grp", "Group Alibaba"}) {
            List<JsonObject> found = results("reconcile", "{\"query\": \"" + name + "\", \"type\": \"selon:Organisation\"}");
            assertEquals(ALIBABA, found.get(0).getString("id"), name);
            assertTrue(found.stream().allMatch(one -> one.get("score").getAsNumber().value().doubleValue() <= 100));
        }
        List<JsonObject> twins = results("reconcile/wikidata", "{\"query\": \"Twin\"}");
        assertEquals(Set.of("Q81 false", "Q82 false"), twins.stream().map(one -> one.getString("id") + " " + one.get("match"))
                .collect(Collectors.toSet()));
        assertEquals("Q82 100 true", first("reconcile/wikidata",
                "{\"query\": \"Twin Ltd\", \"properties\": [{\"pid\": \"P856\", \"v\": \"school.example.org/\"}]}").replace("99.25", "100"));
        assertEquals("Q80 100 true", first("reconcile/wikidata", "{\"properties\": [{\"pid\": \"P856\", \"v\": \"http://example.org\"}]}"));
        JsonObject best = results("reconcile", "{\"query\": \"Alibaba Group Ltd\", \"type\": \"selon:Organisation\"}").get(0);
        assertEquals(Set.of("name", "legal_form", "label", "type"), objects(best.get("features")).stream()
                .map(feature -> feature.getString("id")).collect(Collectors.toSet()));
    }

    @Test
    void types_and_properties_narrow() {
        String deal = "{\"query\": \"Alibaba Group acquires C-Sky Microsystems (2018)\"%s}";
        assertEquals(DEAL + " 100 true", first("reconcile", deal.formatted("")));
        assertEquals("nothing", first("reconcile", deal.formatted(", \"type\": \"selon:Person\"")));
        assertEquals("nothing", first("reconcile", deal.formatted(", \"type\": [\"selon:Acquisition\", \"selon:Person\"], \"type_strict\": \"all\"")));
        assertEquals(DEAL + " 100 true", first("reconcile", deal.formatted(", \"type\": [\"selon:Acquisition\", \"selon:Person\"]")));
        assertEquals(DEAL + " 90 true", first("reconcile", deal.formatted(", \"type\": \"selon:Person\", \"type_strict\": \"should\"")));
        String known = ", \"properties\": [{\"pid\": \"selon:acquirer\", \"v\": %s}]";
        assertEquals(DEAL + " 100 true", first("reconcile", deal.formatted(known.formatted("{\"id\": \"" + ALIBABA + "\", \"name\": \"x\"}"))));
        assertEquals(DEAL + " 100 true", first("reconcile", deal.formatted(known.formatted("\"Q1359568\""))));
        assertTrue(first("reconcile", deal.formatted(known.formatted("\"ZTE\""))).endsWith(" false"));
        assertEquals("https://w3id.org/selon/id/org/amazon 100 true",
                first("reconcile", "{\"properties\": [{\"pid\": \"owl:sameAs\", \"v\": \"Q3884\"}]}"));
    }

    @Test
    void what_is_known_is_fetched_with_the_precision_that_it_has() {
        HttpResponse<String> answer = post("reconcile", "extend", "{\"ids\": [\"" + ALIBABA + "\", \"" + DEAL + "\"], \"properties\": "
                + "[{\"id\": \"owl:sameAs\"}, {\"id\": \"selon:announcedOn\"}, {\"id\": \"rdfs:label\", \"settings\": {\"limit\": 1}}]}");
        JsonObject rows = HttpWriter.json(answer).getObj("rows");
        assertEquals("Q1359568", objects(rows.getObj(ALIBABA).get("owl:sameAs")).get(0).getString("id"));
        assertEquals("2018-04-20T00:00:00Z", objects(rows.getObj(DEAL).get("selon:announcedOn")).get(0).getString("date"));
        assertEquals(1, rows.getObj(ALIBABA).get("rdfs:label").getAsArray().size());
        assertTrue(answer.body().contains("reconcile/wikidata\""), "where the identifiers of Wikidata are from");
    }

    @Test
    void what_is_asked_wrongly_is_said_so() {
        String fifty = IntStream.range(0, 51).mapToObj(i -> "\"q" + i + "\": {\"query\": \"a\"}").collect(Collectors.joining(", ", "{", "}"));
        SparqlIT.assertProblem(400, post("reconcile", "queries", fifty), "batch-too-large");
        SparqlIT.assertProblem(400, post("reconcile", "queries", "{\"q0\":\n nonsense}"), "json-unreadable");
        SparqlIT.assertProblem(400, post("reconcile", "queries", "[]"), "json-wrong-type");
        SparqlIT.assertProblem(400, post("reconcile", "queries", "{\"q0\": {\"query\": 5}}"), "json-wrong-type");
        SparqlIT.assertProblem(400, post("reconcile", "queries", "{\"q0\": {\"query\": \"a\", \"limit\": 0}}"), "json-wrong-type");
        SparqlIT.assertProblem(400, post("reconcile", "queries", "{\"q0\": {\"query\": \"a\", \"type_strict\": \"some\"}}"), "json-wrong-type");
        SparqlIT.assertProblem(400, post("reconcile", "queries", "{\"q0\": {\"properties\": [{\"v\": 1}]}}"), "json-member-missing");
        SparqlIT.assertProblem(400, post("reconcile", "queries", "[".repeat(100_000)), "json-nested-too-deep");
        SparqlIT.assertProblem(400, post("reconcile", "extend", "{\"ids\": []}"), "json-member-missing");
        SparqlIT.assertProblem(400, post("reconcile", "other", "{}"), "form-empty");
        SparqlIT.assertProblem(413, post("reconcile", "queries", " ".repeat(1 << 21)), "body-too-large");
        SparqlIT.assertProblem(415, server.send(server.request("reconcile").header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")).build()), "content-type-not-taken");
        SparqlIT.assertProblem(400, server.get("reconcile?callback=f", "*/*"), "parameter-refused");
        SparqlIT.assertProblem(400, server.get("reconcile/suggest/entity", "*/*"), "parameter-missing");
        SparqlIT.assertProblem(404, server.get("reconcile/preview?id=o:nobody", "*/*"), "no-such-thing");
        SparqlIT.assertProblem(404, server.get("reconcile/nothing", "*/*"), "no-such-page");
        assertEquals(406, server.get("reconcile", "image/png").statusCode());
        for (String hostile : new String[] {"/(a+)+$/", "a".repeat(100_000), "\\\"(~^*?:", "\u0001\u001f", "𝕬𝖑𝖎", "…", "e\u0301".repeat(500)}) {
            String json = org.apache.jena.atlas.json.JSON.toStringFlat(org.apache.jena.atlas.json.JsonBuilder.create().startObject()
                    .key("q0").startObject().key("query").value(hostile).finishObject().finishObject().build());
            assertEquals(200, post("reconcile/wikidata", "queries", json.replace("\u0001", "\\u0001").replace("\u001f", "\\u001f")).statusCode(), hostile);
        }
    }

    @Test
    void scripts_of_any_origin_may_ask_and_others_may_frame_the_preview_alone() {
        HttpResponse<String> asked = post("reconcile", "queries", "{}");
        assertEquals("*", asked.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
        HttpResponse<String> before = server.send(server.request("reconcile/wikidata").method("OPTIONS", BodyPublishers.noBody()).build());
        assertTrue(before.headers().firstValue("Access-Control-Allow-Methods").orElse("").contains("POST"));
        HttpResponse<String> preview = server.get("reconcile/preview?id=" + ServerProcess.encoded(ALIBABA), "text/html");
        assertTrue(preview.headers().firstValue("Content-Security-Policy").orElse("").contains("frame-ancestors *"));
        assertTrue(preview.body().contains("Alibaba Group") && !preview.body().contains("<script"), preview.body());
        assertTrue(server.get("reconcile", "text/html").headers().firstValue("Content-Security-Policy").orElse("").contains("frame-ancestors 'none'"));
    }

    @Test
    void a_browser_gets_a_page_in_its_language_where_a_name_can_be_tried() {
        String page = server.get("reconcile/wikidata?name=Example%20Stores%20GmbH&lang=fr", "text/html").body();
        for (String words : new String[] {"<html lang=\"fr\">", "Rapprocher des noms", "Example Stores", "<code>Q80</code>", "trouvé",
            server.url() + "reconcile/wikidata", "id=\"legal_form\""}) {
            assertTrue(page.contains(words), words + " in " + page);
        }
        assertTrue(server.get("reconcile", "text/html").body().contains("Match names to things in this graph"));
    }
}
