package selon.core.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.exec.UpdateExec;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import selon.core.ledger.ChangeGraph;
import selon.core.vocab.GraphNames;
import selon.core.vocab.IriArgument;
import selon.core.vocab.Progress;

/** Verification finds each kind of damage to a database and names it. */
class LedgerVerificationTest {

    private static final String DOC = "doc:kr-asia-alibaba-c-sky";
    private static final int CHANGES = 5;

    private Database database;
    private DatasetGraph dataset;

    /** Changes with numbers and times that the store keeps in another lexical form. */
    @BeforeEach
    void fill() {
        database = FilledDatabases.inMemory();
        dataset = database.dataset();
        Gate gate = FilledDatabases.gate(database);
        for (int i = 2; i <= CHANGES; i++) {
            String update = "INSERT DATA { GRAPH <https://example.org/g> { <https://example.org/s> "
                    + "<http://www.w3.org/2000/01/rdf-schema#label> 0" + i + " , 1.50 , [] } }";
            gate.commit(view -> UpdateExec.dataset(view).update(update).execute(), FilledDatabases.AUTHOR);
        }
        Node claims = IriArgument.required(DOC);
        gate.commit(Proposal.removing(claims), FilledDatabases.AUTHOR);
        gate.commit(Proposal.adding(Map.of(claims, FilledDatabases.SHIPPED.graphs().get(claims))), FilledDatabases.AUTHOR);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private List<LedgerVerification.Check> checks() {
        List<LedgerVerification.Check> checks = new ArrayList<>();
        boolean fine = new LedgerVerification(dataset, database.ledger(), FilledDatabases.RULES, Progress.NONE).run(checks::add);
        assertEquals(4, checks.size());
        assertEquals(fine, checks.stream().allMatch(check -> check.faults().isEmpty()));
        return checks;
    }

    /**
     * Checks that exactly these checks fail.
     *
     * @return the faults of the first one
     */
    private String failing(Integer... numbers) {
        List<LedgerVerification.Check> checks = checks();
        assertEquals(List.of(numbers), Stream.of(1, 2, 3, 4).filter(each -> !checks.get(each - 1).faults().isEmpty()).toList(),
                checks.toString());
        return checks.get(numbers[0] - 1).faults().toString();
    }

    private void behindTheLedgersBack(Runnable change) {
        Txn.executeWrite(dataset, change);
    }

    @Test
    void a_database_that_only_the_gate_wrote_is_right() {
        List<LedgerVerification.Check> checks = checks();
        checks.forEach(check -> assertEquals(List.of(), check.faults(), check.what()));
        assertTrue(checks.get(0).what().contains("1 to " + (CHANGES + 2)), checks.get(0).what());
        long quads = Txn.calculateRead(dataset, () -> dataset.stream().count());
        assertTrue(checks.get(1).what().contains("%,d quads".formatted(quads)), checks.get(1).what());
    }

    /** A value can be written in several ways and is kept in one. */
    @Test
    void what_is_filled_in_twice_is_told_once() {
        Node g = IriArgument.required("https://example.org/g");
        Stream<Quad> twice = Stream.of("7", "07", "7").map(text -> Quad.create(g, g, IriArgument.required("rdfs:label"),
                NodeFactory.createLiteralDT(text, XSDDatatype.XSDinteger)));
        List<Quad> quads = new ArrayList<>();
        FilledDatabases.SHIPPED.quads().forEachRemaining(quads::add);
        long once = quads.size() + 1;
        twice.forEach(quads::add);
        try (Database filled = Database.inMemory(empty -> FilledDatabases.fill(empty, quads.iterator()))) {
            assertTrue(new LedgerVerification(filled.dataset(), filled.ledger(), FilledDatabases.RULES, Progress.NONE).run(check ->
                    assertEquals(List.of(), check.faults(), check.what())));
            assertEquals(once, Txn.calculateRead(filled.dataset(), () ->
                    ChangeGraph.read(filled.dataset(), 1).orElseThrow().added()));
        }
    }

    @Test
    void a_quad_that_came_or_went_behind_the_ledgers_back_is_noticed_and_its_graph_named() {
        Quad one = Txn.calculateRead(dataset, () -> dataset.find(IriArgument.required("https://example.org/g"), Node.ANY, Node.ANY,
                Node.ANY).next());
        behindTheLedgersBack(() -> dataset.delete(one));
        assertTrue(failing(2).matches("\\[https://example.org/g: the store holds \\d+ triples, the ledger \\d+]"));
        behindTheLedgersBack(() -> dataset.add(one.getGraph(), one.getSubject(), one.getPredicate(), one.getPredicate()));
        assertTrue(failing(2).contains("other triples than the ledger, though as many"));
        behindTheLedgersBack(() -> {
            dataset.delete(one.getGraph(), one.getSubject(), one.getPredicate(), one.getPredicate());
            dataset.add(IriArgument.required("https://example.org/h"), one.getSubject(), one.getPredicate(), one.getObject());
        });
        String both = failing(2);
        assertTrue(both.contains("example.org/g:") && both.contains("example.org/h: the store holds 1 triples, the ledger 0"),
                both);
    }

    @ParameterizedTest
    @CsvSource({"1, cut", "3, cut", "3, missing", "7, missing"})
    void a_change_that_is_cut_off_or_missing_is_named(long number, String how) throws IOException {
        if (how.equals("cut")) {
            byte[] whole = Files.readAllBytes(database.ledger().file(number));
            Files.write(database.ledger().file(number), Arrays.copyOf(whole, whole.length / 2));
        } else {
            Files.delete(database.ledger().file(number));
        }
        String said = failing(1, 2);
        assertTrue(said.contains("00000" + number + ".rdfp: is ") && said.contains(how), said);
    }

    @Test
    void a_change_that_the_store_has_not_made_and_one_that_says_something_else_are_noticed() throws IOException {
        Files.copy(database.ledger().file(2), database.ledger().file(9));
        assertTrue(failing(1, 2).contains("000009.rdfp: is a change that the store has not made"));
        Files.delete(database.ledger().file(9));
        String text = Files.readString(database.ledger().file(2));
        assertTrue(text.contains("label> 2 "), text);
        Files.writeString(database.ledger().file(2), text.replace("label> 2 ", "label> 22 "),
                StandardOpenOption.TRUNCATE_EXISTING);
        assertTrue(failing(2).contains("https://example.org/g: the store holds other triples"));
    }

    @Test
    void a_conclusion_that_is_lacking_or_without_ground_is_named() {
        Quad one = Txn.calculateRead(dataset, () -> dataset.find(GraphNames.UNCONTESTED, Node.ANY, Node.ANY, Node.ANY).next());
        behindTheLedgersBack(() -> dataset.delete(one));
        failing(2, 3);
        assertTrue(checks().get(2).faults().get(0).startsWith("Missing: "));
        behindTheLedgersBack(() -> {
            dataset.add(one);
            dataset.add(one.getGraph(), one.getPredicate(), one.getPredicate(), one.getPredicate());
        });
        failing(2, 3);
        assertTrue(checks().get(2).faults().get(0).startsWith("Does not follow: "));
    }

    @Test
    void a_rule_that_is_violated_is_told_in_its_own_words() {
        Node claim = IriArgument.required("claim:kr-asia-alibaba-c-sky-reduced-dependence");
        behindTheLedgersBack(() -> dataset.deleteAny(IriArgument.required(DOC), claim, IriArgument.required("selon:claimant"), Node.ANY));
        assertTrue(checks().get(3).faults().stream().anyMatch(fault -> fault.contains("A claim says whose word it is")
                && fault.contains("claim:kr-asia-alibaba-c-sky-reduced-dependence")), checks().toString());
    }
}
