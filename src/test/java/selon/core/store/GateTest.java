package selon.core.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import selon.core.derive.Derivation;
import selon.core.rdf.Finding;
import selon.core.tdb.NamedGraphsUnion;
import selon.core.vocab.GraphNames;
import selon.core.vocab.IriArgument;
import selon.core.vocab.Progress;
import selon.core.vocab.Terms;

/** The Gate's verdict on a change equals full validation's, and a refusal leaves no trace. */
class GateTest {

    private static final int CHANGES = 80;
    private static final Map<Node, Graph> SHIPPED = FilledDatabases.SHIPPED.graphs();

    private Database database;
    private Gate gate;

    @BeforeEach
    void open() {
        database = FilledDatabases.inMemory();
        gate = FilledDatabases.gate(database);
    }

    private static Gate.Verdict replace(Gate gate, Map<Node, Graph> graphs) {
        return gate.commit(Proposal.replacing(graphs), FilledDatabases.AUTHOR).verdict();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource({
        "an organisation's class that claims elsewhere need, o:reuters, rdf:type, claim:reuters-alibaba-c-sky-deal-reuters",
        "a motive's type, motive:internet-of-things, rdf:type, motivation:c-sky-iot",
        "a subclass axiom, selon:Organisation, rdfs:subClassOf, claim:reuters-alibaba-c-sky-deal-reuters",
        "a claim's quote, claim:kr-asia-alibaba-c-sky-reduced-dependence, selon:quote, claim:kr-asia-alibaba-c-sky-reduced-dependence",
        "the middle of a relay chain, claim:objetconnecte-alibaba-c-sky-15-denial-cnbc, selon:relays, "
                + "claim:objetconnecte-alibaba-c-sky-15-denial-anonymous",
    })
    void damage_at_a_distance_is_found(String what, String subject, String predicate, String broken) {
        Node damaged = IriArgument.required(subject);
        Map<Node, Graph> without = without(triple -> triple.getSubject().equals(damaged)
                && triple.getPredicate().equals(IriArgument.required(predicate)));
        assertFalse(without.isEmpty(), "there is " + what);
        List<Finding> found = assertJudgedAlike(without);
        assertTrue(found.stream().anyMatch(finding -> finding.focus().equals(IriArgument.required(broken))), what + ": " + found);
    }

    @Test
    void where_the_rules_are_others_all_is_concluded_anew_once() {
        List<Path> rules = FilledDatabases.HOME.rules();
        Derivation fewer = Derivation.read(rules.subList(0, rules.size() - 1));
        Set<Node> properties = properties();
        new Gate(database, fewer).concludeAnew(() -> { });
        assertTrue(concluded().size() > 100 && new Gate(database, fewer).agrees());
        assertFalse(gate.agrees());
        List<String> told = new ArrayList<>();
        gate.concludeAnew(() -> told.add("once"));
        gate.concludeAnew(() -> told.add("twice"));
        assertEquals(List.of("once"), told);
        assertTrue(gate.agrees());
        assertEquals(properties, properties());
        assertTrue(new LedgerVerification(database.dataset(), database.ledger(), FilledDatabases.RULES, Progress.NONE)
                .run(check -> assertEquals(List.of(), check.faults())));
    }

    private Set<Node> properties() {
        return concluded().stream().map(Triple::getPredicate).collect(Collectors.toSet());
    }

    private List<Triple> concluded() {
        return Txn.calculateRead(database.dataset(), () -> database.dataset().getGraph(GraphNames.UNCONTESTED).find().toList());
    }

    @Test
    void a_relay_chain_closed_to_a_ring_is_found() {
        Node name = IriArgument.required("doc:objetconnecte-alibaba-c-sky");
        Graph ring = copy(SHIPPED.get(name));
        ring.add(Triple.create(IriArgument.required("claim:objetconnecte-alibaba-c-sky-15-denial-anonymous"),
                Terms.Properties.RELAYS, IriArgument.required("claim:objetconnecte-alibaba-c-sky-15-denial-article")));
        assertTrue(assertJudgedAlike(Map.of(name, ring)).stream()
                .anyMatch(finding -> finding.rule().getURI().endsWith("/claim-relay-acyclic")));
    }

    @Test
    @Tag("campaign")
    void changes_by_chance_are_judged_as_full_validation_judges_them() {
        Random random = new Random(11);
        List<Node> names = SHIPPED.keySet().stream().filter(name -> name.getURI().contains("/id/doc/")
                || name.getURI().endsWith("/entities") || name.getURI().endsWith("/links")).toList();
        int refused = 0;
        for (int i = 0; i < CHANGES; i++) {
            Node name = names.get(random.nextInt(names.size()));
            Graph changed = copy(SHIPPED.get(name));
            List<Triple> triples = new ArrayList<>(changed.find().toList());
            for (int n = 1 + random.nextInt(2); n > 0; n--) {
                Triple one = triples.get(random.nextInt(triples.size()));
                Triple other = triples.get(random.nextInt(triples.size()));
                changed.delete(one);
                if (random.nextBoolean()) {
                    changed.add(Triple.create(one.getSubject(), one.getPredicate(), other.getObject()));
                }
            }
            refused += assertJudgedAlike(Map.of(name, changed)).isEmpty() ? 0 : 1;
            assertTrue(replace(gate, Map.of(name, SHIPPED.get(name))).accepts(), "and back");
            assertUnharmed();
        }
        assertTrue(refused > CHANGES / 3 && refused < CHANGES, refused + " of " + CHANGES + " were refused");
    }

    /**
     * Refuses a change, accepts one with a cold cache, reopens and reads everything. An aborted write damaged the
     * store here up to TDB2 6.0.
     */
    @ParameterizedTest
    @Tag("campaign")
    @ValueSource(ints = {1, 100, 10_000})
    void a_refusal_does_not_spoil_the_store(int size, @TempDir Path folder) {
        Node name = NodeFactory.createURI("https://w3id.org/selon/id/doc/size-" + size);
        Node label = RDFS.Nodes.label;
        Graph bad = GraphFactory.createDefaultGraph();
        Graph good = GraphFactory.createDefaultGraph();
        for (int i = 0; i < size; i++) {
            bad.add(Triple.create(NodeFactory.createURI("https://example.org/bad/" + i), RDF.Nodes.type, Terms.Classes.CLAIM));
            good.add(Triple.create(NodeFactory.createURI("https://example.org/good/" + i), label,
                    NodeFactory.createLiteralString("good " + i)));
        }
        FilledDatabases.open(folder.resolve("db")).close();
        for (int round = 0; round < 3; round++) {
            try (Database reopened = Database.open(folder.resolve("db"), none -> { })) {
                Gate its = FilledDatabases.gate(reopened);
                assertFalse(replace(its, Map.of(name, bad)).accepts());
                assertTrue(replace(its, Map.of(name, good)).accepts());
            }
            try (Database reopened = Database.open(folder.resolve("db"), none -> { })) {
                DatasetGraph dataset = reopened.dataset();
                long read = Txn.calculateRead(dataset, () -> dataset.stream().map(Quad::toString).count());
                assertTrue(read > size + 4000, read + " quads are read");
                assertEquals(size, Txn.calculateRead(dataset, () -> dataset.stream(name, Node.ANY, Node.ANY, Node.ANY).count()));
                assertTrue(replace(FilledDatabases.gate(reopened), Map.of(name, GraphFactory.createDefaultGraph())).accepts());
            }
        }
    }

    /**
     * Validates a change in full and by the Gate.
     *
     * @return the findings of both, which must be equal
     */
    private List<Finding> assertJudgedAlike(Map<Node, Graph> replacing) {
        Set<Quad> before = quads();
        Graph said = GraphFactory.createDefaultGraph();
        before.stream().filter(quad -> NamedGraphsUnion.says(quad) && !replacing.containsKey(quad.getGraph()))
                .map(Quad::asTriple).forEach(said::add);
        replacing.values().forEach(graph -> graph.find().forEachRemaining(said::add));
        Gate.Verdict reached = replace(gate, replacing);
        assertEquals(FilledDatabases.RULEBOOK.findings(said), reached.findings());
        if (!reached.accepts()) {
            assertEquals(before, quads(), "nothing was changed");
        }
        return reached.findings();
    }

    /** Checks that the derived graph equals a fresh derivation. */
    private void assertUnharmed() {
        DatasetGraph dataset = database.dataset();
        Txn.executeRead(dataset, () -> assertEquals(FilledDatabases.RULES.conclusions(copy(new NamedGraphsUnion(dataset))).find().toSet(),
                dataset.getGraph(GraphNames.UNCONTESTED).find().toSet()));
    }

    private Set<Quad> quads() {
        return Txn.calculateRead(database.dataset(), () -> org.apache.jena.atlas.iterator.Iter.toSet(database.dataset().find()));
    }

    private static Map<Node, Graph> without(java.util.function.Predicate<Triple> some) {
        Map<Node, Graph> changed = new java.util.HashMap<>();
        SHIPPED.forEach((name, graph) -> {
            if (graph.stream().anyMatch(some)) {
                Graph rest = copy(graph);
                graph.stream().filter(some).toList().forEach(rest::delete);
                changed.put(name, rest);
            }
        });
        return changed;
    }

    private static Graph copy(Graph graph) {
        Graph copy = GraphFactory.createDefaultGraph();
        graph.find().forEachRemaining(copy::add);
        return copy;
    }
}
