package selon.pages.things;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import selon.app.cli.RunningServer;

/** The forms of /contribute, over real HTTP: that they ask for all that the rules ask for, in both languages. */
class ContributeIT {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    private static final Pattern SHAPES = Pattern.compile("data-shapes=\"([^\"]*)\"");
    private static final Pattern OTHER_HOST = Pattern.compile("(src|href|action)=\"(https?:)?//(?!creativecommons\\.org/licenses/by/4\\.0/)");
    private static final String NEW_RULE = """
            @prefix selon: <https://w3id.org/selon/ns#> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
            @prefix schema: <https://schema.org/> .
            @prefix sh: <http://www.w3.org/ns/shacl#> .
            @prefix shape: <https://w3id.org/selon/shape/> .
            @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
            shape:Organisation a sh:NodeShape ; rdfs:label "organisation"@en ; sh:targetClass selon:Organisation ;
                sh:property shape:organisation-founded .
            shape:organisation-founded a sh:PropertyShape ; sh:path schema:foundingDate ; sh:datatype xsd:date ;
                sh:name "founded on"@en , "fondée le"@fr ; sh:message "A day."@en , "Un jour."@fr ;
                sh:group shape:group-sources ; sh:order 9 .
            """;

    @RegisterExtension
    private static final RunningServer server = RunningServer.fresh();
    @RegisterExtension
    private static final RunningServer reading = RunningServer.shared();

    @ParameterizedTest
    @CsvSource({"organisation, selon:Organisation", "person, selon:Person", "acquisition, selon:Acquisition",
        "investment, selon:Investment", "partnership, selon:Partnership", "claim, selon:Claim"})
    void a_form_has_a_field_for_each_property_that_the_rules_know(String form, String type) {
        Set<String> asked = new TreeSet<>();
        // A path that can be written down is a property, or a chain of them.
        HttpResponse<String> answer = server.ask("""
                PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX sh: <http://www.w3.org/ns/shacl#>
                PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX selon: <https://w3id.org/selon/ns#>
                SELECT DISTINCT ?shape { %s rdfs:subClassOf* ?class . ?node sh:targetClass ?class ; sh:property ?shape .
                  ?shape sh:path ?path FILTER ISIRI( ?path ) }""".formatted(type), "text/csv");
        answer.body().lines().skip(1).map(String::strip).filter(line -> !line.isEmpty()).forEach(asked::add);
        assertFalse(asked.isEmpty(), "the rules ask for something");
        String page = page(form);
        Set<String> drawn = shapes(page);
        Set<String> missing = new TreeSet<>(asked);
        missing.removeAll(drawn);
        assertEquals(Set.of(), missing, "of " + asked.size());
        if (form.equals("claim")) {
            assertEquals(12, asked.size());
            for (String part : new String[] {"quote-exact", "quote-selector", "quote-position-bounds", "document-publisher",
                "motivation-motive", "anonymous-described", "claim-reading-note"}) {
                assertTrue(drawn.contains("https://w3id.org/selon/shape/" + part), part);
            }
        }
    }

    private static Set<String> shapes(String page) {
        Set<String> shapes = new TreeSet<>();
        SHAPES.matcher(page).results().forEach(found -> shapes.addAll(Set.of(found.group(1).split(" "))));
        return shapes;
    }

    private static String page(String form) {
        HttpResponse<String> page = server.get("contribute/" + form, BROWSER);
        assertEquals(200, page.statusCode());
        return page.body();
    }

    @Test
    void every_page_stays_on_this_host_under_the_strict_policy() {
        for (String form : new String[] {"", "organisation", "person", "acquisition", "investment", "partnership", "claim"}) {
            HttpResponse<String> page = server.get("contribute/" + form, BROWSER);
            assertEquals(200, page.statusCode());
            assertFalse(OTHER_HOST.matcher(page.body()).find(), form);
            String policy = page.headers().firstValue("Content-Security-Policy").orElse("");
            assertTrue(policy.contains("default-src 'self'") && !policy.contains("unsafe"), policy);
            assertFalse(page.body().matches("(?s).*<script(?![^>]*(src=|ld\\+json)).*"), "no script stands in the page");
            assertFalse(page.body().contains(" style="), form);
        }
        assertEquals(404, server.get("contribute/nothing", BROWSER).statusCode());
    }

    @Test
    void fields_choices_and_their_meaning_are_in_the_readers_language() {
        String english = page("claim");
        String french = page("claim?lang=fr");
        for (String words : new String[] {"claimant", "The claimant is the speaker", "exact words", "negative"}) {
            assertTrue(english.toLowerCase().contains(words.toLowerCase()), words);
        }
        for (String words : new String[] {"locuteur", "Le locuteur est celui qui parle", "mots exacts", "négative", "lang=\"fr\""}) {
            assertTrue(french.contains(words), words);
        }
    }

    @Test
    void every_control_has_a_label() {
        String page = page("claim");
        Set<String> labelled = new TreeSet<>();
        Pattern.compile("<label for=\"([^\"]+)\"").matcher(page).results().forEach(found -> labelled.add(found.group(1)));
        assertTrue(labelled.size() > 40, labelled.size() + " labels");
        Pattern.compile("<(?:input|textarea)[^>]* id=\"([^\"]+)\"").matcher(page).results().forEach(found ->
                assertTrue(labelled.contains(found.group(1)), found.group(1)));
    }

    @Test
    void a_server_without_tokens_says_to_whom_the_turtle_goes() {
        assertTrue(page("organisation").contains("id=\"send\""));
        String page = reading.get("contribute/organisation", BROWSER).body();
        assertTrue(page.contains("read-only") && !page.contains("id=\"token\""), page);
    }

    @Test
    void a_rule_that_is_added_is_a_field_at_once() {
        assertFalse(page("organisation").contains("founded on"));
        HttpResponse<String> answer = server.send(server.request("data?graph=https://w3id.org/selon/shape/")
                .header("Authorization", "Bearer token-of-anna").header("Content-Type", "text/turtle")
                .POST(BodyPublishers.ofString(NEW_RULE)).build());
        assertTrue(answer.statusCode() < 300, answer.statusCode() + answer.body());
        String page = page("organisation");
        assertTrue(page.contains("founded on") && page.contains("data-value=\"DATE\""));
    }
}
