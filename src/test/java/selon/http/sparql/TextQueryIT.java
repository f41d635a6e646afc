package selon.http.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import selon.ServerProcess;
import selon.app.cli.RunningServer;
import selon.http.write.HttpWriter;

/** Names asked for in SPARQL, over real HTTP. */
class TextQueryIT {

    private static final String PREFIXES = "PREFIX text: <http://jena.apache.org/text#> "
            + "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> ";
    private static final String C_SKY = "https://w3id.org/selon/id/org/c-sky";
    private static final String ENTITIES = "https://w3id.org/selon/id/graph/entities";
    private static final String DOCUMENT = "https://w3id.org/selon/id/doc/kr-asia-alibaba-c-sky";

    @RegisterExtension
    private static final RunningServer server = RunningServer.fresh();
    private static final HttpWriter anna = HttpWriter.ofAnna(server);

    private static HttpResponse<String> ask(String query, String... more) {
        return anna.server().ask(PREFIXES + query, "text/csv", more);
    }

    /** The rows of an answer, without its head. */
    private static List<String> rows(String query, String... more) {
        HttpResponse<String> answer = ask(query, more);
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body().lines().skip(1).toList();
    }

    @Test
    void things_are_found_by_a_name_in_any_language() {
        assertEquals(10, rows("SELECT * { ?thing text:query (\"c-sky\" 10) }").size());
        assertEquals(C_SKY, rows("SELECT ?thing { (?thing ?score) text:query \"c-sky\" } ORDER BY DESC(?score)").get(0));
        assertEquals(List.of(C_SKY + ",中天微"), rows("SELECT ?thing ?name { (?thing ?score ?name) text:query (rdfs:label \"中天微\") }"));
        assertEquals(List.of(C_SKY + ",杭州中天微系统有限公司," + ENTITIES + ",http://www.w3.org/2004/02/skos/core#altLabel"),
                rows("SELECT ?thing ?name ?graph ?as { (?thing ?score ?name ?graph ?as) text:query (skos:altLabel \"中天微\") }"));
        assertEquals(List.of(C_SKY), rows("SELECT ?thing { ?thing text:query \"c-skyy micro systems\" . ?thing a <https://w3id.org/selon/ns#Organisation> }"),
                "with a typo, joined with what else is said");
        assertTrue(rows("SELECT ?name { (?thing ?score ?name) text:query (\"阿里巴巴\" 5 \"lang:zh\") }").contains("阿里巴巴"));
        assertEquals(List.of(), rows("SELECT * { ?thing text:query (\"阿里巴巴\" 5 \"lang:fr\") }"));
    }

    @Test
    void a_thing_that_is_known_is_asked_whether_the_name_fits() {
        assertEquals(List.of("true"), rows("ASK { <" + C_SKY + "> text:query \"csky\" }"));
        assertEquals(List.of("false"), rows("ASK { <" + C_SKY + "> text:query \"reuters\" }"));
    }

    @Test
    void only_names_of_the_graphs_that_are_asked_count() {
        String any = "SELECT ?thing { (?thing ?score ?name) text:query \"c-sky\" }";
        assertEquals(List.of(C_SKY), rows(any, "default-graph-uri", ENTITIES).stream()
                .filter(thing -> thing.contains("/org/")).toList());
        assertTrue(rows(any).size() > rows(any, "default-graph-uri", ENTITIES).size());
        assertTrue(rows(any.replace("{ (", "FROM <" + DOCUMENT + "> { (")).stream()
                .allMatch(thing -> anna.graph(DOCUMENT).contains(org.apache.jena.graph.NodeFactory.createURI(thing), null, null)));
        String in = "SELECT ?thing { GRAPH <" + DOCUMENT + "> { ?thing text:query \"c-sky\" } }";
        assertEquals(rows(any.replace("{ (", "FROM <" + DOCUMENT + "> { (")).stream().sorted().toList(), rows(in).stream().sorted().toList());
        assertTrue(rows("SELECT DISTINCT ?g { GRAPH ?g { ?thing text:query \"c-sky\" } }").size() > 15);
    }

