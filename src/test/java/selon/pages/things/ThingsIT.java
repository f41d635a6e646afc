package selon.pages.things;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import selon.app.cli.RunningServer;
import selon.core.vocab.Namespaces;
import selon.core.vocab.Terms;
import selon.http.sparql.SparqlIT;
import selon.http.write.HttpWriter;

/** Every thing has an address that programs can follow and people can read. */
class ThingsIT {

    private static final String DEAL = "id/deal/alibaba-group-c-sky-2018";
    private static final String DENIAL = "id/claim/objetconnecte-alibaba-c-sky-15-denial-article";
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    private static final Map<String, String> TYPES = new TreeMap<>(Map.of("ttl", "text/turtle", "jsonld", "application/ld+json",
            "nt", "application/n-triples", "rdf", "application/rdf+xml", "trig", "application/trig"));

    @RegisterExtension
    private static final RunningServer server = RunningServer.fresh();
    private static final HttpWriter anna = HttpWriter.ofAnna(server);

    private static HttpResponse<String> get(String path, String accept) {
        return anna.server().get(path, accept);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static Graph graph(HttpResponse<String> answer) {
        Lang lang = RDFLanguages.contentTypeToLang(header(answer, "Content-Type").replaceFirst(";.*", ""));
        return RDFParser.fromString(answer.body(), lang).toDatasetGraph().getUnionGraph().isEmpty()
                ? RDFParser.fromString(answer.body(), lang).toDatasetGraph().getDefaultGraph()
                : RDFParser.fromString(answer.body(), lang).toDatasetGraph().getUnionGraph();
    }

    @ParameterizedTest
    @CsvSource({"text/turtle, ttl", "*/*, ttl", "application/ld+json, jsonld", "application/n-triples, nt",
        "application/rdf+xml, rdf", "application/trig, trig", "text/html, html", "'" + BROWSER + "', html",
        "'application/ld+json;q=0.5, text/turtle;q=0.4', jsonld", "'text/*', ttl"})
    void a_thing_sends_to_the_document_that_suits(String accept, String ending) {
        HttpResponse<String> answer = get(DEAL, accept);
        assertEquals(303, answer.statusCode());
        assertEquals("/" + DEAL + "." + ending, header(answer, "Location"));
        assertTrue(header(answer, "Vary").contains("Accept"));
        assertTrue(answer.headers().allValues("Link").contains("<https://w3id.org/selon/" + DEAL + ">; rel=\"cite-as\""));
        assertEquals(200, get(DEAL + "." + ending, "image/png").statusCode(), "an ending needs no negotiation");
    }

    @Test
    void a_thing_with_a_name_beyond_ascii_is_found_where_its_headers_say() {
        String path = "id/x/%E9%98%BF%E9%87%8C";
        assertEquals(201, anna.put("https://w3id.org/selon/id/doc/beyond-ascii", "<https://w3id.org/selon/id/x/阿里> "
                + "<http://www.w3.org/2000/01/rdf-schema#comment> \"beyond\" .").statusCode());
        HttpResponse<String> answer = server.get(path, "text/turtle");
        assertEquals(303, answer.statusCode(), answer.body());
        assertEquals("/" + path + ".ttl", header(answer, "Location"));
        HttpResponse<String> document = server.get(path + ".ttl", "text/turtle");
        assertEquals(200, document.statusCode(), document.body());
        assertTrue(document.body().contains("beyond"), document.body());
        assertEquals("/" + path + ".ttl", header(document, "Content-Location"));
        assertTrue(document.headers().allValues("Link").contains("<https://w3id.org/selon/" + path + ">; rel=\"cite-as\""));
    }

    @Test
    void what_nobody_offers_is_406_what_nobody_knows_404_and_what_was_there_410() {
        SparqlIT.assertProblem(406, get(DEAL, "image/png"), "not-acceptable");
        SparqlIT.assertProblem(404, get("id/org/nobody-knows", "*/*"), "no-such-thing");
        SparqlIT.assertProblem(404, get("id/org/nobody-knows.ttl", "*/*"), "no-such-thing");
        SparqlIT.assertProblem(404, get("id/", "*/*"), "no-such-thing");
        SparqlIT.assertProblem(405, anna.send("DELETE", DEAL, java.net.http.HttpRequest.BodyPublishers.noBody()), "method-not-allowed");
        SparqlIT.assertProblem(400, get(DEAL + ".ttl?page=zero", "*/*"), "parameter-out-of-range");
        String graph = "https://w3id.org/selon/id/graph/passing";
        assertEquals(201, anna.put(graph, "<https://w3id.org/selon/id/place/atlantis> "
                + "<http://www.w3.org/2000/01/rdf-schema#label> \"Atlantis\"@en .").statusCode());
        assertEquals(200, get("id/place/atlantis.html", BROWSER).statusCode());
        assertEquals(204, anna.delete(graph).statusCode());
        for (String path : List.of("id/place/atlantis", "id/place/atlantis.ttl")) {
            SparqlIT.assertProblem(410, get(path, "*/*"), "thing-gone");
        }
        HttpResponse<String> page = get("id/place/atlantis", BROWSER);
        assertEquals(410, page.statusCode());
        assertTrue(page.body().contains("<a href=\"/-/history?thing="), page.body());
    }

    @Test
    void all_five_kinds_of_rdf_say_the_same() {
        Graph expected = graph(get(DEAL + ".nt", "*/*"));
        assertTrue(expected.size() > 200, expected.size() + " triples");
        for (Map.Entry<String, String> type : TYPES.entrySet()) {
            HttpResponse<String> answer = get(DEAL + "." + type.getKey(), "*/*");
            assertEquals(type.getValue() + ";charset=utf-8", header(answer, "Content-Type"));
            assertEquals("/" + DEAL + "." + type.getKey(), header(answer, "Content-Location"));
            Graph read = graph(answer);
            // Each names itself as the document; TriG says that outside its graphs.
            assertTrue(Math.abs(read.size() - expected.size()) <= 4, type + ": " + read.size() + " and " + expected.size());
        }
    }

    @Test
    void a_description_holds_what_is_needed_to_read_it() {
        Graph deal = graph(get("id/motivation/c-sky-us-ban.ttl", "*/*"));
        Node thing = NodeFactory.createURI(Namespaces.ID + "motivation/c-sky-us-ban");
        assertTrue(deal.contains(thing, Terms.Properties.STANDING, Terms.Individuals.CONTESTED));
        List<Node> claims = deal.find(Node.ANY, Terms.Properties.ABOUT, thing).mapWith(triple -> triple.getSubject()).toList();
        assertTrue(claims.size() > 10, claims.size() + " claims");
        Node exact = NodeFactory.createURI("http://www.w3.org/ns/oa#exact");
        for (Node claim : claims) {
            Node voice = deal.find(claim, Terms.Properties.CLAIMANT, Node.ANY).next().getObject();
            assertTrue(deal.contains(voice, RDFS.label.asNode(), Node.ANY), voice + " is named");
            assertTrue(deal.contains(claim, Terms.Properties.CERTAINTY, Node.ANY));
            Node quote = deal.find(claim, Terms.Properties.QUOTE, Node.ANY).next().getObject();
            Node words = deal.find(quote, NodeFactory.createURI("http://www.w3.org/ns/oa#hasSelector"), Node.ANY).next().getObject();
            assertTrue(deal.contains(words, exact, Node.ANY), claim + " has its words");
            deal.find(claim, Terms.Properties.RELAYS, Node.ANY).forEachRemaining(relayed ->
                    assertTrue(deal.contains(relayed.getObject(), Terms.Properties.CLAIMANT, Node.ANY), "the chain goes on"));
        }
    }

    @Test
    void every_thing_that_the_data_name_answers() {
        HttpResponse<String> rows = anna.server().ask("SELECT DISTINCT ?s { ?s ?p ?o FILTER(isIRI(?s) && "
                + "STRSTARTS(STR(?s), 'https://w3id.org/selon/')) }", "text/csv");
        List<String> wrong = new ArrayList<>();
        Set<String> asked = new HashSet<>();
        for (String iri : rows.body().lines().skip(1).toList()) {
            String path = iri.substring("https://w3id.org/selon/".length());
            if (path.matches("[^/]+/.+") && !path.startsWith("ns") && asked.add(path.split("/")[0] + path.split("/")[1]
                    + asked.size() % 40)) {
                HttpResponse<String> answer = get(path, "text/turtle");
                if (answer.statusCode() == 410 && path.startsWith("id/graph/")) {
                    continue; // A graph that another test has taken away; the ledger tells of it.
                }
                if (answer.statusCode() != 303) {
                    wrong.add(answer.statusCode() + " " + iri);
                } else if (get(header(answer, "Location").substring(1), "text/turtle").statusCode() != 200) {
                    wrong.add(header(answer, "Location"));
                }
            }
        }
        assertTrue(asked.size() > 100, asked.size() + " things");
        assertEquals(List.of(), wrong);
    }

    @Test
    void what_a_client_has_is_not_sent_again() {
        for (String path : List.of(DEAL + ".ttl", DEAL + ".html", "")) {
            HttpResponse<String> first = get(path, BROWSER);
            String tag = header(first, "ETag");
            assertFalse(tag.isEmpty(), path);
            HttpResponse<String> again = anna.server().send(anna.server().request(path).header("Accept", BROWSER)
                    .header("If-None-Match", tag).GET().build());
            assertEquals(304, again.statusCode(), path);
            assertEquals("", again.body());
        }
        assertFalse(header(get(DEAL + ".html", BROWSER), "ETag").equals(
                header(get(DEAL + ".html?lang=fr", BROWSER), "ETag")), "another language is another page");
    }

    @Test
    void compressed_answers_have_tags_that_hold_too() {
        HttpResponse<String> first = anna.server().send(anna.server().request(DEAL + ".nt").header("Accept-Encoding", "gzip").GET().build());
        assertEquals("gzip", header(first, "Content-Encoding"));
        assertTrue(header(first, "Vary").contains("Accept-Encoding"), header(first, "Vary"));
        HttpResponse<String> again = anna.server().send(anna.server().request(DEAL + ".nt").header("Accept-Encoding", "gzip")
                .header("If-None-Match", header(first, "ETag")).GET().build());
        assertEquals(304, again.statusCode());
    }

    @Test
    void a_page_shows_each_voice_with_its_chain_its_hedge_and_its_words() {
        String page = get(DEAL, BROWSER).statusCode() == 303 ? get(DEAL + ".html", BROWSER).body() : "";
        for (String words : List.of("Jack Ma", "relaying", "Unnamed source close to the C-Sky deal", "laisse entendre", "巧合",
                "hedged", "independent voices", "the curators' reading", "probably relaying", "Where reports drift apart")) {
            assertTrue(page.contains(words), words);
        }
        assertTrue(page.contains("<blockquote lang=\"zh"), "a quote is in its own language");
        assertTrue(page.contains("<mark>laisse entendre</mark>"), "what hedges is marked");
        assertTrue(page.length() < 100_000, page.length() + " characters");
        String french = get(DEAL + ".html?lang=fr", BROWSER).body();
        for (String words : List.of("<html lang=\"fr\">", "Pourquoi, selon qui", "relayant", "voix indépendantes", "contesté")) {
            assertTrue(french.contains(words), words);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {DEAL, DENIAL, "id/doc/objetconnecte-alibaba-c-sky", "id/org/reuters", "id/person/jack-ma",
        "motive/self-sufficiency", "id/motivation/c-sky-us-ban", "id/event/us-zte-ban", "id/statement/alibaba-cloud-founder",
        "id/link/alibaba-group", "shape/claim-about"})
    void each_kind_of_thing_has_a_page_that_says_what_it_is(String path) {
        HttpResponse<String> page = get(path + ".html", BROWSER);
        assertEquals(200, page.statusCode());
        List<String> iris = Pattern.compile("<link rel=\"cite-as\" href=\"([^\"]+)\"").matcher(page.body()).results()
                .map(MatchResult::group).toList();
        assertEquals(1, iris.size(), page.body());
        String data = page.body().replaceFirst("(?s).*<script type=\"application/ld\\+json\">(.*?)</script>.*", "$1");
        assertEquals("https://w3id.org/selon/" + path, org.apache.jena.atlas.json.JSON.parse(data).getString("@id"));
        assertTrue(page.body().contains("All that is recorded"));
        assertFalse(page.body().contains("href=\"\""), "every link leads somewhere");
    }

    @Test
    void a_claim_can_be_cited() {
        String page = get(DENIAL + ".html", BROWSER).body();
        assertTrue(page.contains("@misc{objetconnecte-alibaba-c-sky-15-denial-article,"));
        assertTrue(page.contains("&#34;container-title&#34;") || page.contains("\"container-title\""), "CSL-JSON");
        assertTrue(page.contains("Selon, https://w3id.org/selon/" + DENIAL));
    }

    @Test
    void a_language_that_was_chosen_is_kept() {
        HttpResponse<String> switched = get("?lang=fr", BROWSER);
        assertTrue(switched.body().contains("<html lang=\"fr\">"));
        String cookie = header(switched, "Set-Cookie");
        assertTrue(cookie.startsWith("lang=fr; "), cookie);
        HttpResponse<String> next = anna.server().send(anna.server().request(DEAL + ".html").header("Accept", BROWSER)
                .header("Cookie", "lang=fr").header("Accept-Language", "en").GET().build());
        assertTrue(next.body().contains("<html lang=\"fr\">"));
    }

    @Test
    void what_one_reader_asks_with_is_on_nobody_else_s_first_page() {
        assertTrue(get("?from=elsewhere", BROWSER).body().contains("from=elsewhere"), "it is kept by the switch of the language");
        assertFalse(get("", BROWSER).body().contains("from=elsewhere"));
    }

    @Test
    void links_are_followed_to_the_end() throws Exception {
        HttpResponse<String> followed = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build().send(
                anna.server().request("id/change/1").header("Accept", "text/turtle").GET().build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(200, followed.statusCode());
        assertTrue(graph(followed).size() > 5);
        assertEquals("/data?graph=https://w3id.org/selon/id/graph/entities", header(get("id/graph/entities", "*/*"), "Location"));
    }

    @Test
    @Tag("campaign")
    void a_thing_to_which_100_000_point_answers_at_once_page_by_page() {
        StringBuilder pointing = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            pointing.append("<https://example.org/p").append(i)
                    .append("> <http://purl.org/dc/terms/subject> <https://w3id.org/selon/id/place/hangzhou> .\n");
        }
        HttpResponse<String> put = anna.send("PUT", "data?graph=https://w3id.org/selon/id/graph/pointing",
                java.net.http.HttpRequest.BodyPublishers.ofString(pointing.toString()), "Content-Type", "application/n-triples");
        assertEquals(201, put.statusCode(), put.body());
        for (String path : List.of("id/place/hangzhou.ttl", "id/place/hangzhou.html", "id/place/hangzhou.nt?page=100")) {
            get(path, "*/*");
            long start = System.nanoTime();
            HttpResponse<String> answer = get(path, "*/*");
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            System.out.println("100,000 incoming, " + path + ": " + took.toMillis() + " ms, " + answer.body().length() + " characters");
            assertEquals(200, answer.statusCode());
            assertTrue(answer.body().length() < 200_000, answer.body().length() + " characters");
            assertTrue(took.toMillis() < 1_000, path + ": " + took);
            assertTrue(answer.headers().allValues("Link").stream().anyMatch(link -> link.endsWith("rel=\"next\"")), path);
        }
        assertEquals(204, anna.delete("https://w3id.org/selon/id/graph/pointing").statusCode());
    }
}
