package selon.core.derive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.compose.Union;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.exec.QueryExec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import selon.core.shacl.ShapesTest;
import selon.core.vocab.Installation;
import selon.core.vocab.IriArgument;
import selon.core.vocab.Namespaces;
import selon.core.vocab.Prefixes;
import selon.core.vocab.Terms;

/** What the derivation rules conclude, and what they must never conclude. */
class DerivationTest {

    private static final Derivation RULES = Derivation.read(new Installation(Path.of("")).rules());
    private static final Graph SAID = ShapesTest.Shipped.everything();
    private static final Graph CONCLUDED = RULES.conclusions(SAID);

    @ParameterizedTest
    @CsvSource({
        "motivation:c-sky-us-ban,                  Contested",
        "motivation:c-sky-trade-tensions,          Denied",
        "motivation:c-sky-self-sufficiency-promoted, Hedged",
        "motivation:c-sky-iot,                     Uncontested",
        "event:us-zte-ban-same-day,                Uncontested",
        "deal:alibaba-group-c-sky-2018,            Uncontested",
        "statement:iot-drives-growth-of-cloud-computing, Hedged",
    })
    void the_standing_follows_from_the_root_claims(String thing, String standing) {
        assertEquals(List.of(Namespaces.SELON + standing), values(node(thing), Terms.Properties.STANDING));
    }

    @Test
    void what_is_only_raised_is_questioned() {
        Graph concluded = RULES.conclusions(graph("""
                claim:a selon:about event:x ; selon:polarity selon:Open ; selon:certainty selon:Unspecified ;
                    selon:claimant o:reuters .
                """));
        assertEquals(List.of(Namespaces.SELON + "Questioned"), concluded
                .find(node("event:x"), Terms.Properties.STANDING, Node.ANY).mapWith(t -> t.getObject().getURI()).toList());
    }

    @Test
    void every_assertable_that_somebody_speaks_of_has_one_standing() {
        List<Node> spokenOf = SAID.find(Node.ANY, Terms.Properties.ABOUT, Node.ANY)
                .mapWith(Triple::getObject).toSet().stream().toList();
        assertTrue(spokenOf.size() > 40);
        for (Node assertable : spokenOf) {
            assertEquals(1, values(assertable, Terms.Properties.STANDING).size(), assertable.toString());
        }
    }

    @Test
    void ten_outlets_that_carry_one_wire_are_one_voice() {
        Graph concluded = RULES.conclusions(graph("""
                claim:root selon:about event:x ; selon:polarity selon:Positive ; selon:certainty selon:Certain ;
                    selon:claimant o:reuters ; selon:explicit true .
                """ + carriers()));
        assertEquals(1, concluded.find(node("event:x"), Terms.Properties.INDEPENDENT_VOICES, number(1)).toList().size());
    }