    @Test
    void what_is_written_is_found_at_once_and_what_is_taken_away_is_not() {
        String insert = "INSERT DATA { GRAPH <" + ENTITIES + "> { <https://w3id.org/selon/id/org/zte> "
                + "<http://www.w3.org/2004/02/skos/core#altLabel> \"Xylographic %d\"@en } }";
        for (int i = 0; i < 10; i++) {
            assertTrue(anna.update(insert.formatted(i)).statusCode() < 300);
            assertEquals(List.of("Xylographic " + i), rows("SELECT ?name { (?t ?s ?name) text:query \"xylographic " + i + "\" }"));
            assertTrue(anna.update(insert.replace("INSERT", "DELETE").formatted(i)).statusCode() < 300);
            assertEquals(List.of(), rows("SELECT ?name { (?t ?s ?name) text:query \"xylographic " + i + "\" }"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"thing:*", "*:*", "/(a+)+$/", "(((", "AND OR NOT", "~^*?:", "[* TO *]", ""})
    void no_sign_in_the_words_is_a_command(String words) {
        assertEquals(List.of(), rows("SELECT * { ?thing text:query \"" + words + "\" FILTER(STRSTARTS(STR(?thing), \"urn:\")) }"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ?x text:query (<urn:p> "csky")             | name-query-property
            ?x text:query 5                            | name-query-without-words
            ?x text:query <urn:p>                      | name-query-property
            ?x text:query ("csky" "ten")               | name-query-option
            ?x text:query ("csky" 10001)               | name-query-limit
            ?x text:query+ "csky"                      | name-query-in-path
            ?x (rdfs:label/text:query)* "csky"         | name-query-in-path
            (?a ?b ?c ?d ?e ?f) text:query "csky"      | query-not-executable
            """)
    void what_is_asked_wrongly_is_said_so(String pattern, String words) {
        SparqlIT.assertProblem(400, ask("SELECT * { " + pattern + " }"), words);
    }

    @Test
    void names_of_another_state_and_those_of_an_update_are_refused() {
        String query = "SELECT * { ?thing text:query \"c-sky\" }";
        SparqlIT.assertProblem(400, ask(query, "as-of", "1"), "name-query-in-the-past");
        SparqlIT.assertProblem(400, ask(query, "as-of", "1", "default-graph-uri", ENTITIES), "name-query-in-the-past");
        long before = anna.changes();
        anna.assertRefused(400, "name-query-in-the-past", anna.update("INSERT { GRAPH <" + ENTITIES + "> { ?s <" + C_SKY + "> 1 } } "
                + "WHERE { ?s <http://jena.apache.org/text#query> \"csky\" }"), before);
    }

    @Test
    void other_paths_and_properties_are_what_they_were() {
        assertTrue(rows("SELECT ?c { ?c rdfs:subClassOf* <https://w3id.org/selon/ns#Assertable> }").size() > 5);
        assertEquals(List.of(), rows("SELECT * { ?s <java:org.apache.jena.sparql.pfunction.library.str> ?o }"));
        assertEquals(List.of(), rows("SELECT * { (1 2) <http://jena.apache.org/ARQ/list#member> ?o }"));
    }

    @Test
    void the_page_of_a_search_shows_the_same_in_sparql() {
        String page = anna.server().get("search?q=" + ServerProcess.encoded("\"c-sky"), "text/html").body();
        String link = page.replaceFirst("(?s).*href=\"/(sparql[?]query=[^\"]*)\".*", "$1").replace("&amp;", "&");
        HttpResponse<String> answer = anna.server().get(link, "text/csv");
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(answer.body().startsWith("thing,name,score,type") && answer.body().contains(C_SKY), answer.body());
    }
}
