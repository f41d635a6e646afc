package selon.core.tdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import selon.OwnThread;
import selon.core.store.Database;
import selon.core.store.FilledDatabases;

/** Every query ends in time, and none keeps another from ending. */
class DeadlineTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration LATE = Duration.ofSeconds(10);
    private static final String PLANNED_FOR_LONG =
            "SELECT * { GRAPH ?g { ?a (<urn:x>?/<urn:y>)* ?b } { SELECT * { GRAPH ?h { ?a (!<urn:x>)?/<urn:y> ?c } } } }";
    private static final String ALL_BY_ALL = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }";

    private static Database database;

    @BeforeAll
    static void open() {
        database = FilledDatabases.inMemory();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static int rows(String query, Duration longest) {
        return Txn.calculateRead(database.dataset(), () -> {
            try (QueryExec execution = QueryExec.dataset(database.dataset()).query(query).build()) {
                return Deadline.within(longest, execution.getContext(), () -> execution.select().stream().toList().size());
            }
        });
    }

    private static Duration ended(String query) {
        long start = System.nanoTime();
        assertThrows(QueryCancelledException.class, () -> rows(query, SHORT), query);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @ParameterizedTest
    @ValueSource(strings = {PLANNED_FOR_LONG, ALL_BY_ALL,
        "SELECT * { { ?a ?p ?b } MINUS { { SELECT * { GRAPH ?g { ?a !(<urn:x>|^<urn:x>) ?c } } } { ?c (<urn:x>|!<urn:x>)+ ?d } } }"})
    void it_ends_in_time_and_what_is_asked_after_it_is_not_its_concern(String query) {
        Duration took = ended(query);
        assertTrue(took.compareTo(SHORT) >= 0 && took.compareTo(LATE) < 0, took.toString());
        assertEquals(5, rows("SELECT * { ?s ?p ?o } LIMIT 5", LATE));
    }

    @Test
    void one_that_is_planned_for_long_keeps_no_other_from_ending() throws Exception {
        CompletableFuture<Void> longer = OwnThread.run(() ->
                assertThrows(QueryCancelledException.class, () -> rows(PLANNED_FOR_LONG, SHORT.multipliedBy(4))));
        for (int i = 0; i < 3; i++) {
            assertTrue(ended(ALL_BY_ALL).compareTo(LATE) < 0, "another");
        }
        longer.get(LATE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Two tables that only a hash join can join. */
    @Test
    void a_join_that_is_stopped_before_its_first_row_was_stopped() {
        Txn.executeRead(database.dataset(), () -> {
            try (QueryExec execution = QueryExec.dataset(database.dataset()).query("SELECT * { { SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o } "
                    + "GROUP BY ?s } { SELECT ?s (COUNT(*) AS ?m) { ?s ?p ?o } GROUP BY ?s } }").build()) {
                assertThrows(QueryCancelledException.class, () -> Deadline.within(LATE, execution.getContext(), () -> {
                    RowSet rows = execution.select();
                    execution.abort();
                    return rows.hasNext();
                }));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"?s <urn:none> ?s OPTIONAL { ?s a ?d . ?s !(<urn:x>|^<urn:y>) ?c VALUES ?c { UNDEF <urn:x> } }",
        "?d <urn:none> ?d OPTIONAL { ?a a ?c OPTIONAL { ?b a ?d FILTER(REGEX(STR(?c), \"a\")) FILTER(?d != ?a) } VALUES ?a { UNDEF 1 } }",
        "?s <urn:none> ?o { ?s a ?c VALUES ?c { UNDEF <urn:x> } }"})
    void a_join_that_need_not_begin_is_no_fault(String group) {
        assertEquals(0, rows("SELECT * { " + group + " }", LATE));
        assertEquals(1, rows("SELECT (COUNT(*) AS ?n) { " + group + " }", LATE));
    }

    @Test
    void what_else_goes_wrong_is_as_it_was() {
        NullPointerException ours = new NullPointerException("ours");
        assertSame(ours, assertThrows(NullPointerException.class, () -> Deadline.within(LATE, new Context(), () -> {
            throw ours;
        })));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?a (!<urn:x>|^!<urn:x>)* ?b . ?c (!<urn:x>|^!<urn:x>)* ?d",
        "GRAPH ?g { ?a (!<urn:x>|^!<urn:x>)* ?b } { SELECT * { GRAPH ?h { ?c (!<urn:x>|^!<urn:x>)* ?d } } }",
        "?a (!<urn:x>|^!<urn:x>)+ ?a . ?b (<urn:n>|!<urn:x>|^!<urn:x>)* ?b"})
    void a_path_looks_at_the_signal(String group) {
        assertTrue(ended("SELECT * { " + group + " }").compareTo(SOON) < 0);
        assertTrue(ended("SELECT (COUNT(*) AS ?n) { " + group + " }").compareTo(SOON) < 0);
    }

    @Test
    void who_is_done_in_time_may_read_on() {
        assertEquals(1, rows(ALL_BY_ALL.replace(". ?d ?e ?f . ?g ?h ?i", ""), LATE));
        long all = Txn.calculateRead(database.dataset(), () -> database.dataset().stream().count());
        assertTrue(all > 5_000, all + " quads");
    }
}