    private static String carriers() {
        StringBuilder carriers = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            carriers.append("claim:c" + i + " selon:about event:x ; selon:polarity selon:Open ; "
                    + "selon:certainty selon:Unspecified ; selon:claimant o:outlet" + i + " ; selon:relays claim:root .\n");
        }
        return carriers.toString();
    }

    @Test
    void a_voice_that_probably_passes_on_another_is_counted_apart_and_marked() {
        Node iot = node("motivation:c-sky-iot");
        int certain = count(iot, Terms.Properties.INDEPENDENT_VOICES);
        int probable = count(iot, Terms.Properties.PROBABLY_INDEPENDENT_VOICES);
        assertEquals(certain - 1, probable, "CNBC, as PYMNTS has it, probably passes on the wire");
    }

    @Test
    void a_speaker_who_makes_two_claims_is_one_voice() {
        Node ban = node("motivation:c-sky-us-ban");
        List<String> roots = values(ban, Terms.Properties.ROOT_CLAIM);
        long speakers = roots.stream().map(root -> SAID.find(NodeFactory.createURI(root),
                Terms.Properties.CLAIMANT, Node.ANY).next().getObject()).distinct().count();
        assertTrue(roots.size() > speakers, "Jack Ma makes two of them");
        assertEquals(speakers, count(ban, Terms.Properties.INDEPENDENT_VOICES));
    }

    @Test
    void the_uncontested_facts_are_plain_triples() {
        assertTrue(holds("o:alibaba-cloud org:subOrganizationOf o:alibaba-group"));
        assertTrue(holds("o:alibaba-cloud schema:parentOrganization o:alibaba-group"));
        assertTrue(holds("o:alibaba-group selon:investedIn o:c-sky"));
        assertTrue(holds("o:c-sky selon:usesProduct product:yunos"));
    }

    @Test
    void who_bought_is_a_plain_triple_only_where_all_accounts_agree() {
        String deal = """
                deal:%1$s a selon:Acquisition ; selon:acquirer o:%1$s ; selon:target o:c .
                claim:%1$s selon:about deal:%1$s ; selon:polarity selon:Positive ; selon:certainty selon:Certain ;
                    selon:claimant o:reuters ; selon:explicit true .
                """;
        Graph one = RULES.conclusions(graph(deal.formatted("a")));
        Graph two = RULES.conclusions(graph(deal.formatted("a") + deal.formatted("b")
                + "deal:b selon:otherAccountOf deal:a ."));
        assertEquals(1, one.find(node("o:a"), Terms.Properties.ACQUIRED, node("o:c")).toList().size());
        assertEquals(List.of(), two.find(Node.ANY, Terms.Properties.ACQUIRED, Node.ANY).toList());
    }

    @Test
    void claims_are_added_up_over_the_documents_of_an_outlet() {
        Graph counted = RULES.conclusions(graph("""
                doc:a schema:publisher o:reuters . doc:b schema:publisher o:reuters .
                claim:1 selon:reportedIn doc:a ; selon:certainty selon:Certain .
                claim:2 selon:reportedIn doc:b ; selon:certainty selon:Possible .
                claim:3 selon:reportedIn doc:b ; selon:certainty selon:Certain .
                """));
        assertEquals("3", counted.find(node("o:reuters"), node("selon:claimTotal"), Node.ANY).next().getObject().getLiteralLexicalForm());
        assertEquals("1", counted.find(node("o:reuters"), node("selon:hedgedClaimTotal"), Node.ANY)
                .next().getObject().getLiteralLexicalForm());
    }

    @Test
    void the_forbidden_questions_have_no_answer() {
        assertFalse(holds("?thing ?property ?motive . ?motive a selon:Motive . FILTER ( ?property NOT IN "
                + "( selon:motive, skos:broader, skos:narrower, skos:related, skos:hasTopConcept, skos:closeMatch, "
                + "skos:exactMatch, skos:relatedMatch, skos:broadMatch ) )"), "a motive as a plain triple");
        assertFalse(holds("?s a selon:Statement ; rdf:subject ?x ; rdf:predicate ?p ; rdf:object ?y ; "
                + "selon:standing ?standing . FILTER ( ?standing != selon:Uncontested ) ?x ?p ?y . "
                + "FILTER NOT EXISTS { ?other a selon:Statement ; rdf:subject ?x ; rdf:predicate ?p ; rdf:object ?y ; "
                + "selon:standing selon:Uncontested }"), "a contested, denied or hedged statement as a plain triple");
        assertFalse(holds("?d selon:acquirer ?x ; selon:target ?y . ?x selon:acquired ?y . FILTER NOT EXISTS "
                + "{ ?e selon:acquirer ?x ; selon:target ?y ; selon:standing selon:Uncontested }"), "a contested deal");
        assertFalse(holds("?x selon:acquired o:c-sky"), "who bought C-Sky, on which the reports differ");
        assertFalse(holds("?x selon:partnerOf o:c-sky"), "who worked with C-Sky, on which they differ too");
        assertFalse(holds("?x selon:marketPosition ?praise"), "praise as a fact");
        assertFalse(holds("o:amazon selon:revenue ?figure"), "the curators' reading as a fact");
        assertFalse(holds("o:alibaba-cloud selon:investedIn o:c-sky"), "the group's deed as its division's");
    }

    private static boolean holds(String pattern) {
        StringBuilder query = new StringBuilder();
        Prefixes.ALL.forEach((prefix, iri) -> query.append("PREFIX " + prefix + ": <" + iri + ">\n"));
        try (QueryExec ask = QueryExec.graph(new Union(SAID, CONCLUDED)).query(query + "ASK { " + pattern + " }").build()) {
            return ask.ask();
        }
    }

    private static Graph graph(String turtle) {
        StringBuilder text = new StringBuilder();
        Prefixes.ALL.forEach((prefix, iri) -> text.append("PREFIX " + prefix + ": <" + iri + ">\n"));
        return RDFParser.fromString(text + turtle, Lang.TURTLE).toGraph();
    }

    private static List<String> values(Node thing, Node property) {
        return CONCLUDED.find(thing, property, Node.ANY).mapWith(triple -> triple.getObject().toString()).toList();
    }

    private static int count(Node thing, Node property) {
        return ((Number) CONCLUDED.find(thing, property, Node.ANY).next().getObject().getLiteralValue()).intValue();
    }

    private static Node number(int value) {
        return NodeFactory.createLiteralByValue(java.math.BigInteger.valueOf(value),
                org.apache.jena.datatypes.xsd.XSDDatatype.XSDinteger);
    }

    private static Node node(String name) {
        return IriArgument.required(name);
    }
}
