package selon.http.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.apache.jena.atlas.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import selon.ServerProcess;
import selon.app.cli.RunningServer;
import selon.core.vocab.ProblemType;
import selon.http.sparql.SparqlIT;
import selon.http.write.HttpWriter;

/** What is wrong, over real HTTP, in the reader's language. */
class ProblemsIT {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @RegisterExtension
    private static final RunningServer server = RunningServer.fresh("--max-body", "1");
    private static final HttpWriter anna = HttpWriter.ofAnna(server);

    private static HttpResponse<String> asked(String method, String path, String accept, String language, String body, String... headers) {
        HttpRequest.Builder request = anna.server().request(path).method(method, body == null ? BodyPublishers.noBody()
                : BodyPublishers.ofString(body)).header("Accept", accept).header("Accept-Language", language);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return anna.server().send(request.build());
    }

    private static HttpResponse<String> french(String method, String path, String accept, String body, String... headers) {
        return asked(method, path, accept, "fr-FR,fr;q=0.9,en;q=0.5", body, headers);
    }

    /** A page as its reader sees it. */
    private static String read(String html) {
        return html.replace("&#39;", "'").replace("&#34;", "\"").replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET    | nothing/here                    | NO_SUCH_PAGE           | /sparql
            GET    | id/org/nobody                   | NO_SUCH_THING          | /search?q=nobody
            GET    | contribute/moon                 | NO_SUCH_PAGE           | /contribute
            GET    | problem/moon                    | NO_SUCH_PAGE           | /problem
            GET    | -/history/9999                  | NO_SUCH_CHANGE         | /-/history
            GET    | sparql?example=moon             | NO_SUCH_QUESTION       | /queries
            GET    | ns/9.9.9                        | NO_SUCH_VERSION        | /ns
            DELETE | id/org/zte                      | METHOD_NOT_ALLOWED     |
            GET    | search?q=a&limit=100            | PARAMETER_OUT_OF_RANGE | /dump.nt.gz
            GET    | search?q=a&q=b                  | PARAMETER_REPEATED     |
            GET    | search?q=a&type=moon            | NO_SUCH_KIND           |
            GET    | id/org/zte.html?page=0          | PARAMETER_OUT_OF_RANGE | /dump.nt.gz
            GET    | id/org/zte.html?on=yesterday    | PARAMETER_NOT_A_DATE   |
            GET    | -/history?limit=x               | PARAMETER_NOT_A_NUMBER |
            GET    | -/history?graph=x               | NOT_AN_IRI             |
            GET    | data?graph=x                    | NOT_AN_IRI             |
            PUT    | data?graph=https://example.org/ | TOKEN_MISSING          |
            GET    | assets/moon.js                  | NO_SUCH_PAGE           | /
            """)
    void a_page_explains_itself_in_french_and_links_to_its_mend(String method, String path, ProblemType type, String link) {
        HttpResponse<String> answer = french(method, path, BROWSER, null);
        assertEquals(type.status(), answer.statusCode(), answer.body());
        String page = read(answer.body());
        for (String piece : new String[] {"<html lang=\"fr\">", "<h1>" + type.title("fr") + "</h1>", "href=\"" + type.path() + "\"",
            "<code>" + type.code() + "</code>", link == null ? "" : "<a href=\"" + link + "\">" + link + "</a>"}) {
            assertTrue(page.contains(piece), piece + " in " + page);
        }
    }

    @Test
    void so_do_those_that_need_more_than_an_address() {
        assertFrench(ProblemType.NOT_ACCEPTABLE, french("GET", "search?q=a", "image/png", null));
        assertFrench(ProblemType.QUERY_SYNTAX, french("GET", "sparql?query=SELECT", "application/json", null));
        assertFrench(ProblemType.NAME_QUERY_WITHOUT_WORDS, french("GET", "sparql?query="
                + ServerProcess.encoded("SELECT * { ?s <http://jena.apache.org/text#query> 5 }"), "application/json", null));
        assertFrench(ProblemType.SERVICE_OFF, french("GET", "sparql?query=" + ServerProcess.encoded("SELECT * { SERVICE <http://x/> { ?s ?p ?o } }"),
                "application/json", null));
        assertFrench(ProblemType.BODY_TOO_LARGE, french("POST", "-/validate", "*/*", "#".repeat(1_100_000), "Content-Type", "text/turtle"));
        assertFrench(ProblemType.CONTENT_TYPE_NOT_TAKEN, french("POST", "-/validate", "*/*", "x", "Content-Type", "text/moon"));
        assertFrench(ProblemType.OTHER_SITE, french("PUT", "data?graph=https://example.org/", "*/*", "", "Authorization",
                "Bearer token-of-anna", "Content-Type", "text/turtle", "Origin", "https://example.org"));
        assertFrench(ProblemType.ALREADY_EXISTS, french("PUT", "data?graph=https://w3id.org/selon/id/graph/entities", "*/*", "",
                "Authorization", "Bearer token-of-anna", "Content-Type", "text/turtle", "If-None-Match", "*"));
        assertTrue(anna.put("https://w3id.org/selon/id/doc/moon", "<https://w3id.org/selon/id/doc/moon> a <https://schema.org/CreativeWork> .")
                .statusCode() < 300);
        assertTrue(anna.delete("https://w3id.org/selon/id/doc/moon").statusCode() < 300);
        assertFrench(ProblemType.THING_GONE, french("GET", "id/doc/moon", "*/*", null));
    }

    @Test
    void a_program_that_asks_for_no_language_is_told_in_english() {
        JsonObject told = HttpWriter.json(anna.server().get("id/org/nobody", "*/*"));
        assertEquals(ProblemType.NO_SUCH_THING.title("en"), told.getString("title"));
        String text = anna.server().get("id/org/nobody", "text/plain").body();
        assertTrue(text.startsWith(told.getString("title") + "\n" + told.getString("detail") + "\n"), text);
        assertTrue(text.endsWith("/problem/no-such-thing\n"), text);
    }

    @Test
    void only_a_request_that_writes_is_told_that_nothing_was_changed() {
        assertTrue(detail(anna.send("PUT", "data?graph=x", HttpWriter.TURTLE, "")).endsWith("Nothing was changed."));
        assertTrue(detail(french("PUT", "data?graph=x", "*/*", "", "Content-Type", HttpWriter.TURTLE)).endsWith("Rien n’a été modifié."));
        assertFalse(detail(anna.server().get("data?graph=x", "*/*")).contains("changed"));
        assertFalse(detail(anna.send("POST", "sparql", "text/moon", "ASK {}")).contains("changed"));
    }

    @Test
    void a_line_and_a_column_can_be_read_by_programs() {
        JsonObject told = HttpWriter.json(anna.send("POST", "-/validate", HttpWriter.TURTLE, "<https://example.org/a>\n  nonsense ."));
        assertEquals("rdf-syntax", told.getString("code"));
        assertEquals(2, told.get("line").getAsNumber().value().intValue());
        assertTrue(told.get("column").getAsNumber().value().intValue() > 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void the_list_leads_to_all_of_them(String language) {
        HttpResponse<String> page = asked("GET", "problem", BROWSER, language, null);
        assertEquals(200, page.statusCode());
        for (ProblemType type : ProblemType.values()) {
            assertTrue(page.body().contains("href=\"" + type.path() + "\""), type.code());
        }
        assertEquals(ProblemType.values().length, HttpWriter.json(asked("GET", "problem", "application/json", language, null))
                .get("problems").getAsArray().size());
    }

    @ParameterizedTest
    @EnumSource
    void each_has_a_page_in_both_languages(ProblemType type) {
        for (String language : new String[] {"en", "fr"}) {
            HttpResponse<String> page = asked("GET", "problem/" + type.code(), BROWSER, language, null);
            assertEquals(200, page.statusCode());
            for (String piece : new String[] {"<html lang=\"" + language + "\">", type.title(language), type.help(language), type.code()}) {
                assertTrue(read(page.body()).contains(piece), piece + " in " + page.body());
            }
            JsonObject told = HttpWriter.json(asked("GET", "problem/" + type.code(), "*/*", language, null));
            assertEquals(type.help(language), told.getString("help"));
            assertEquals(type.status(), told.get("status").getAsNumber().value().intValue());
        }
    }

    private static String detail(HttpResponse<String> answer) {
        return HttpWriter.json(answer).getString("detail");
    }

    private static void assertFrench(ProblemType type, HttpResponse<String> answer) {
        SparqlIT.assertProblem(type.status(), answer, type.code());
        assertEquals(type.title("fr"), HttpWriter.json(answer).getString("title"));
        assertEquals(anna.server().url() + "problem/" + type.code(), HttpWriter.json(answer).getString("type"));
    }
}
