package selon.pages.questions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import selon.ServerProcess;
import selon.app.cli.RunningServer;
import selon.core.query.NamedQuery;
import selon.core.query.Questions;
import selon.core.vocab.Installation;
import selon.core.vocab.Namespaces;
import selon.core.vocab.Prefixes;

/** The editor at /sparql, as far as HTTP goes. */
class EditorIT {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    private static final Questions QUESTIONS = new Questions(new Installation(Path.of("")));
    private static final Pattern TEXT = Pattern.compile("<textarea[^>]*>(.*?)</textarea>", Pattern.DOTALL);

    @RegisterExtension
    private static final RunningServer server = RunningServer.shared();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sparql                                | browser                         | 200 | text/html
            sparql                                | text/html                       | 200 | text/html
            sparql                                | */*                             | 200 | text/turtle
            sparql                                | text/turtle                     | 200 | text/turtle
            sparql                                | application/ld+json             | 200 | application/ld+json
            sparql                                | application/rdf+xml,text/html;q=0.5 | 200 | application/rdf+xml
            sparql                                | image/png                       | 406 | application/problem+json
            sparql?query=ASK%7B%7D                | browser                         | 200 | text/html
            sparql?query=ASK%7B%7D                | */*                             | 200 | application/sparql-results+json
            sparql?query=ASK%7B%7D                | text/html;q=0.2, text/csv       | 200 | text/csv
            sparql?query=ASK%7B%7D                | image/png                       | 406 | application/problem+json
            sparql?query=ASK%7B%7D&format=csv     | browser                         | 200 | text/csv
            sparql?query=ASK%7B%7D&format=text    | browser                         | 200 | text/plain
            sparql?query=ASK%7B%7D&output=json    | browser                         | 200 | application/sparql-results+json
            sparql?query=DESCRIBE%20%3Ca:b%3E     | text/turtle                     | 200 | text/turtle
            sparql?query=DESCRIBE%20%3Ca:b%3E     | browser                         | 200 | text/html
            sparql?query=nonsense                 | browser                         | 200 | text/html
            sparql?query=nonsense                 | */*                             | 400 | application/problem+json
            sparql?query=a&query=b                | browser                         | 400 | text/html
            sparql?example=drift                  | browser                         | 200 | text/html
            sparql?example=drift                  | */*                             | 400 | application/problem+json
            sparql?example=drifts                 | browser                         | 404 | text/html
            """)
    void a_browser_gets_the_editor_and_a_program_what_it_asks_for(String path, String accept, int status, String type) {
        HttpResponse<String> answer = server.get(path, accept.equals("browser") ? BROWSER : accept);
        assertEquals(status, answer.statusCode(), answer.body());
        assertTrue(header(answer, "Content-Type").startsWith(type), header(answer, "Content-Type"));
        assertTrue(header(answer, "Vary").startsWith("Accept"), "a cache keeps page and answer apart");
        assertEquals(type.equals("text/html") && status == 200, answer.body().contains("id=\"editor\""));
    }

    @Test
    void head_is_get_without_the_page() {
        HttpResponse<String> head = server.send(server.request("sparql").header("Accept", BROWSER)
                .method("HEAD", BodyPublishers.noBody()).build());
        assertEquals(200, head.statusCode());
        assertEquals("", head.body());
        assertTrue(header(head, "Content-Type").startsWith("text/html"));
    }

    @Test
    void the_query_of_a_link_is_in_the_editor_and_is_run_on_the_dataset_that_the_link_says() {
        String query = "SELECT * { ?s ?p \"</textarea><script>alert(1)</script>&\" } # é 中";
        String page = server.get("sparql?query=" + ServerProcess.encoded(query) + "&default-graph-uri=https://example.org/g"
                + "&as-of=1", BROWSER).body();
        assertEquals(query, text(page));
        assertFalse(page.contains("<script>"), page);
        assertTrue(page.contains("data-run=\"yes\""), page);
        assertTrue(page.contains("data-dataset=\"default-graph-uri=https://example.org/g as-of=1\""), page);
        assertTrue(page.contains("name=\"default-graph-uri\" value=\"https://example.org/g\""), "without JavaScript too");
        assertTrue(server.get("sparql", BROWSER).body().contains("data-run=\"no\""));
    }

    @TestFactory
    Stream<DynamicTest> each_question_is_an_example_that_runs_as_it_is() {
        assertTrue(QUESTIONS.all().size() > 20);
        String page = server.get("sparql", BROWSER).body();
        return QUESTIONS.all().stream().map(question -> DynamicTest.dynamicTest(question.name(), () -> {
            assertTrue(page.contains("href=\"/sparql?example=" + question.name() + "\""), question.name());
            String text = text(server.get("sparql?example=" + question.name(), BROWSER).body());
            assertTrue(text.startsWith("# " + question.summary("en")), text);
            HttpResponse<String> answer = server.ask(text, "text/csv");
            assertEquals(200, answer.statusCode(), answer.body());
            assertEquals(!question.name().equals("claims-without-quote"), answer.body().lines().count() > 1,
                    "it has rows, but for the one that should have none");
        }));
    }

    @Test
    void the_text_to_begin_with_has_an_answer() {
        String text = text(server.get("sparql", BROWSER).body());
        assertTrue(server.ask(text, "text/csv").body().lines().count() > 5, text);
    }

    @Test
    void a_reader_of_french_is_asked_in_french() {
        String page = server.send(server.request("sparql?example=drift").header("Accept", BROWSER)
                .header("Accept-Language", "fr-CA,fr;q=0.9").build()).body();
        assertTrue(page.contains("<html lang=\"fr\">") && page.contains("Interroger le graphe"), page);
        for (NamedQuery question : QUESTIONS.all()) {
            assertTrue(unescaped(page).contains(question.summary("fr")), question.name());
        }
        assertTrue(text(page).startsWith("# Où un compte rendu"), text(page));
    }

    @Test
    void our_prefixes_and_the_terms_of_the_ontology_and_the_shapes_are_offered() {
        String page = server.get("sparql", BROWSER).body();
        Prefixes.ALL.forEach((prefix, iri) -> assertTrue(page.contains(prefix + "=" + iri), prefix));
        for (String name : List.of("ns#Claim", "ns#Motivation", "ns#claimant", "ns#relays")) {
            assertTrue(page.contains(Namespaces.SELON.replace("ns#", "") + name), name);
        }
        assertTrue(page.contains("https://schema.org/inLanguage"), "a property of others that the shapes speak of");
        assertTrue(page.length() < 100_000, page.length() + " characters");
    }

    @Test
    void only_this_page_may_style_itself_and_none_may_script_itself() {
        String here = header(server.get("sparql", BROWSER), "Content-Security-Policy");
        String elsewhere = header(server.get("", BROWSER), "Content-Security-Policy");
        assertTrue(here.contains("default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:"), here);
        assertFalse(elsewhere.contains("unsafe"), elsewhere);
        assertFalse(here.contains("script-src") || here.contains("unsafe-eval"), "scripts are ruled by default-src");
        String page = server.get("sparql", BROWSER).body();
        assertFalse(Pattern.compile("<script(?![^>]*\\bsrc=\"/assets/)|\\son\\w+=|<style|\\sstyle=").matcher(page).find(), page);
    }

    @Test
    void neither_the_page_nor_our_script_and_style_name_another_host() throws IOException {
        String page = server.get("sparql", BROWSER).body();
        List<String> addresses = Pattern.compile("\\s(?:src|href|action)=\"([^\"]*)\"").matcher(page).results()
                .map(match -> match.group(1)).toList();
        assertTrue(addresses.size() > 30, addresses.toString());
        addresses.forEach(address -> assertTrue(address.matches("/(?!/).*|#main|data:,|https://creativecommons.org/licenses/by/4.0/"), address));
        for (String file : List.of("editor.js", "editor.css")) {
            String text = Files.readString(Path.of("src/main/resources/web/assets", file));
            assertFalse(Pattern.compile("//(?!w3id\\.org/selon)[a-z0-9.-]+\\.[a-z]{2,}|@import|url\\(").matcher(text).find(), file);
        }
    }

    private static String text(String page) {
        Matcher text = TEXT.matcher(page);
        assertTrue(text.find(), page);
        return unescaped(text.group(1));
    }

    private static String unescaped(String html) {
        return html.replace("&lt;", "<").replace("&gt;", ">").replace("&#34;", "\"").replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
