package selon.pages.things;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;

import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import selon.ServerProcess;
import selon.app.cli.RunningServer;
import selon.http.sparql.SparqlIT;
import selon.http.write.HttpWriter;

/** Search over real HTTP. */
class SearchIT {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    private static final String GRAPH = "https://w3id.org/selon/id/graph/entities";

    @RegisterExtension
    private static final RunningServer server = RunningServer.fresh();
    private static final HttpWriter anna = HttpWriter.ofAnna(server);

    private static List<JsonObject> results(String text, String... more) {
        HttpResponse<String> answer = anna.server().get("search?q=" + ServerProcess.encoded(text) + String.join("", more),
                "application/json");
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals(text, HttpWriter.json(answer).getString("query"));
        return HttpWriter.json(answer).get("results").getAsArray().stream().map(JsonValue::getAsObject).toList();
    }

    @Test
    void a_program_gets_the_best_things_first() {
        JsonObject best = results("阿里巴巴").get(0);
        assertEquals("https://w3id.org/selon/id/org/alibaba-group", best.getString("id"));
        assertEquals("Alibaba Group", best.getString("label"));
        assertEquals("en", best.getString("lang"));
        assertEquals("阿里巴巴", best.getString("matched"));
        assertEquals("org", best.getString("kind"));
        assertEquals("/id/org/alibaba-group", best.getString("url"));
        assertEquals(10, results("a").size());
        assertEquals(2, results("a", "&limit=2").size());
        List<JsonObject> deals = results("c-sky", "&type=deal&limit=50");
        assertTrue(deals.size() > 5);
        assertTrue(deals.stream().allMatch(deal -> deal.getString("kind").equals("deal")));
        assertEquals(1, results("c-sky", "&type=selon:Organisation").size());
        assertEquals(List.of(), results("*:*"));
        assertEquals(List.of(), results(""));
    }

    @Test
    void a_browser_gets_a_page_by_kind_in_its_language() {
        String page = anna.server().get("search?q=csky", BROWSER).body();
        for (String words : new String[] {"<h2>Organisations</h2>", "<h2>Deals</h2>", "href=\"/id/org/c-sky\"",
            "C-Sky Microsystems", "value=\"csky\"", "according to", "role=\"search\""}) {
            assertTrue(page.contains(words), words + " in " + page);
        }
        assertTrue(page.indexOf("<h2>Organisations") < page.indexOf("<h2>Deals"));
        String french = anna.server().send(anna.server().request("search?q=US%20government").header("Accept", BROWSER)
                .header("Accept-Language", "fr").build()).body();
        assertTrue(french.contains("Gouvernement des États-Unis") && french.contains("aussi :"), french);
        assertTrue(french.contains("<html lang=\"fr\">"));
    }

    @Test
    void nothing_asked_and_nothing_found_are_said_kindly() {
        HttpResponse<String> empty = anna.server().get("search", BROWSER);
        assertEquals(200, empty.statusCode());
        assertTrue(empty.body().contains("<form action=\"/search\" method=\"get\""), empty.body());
        HttpResponse<String> none = anna.server().get("search?q=" + ServerProcess.encoded("<script>xqzj"), BROWSER);
        assertEquals(200, none.statusCode());
        assertTrue(none.body().contains("Nothing has this name here") && none.body().contains("another language"));
        assertFalse(none.body().contains("<script>xqzj"));
    }

    @Test
    void what_is_asked_wrongly_is_said_so() {
        SparqlIT.assertProblem(400, anna.server().get("search?q=a&limit=51", "*/*"), "parameter-out-of-range");
        SparqlIT.assertProblem(400, anna.server().get("search?q=a&limit=-1", "*/*"), "parameter-out-of-range");
        SparqlIT.assertProblem(400, anna.server().get("search?q=a&type=nonsense", "*/*"), "no-such-kind");
        SparqlIT.assertProblem(400, anna.server().get("search?q=a&q=b", "*/*"), "parameter-repeated");
        assertEquals(406, anna.server().get("search?q=a", "image/png").statusCode());
        for (String hostile : new String[] {"/(a+)+$/", "\0", "a".repeat(3000), "\"(~^*?:\\", "\u0001\u001f"}) {
            assertEquals(200, anna.server().get("search?q=" + ServerProcess.encoded(hostile), "*/*").statusCode());
        }
    }

    @Test
    void a_client_that_has_the_answer_is_told_so() {
        HttpResponse<String> first = anna.server().get("search?q=reuters", "application/json");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertEquals("no-cache", first.headers().firstValue("Cache-Control").orElse(""));
        assertEquals(304, again("search?q=reuters", tag));
        assertEquals(200, again("search?q=alibaba", tag), "another question");
    }

    private static int again(String path, String tag) {
        return anna.server().send(anna.server().request(path).header("Accept", "application/json")
                .header("If-None-Match", tag).build()).statusCode();
    }

    @Test
    void the_script_is_served() {
        HttpResponse<String> script = anna.server().get("assets/search.js", "*/*");
        assertEquals("text/javascript", script.headers().firstValue("Content-Type").orElse(""));
        assertTrue(script.body().contains("aria-activedescendant"));
    }
}
