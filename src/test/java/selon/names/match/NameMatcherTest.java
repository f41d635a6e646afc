package selon.names.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import selon.core.store.Database;
import selon.core.store.FilledDatabases;
import selon.core.store.Proposal;
import selon.core.vocab.GraphNames;
import selon.core.vocab.InputException;
import selon.core.vocab.IriArgument;
import selon.names.index.NameFinder;

/** Tests that a query gets one confident match or none, on the shipped data and on a small catalogue with homonyms. */
class NameMatcherTest {

    private static final String LEI = "5493001KJTIIGC8Y1R12";

    private static Database database;
    private static NameFinder names;
    private static NameMatcher ours;
    private static NameMatcher wikidata;

    @BeforeAll
    static void open() {
        database = FilledDatabases.inMemory();
        names = NameFinder.following(database);
        Map<String, CatalogueItem> items = new HashMap<>();
        for (String[] item : new String[][] {{"Q10", "Fidelity Bank"}, {"Q11", "Fidelity Bank"}, {"Q12", "Solaris AG"},
                {"Q13", "Solaris GmbH"},
            {"Q14", "Vega"}, {"Q18", "Vega SA"}, {"Q15", "Warrington"}, {"Q16", "Barrington"}, {"Q1359568", "Alibaba Group of companies"},
            {"Q17", "Gazprom"}}) {
            items.put(item[0], new CatalogueItem(item[1], "", Map.of()));
        }
        OwnThings things = new OwnThings(names, database.dataset());
        ours = new NameMatcher(things);
        wikidata = new NameMatcher(new WikidataItems(things, new WikidataCatalogue(items,
                Map.of("Q1", "Q2", "Q2", "Q17", "Q3", "Q4", "Q4", "Q3"))));
    }

    @AfterAll
    static void close() {
        names.close();
        database.close();
    }

    private static String match(NameMatcher matching, String name) {
        List<Match> found = matching.of(MatchQuality.question(name));
        assertTrue(found.stream().skip(1).noneMatch(Match::match), "only the first");
        return found.stream().filter(Match::match).map(one -> matching.authority().id(one.thing().thing())).findFirst().orElse("none");
    }

    @ParameterizedTest
    @CsvSource({
        "Fidelity Bank, none", "Fidelity Bank Ltd, none", "Solaris AG, Q12", "Solaris GmbH, Q13", "Solaris, none", "Solaris SA, none",
        "Vega SA, none", "Vega, none",
        "Warrington, Q15", "Warringtno, Q15", "Wbarrington, none", "Газпром, Q17", "Alibaba Group, Q1359568", "阿里巴巴, Q1359568",
        "Alibaba Group of companies, Q1359568", "Q1, Q17", "Q2, Q17", "Q3, none", "xqzjk, none", "'', none",
    })
    void one_clear_winner_or_none(String name, String id) {
        assertEquals(id, match(wikidata, name), () -> wikidata.of(MatchQuality.question(name)).toString());
    }

    @Test
    void a_legal_entity_identifier_names_the_thing_that_has_it() {
        assertEquals("none", match(ours, LEI));
        Node entities = GraphNames.ofData(Path.of("entities.ttl"));
        Graph more = GraphFactory.createDefaultGraph();
        more.add(Triple.create(IriArgument.required("o:alibaba-group"), IriArgument.required("schema:leiCode"),
                NodeFactory.createLiteralString(LEI)));
        assertTrue(FilledDatabases.gate(database).commit(Proposal.adding(Map.of(entities, more)), FilledDatabases.AUTHOR).change()
                .isPresent());
        assertEquals(IriArgument.required("o:alibaba-group").getURI(), match(ours, LEI));
        assertEquals("Q1359568", match(wikidata, LEI.toLowerCase(java.util.Locale.ROOT)));
        assertEquals(100, ours.of(MatchQuality.question(LEI)).get(0).score());
    }

    @Test
    void a_contradiction_is_no_match() {
        MatchQuery known = new MatchQuery(Optional.of("Alibaba Group"), Set.of(), MatchQuery.Strictness.ANY,
                List.of(new MatchQuery.Constraint(
                "owl:sameAs", List.of(new MatchQuery.MatchValue("Q1", Optional.empty())))), 5, "en");
        assertTrue(ours.of(known).stream().noneMatch(Match::match));
        assertTrue(ours.of(known).get(0).features().get("property:owl:sameAs").doubleValue() < 0.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"wikidata\": []}", "{\"wikidata\": {\"X1\": {}}}", "{\"wikidata\": {\"Q1\": 5}}",
        "{\"wikidata\": {\"Q1\": {\"label\": ", "{\"other\": {}}", "not JSON"})
    void what_is_no_catalogue_is_said_so(String text, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("names.json"), text);
        String said = assertThrows(InputException.class, () -> CatalogueReader.read(List.of(file))).getMessage();
        assertTrue(said.startsWith(file.toString()) && said.length() > file.toString().length() + 20, said);
        assertThrows(InputException.class, () -> CatalogueReader.read(List.of(folder.resolve("absent.json"))));
    }
}
