package selon.http.guard;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which answers depend on the dataset alone. */
class QueryDeterminismTest {

    @ParameterizedTest
    @ValueSource(strings = {"SELECT * { BIND(NOW() AS ?x) }", "SELECT (RAND() AS ?r) {}", "SELECT (STRUUID() AS ?r) {}",
        "SELECT (UUID() AS ?r) {}", "SELECT (BNODE() AS ?r) {}", "SELECT (BNODE('a') AS ?r) {}", "SELECT * { SERVICE <http://a/> {} }",
        "SELECT * { SERVICE SILENT ?x { ?s ?p ?o } }", "SELECT ('a\\\\' AS ?x) (NOW() AS ?y) ('b' AS ?z) {}",
        "SELECT ('''a\"b\n''' AS ?x) (NOW() AS ?y) {}", "SELECT (MAX(?x + RAND()) AS ?m) { ?s ?p ?x }", "SELECT * {} ORDER BY RAND()",
        "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } ORDER BY NOW()", "ASK { ?s ?p ?o FILTER EXISTS { FILTER(?o < NOW()) } }", "ASK { FILTER(?a<now()&&?b>1) }", "SELECT ('\"' AS ?x) (1/RAND() AS ?y) ('\"' AS ?z) {}",
        "ASK { FILTER(?a < NOW# when\n  ()) }", "SELECT (\\u004eOW() AS ?n) {}", "SELECT * {} ORDER BYRAND()",
        "SELECT * { SERVICESILENT<http://a/> {} }", "SELECT * { SERVICE a.b:c {} }"})
    void a_query_that_looks_elsewhere_is_not_steady(String query) {
        assertFalse(QueryDeterminism.is(query));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT ('now' AS ?x) ?now {}", "SELECT * { ?rand <http://a/services> ?service }", "ASK {}", "ASK { a:now ?p ?o }",
        "SELECT * { ?s ?p _:bnode }", "SELECT * { ?brand (<http://a/b>) ?x }"})
    void a_name_or_a_text_is_no_function(String query) {
        assertTrue(QueryDeterminism.is(query));
    }
}
