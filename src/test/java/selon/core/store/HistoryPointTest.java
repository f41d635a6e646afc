package selon.core.store;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.UpdateExec;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import selon.core.ledger.ChangeGraph;
import selon.core.ledger.LedgerEntry;
import selon.core.ledger.PastDataset;
import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;

/** The past can be queried by a change's number, a time or a day. */
class HistoryPointTest {

    private static final int CHANGES = 20;
    private static final List<String> WRITTEN = List.of("01", "1.50", "'a'@en", "true", "1e0");

    /** The dataset after each change, from the first. */
    private static final List<Set<Quad>> STATES = new ArrayList<>();
    private static Database database;
    private static DatasetGraph dataset;

    /**
     * Makes random changes, some of which are refused. Half of them have numbers that the store keeps in another
     * lexical form.
     */
    @BeforeAll
    static void change() {
        database = FilledDatabases.inMemory();
        dataset = database.dataset();
        STATES.add(now());
        Gate gate = FilledDatabases.gate(database);
        Random random = new Random(5);
        List<Node> names = List.copyOf(FilledDatabases.SHIPPED.graphs().keySet()).stream()
                .filter(name -> name.getURI().contains("/id/doc/")).toList();
        for (int tries = 0; STATES.size() <= CHANGES && tries < 10 * CHANGES; tries++) {
            String graph = "GRAPH <" + names.get(random.nextInt(names.size())).getURI() + ">";
            String mine = "GRAPH <https://example.org/g" + random.nextInt(3) + ">";
            String update = switch (random.nextInt(4)) {
                case 0 -> "DELETE { " + graph + " { ?s ?p ?o } } WHERE { { SELECT * { " + graph + " { ?s ?p ?o } } OFFSET "
                        + random.nextInt(20) + " LIMIT 1 } }";
                case 1 -> "DELETE WHERE { " + mine + " { ?s ?p ?o } }";
                default -> "INSERT DATA { " + mine + " { <https://example.org/s" + random.nextInt(9) + "> "
                        + "<http://www.w3.org/2000/01/rdf-schema#label> "
                        + WRITTEN.get(random.nextInt(WRITTEN.size())) + " } }";
            };
            Gate.Outcome outcome = gate.commit(view -> UpdateExec.dataset(view).update(update).execute(), FilledDatabases.AUTHOR);
            if (outcome.change().isPresent()) {
                STATES.add(now());
            }
        }
        assertEquals(CHANGES + 1, STATES.size());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void a_view_holds_no_more_than_allowed() {
        Txn.executeRead(dataset, () -> {
            long last = ChangeGraph.last(dataset);
            assertTrue(last > 1);
            assertDoesNotThrow(() -> PastDataset.view(dataset, database.ledger(), last, last, 0));
            assertTooFar(last - 1, last, 0);
            assertTooFar(1, last, last);
            assertTooFar(1, last - 2, Long.MAX_VALUE);
            assertDoesNotThrow(() -> PastDataset.view(dataset, database.ledger(), 1, last - 1, Long.MAX_VALUE));
        });
    }

    private static void assertTooFar(long number, long mostChanges, long mostQuads) {
        assertEquals(ProblemType.PAST_TOO_FAR, assertThrows(ProblemException.class, () ->
                PastDataset.view(dataset, database.ledger(), number, mostChanges, mostQuads)).type());
    }

    private static Set<Quad> now() {
        return Txn.calculateRead(dataset, () -> Iter.toSet(dataset.find()));
    }

    @Test
    void after_each_change_the_dataset_was_as_the_view_shows_it() {
        Txn.executeRead(dataset, () -> {
            for (int number = 1; number <= STATES.size(); number++) {
                assertEquals(STATES.get(number - 1), Iter.toSet(HistoryPoint.view(database, "" + number).find()), "change " + number);
            }
        });
    }

    @Test
    void the_time_of_a_change_and_the_times_until_the_next_are_its_moment() {
        Txn.executeRead(dataset, () -> {
            for (long number = 1; number <= STATES.size(); number++) {
                Instant time = time(number);
                assertTrue(HistoryPoint.number(dataset, time.toString()) >= number);
                assertEquals(time, time(HistoryPoint.number(dataset, time.toString())), "of several at one time, the last");
                assertEquals(HistoryPoint.number(dataset, time.toString()),
                        HistoryPoint.number(dataset, time.atOffset(ZoneOffset.ofHours(2)).toString()));
                if (number > 1) {
                    assertTrue(HistoryPoint.number(dataset, time.toString()) == number || time(number + 1).equals(time));
                }
            }
            LocalDate day = LocalDate.ofInstant(time(1), ZoneOffset.UTC);
            assertEquals(ChangeGraph.last(dataset), HistoryPoint.number(dataset, day.plusDays(1).toString()));
            assertEquals(time(1), time(HistoryPoint.number(dataset, time(1).toString())));
        });
    }

    private static Instant time(long number) {
        return ChangeGraph.read(dataset, number).map(LedgerEntry::time).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0                     | CHANGE_OUT_OF_RANGE
            22                    | CHANGE_OUT_OF_RANGE
            -1                    | CHANGE_OUT_OF_RANGE
            yesterday             | MOMENT_UNREADABLE
            2026-11-23T12:00:00   | MOMENT_UNREADABLE
            2026-13-01            | MOMENT_UNREADABLE
            999999999999999999999 | MOMENT_UNREADABLE
            2018-04-20            | MOMENT_TOO_EARLY
            2018-04-20T12:00:00Z  | MOMENT_TOO_EARLY
            """)
    void what_is_no_moment_is_refused(String given, ProblemType type) {
        Txn.executeRead(dataset, () ->
                assertEquals(type, assertThrows(ProblemException.class, () -> HistoryPoint.view(database, given)).type()));
    }

    @Test
    void a_question_is_answered_from_the_past() {
        String count = "SELECT ( COUNT( * ) AS ?n ) { ?s ?p ?o }";
        Txn.executeRead(dataset, () -> {
            for (int number : new int[] {1, CHANGES / 2, CHANGES + 1}) {
                try (QueryExec execution = QueryExec.dataset(HistoryPoint.view(database, "" + number)).query(count).build()) {
                    long triples = STATES.get(number - 1).stream().map(Quad::asTriple).distinct().count();
                    assertEquals("" + triples, execution.select().next().get("n").getLiteralLexicalForm());
                }
            }
        });
    }
}
