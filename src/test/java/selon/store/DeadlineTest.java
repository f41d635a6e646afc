// Whatever a query does, it ends in time, and keeps no other from ending.
package selon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlineTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LATE = Duration.ofSeconds(10);
    private static final String PLANNED_FOR_LONG =
            "SELECT * { GRAPH ?g { ?a (<urn:x>?/<urn:y>)* ?b } { SELECT * { GRAPH ?h { ?a (!<urn:x>)?/<urn:y> ?c } } } }";
    private static final String ALL_BY_ALL = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }";

    private static Database database;

    @BeforeAll
    static void open() {
        database = Filled.inMemory();
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
        CompletableFuture<Void> longer = CompletableFuture.runAsync(() ->
                assertThrows(QueryCancelledException.class, () -> rows(PLANNED_FOR_LONG, SHORT.multipliedBy(10))));
        for (int i = 0; i < 3; i++) {
            assertTrue(ended(ALL_BY_ALL).compareTo(LATE) < 0, "another");
        }
        longer.get(LATE.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void who_is_done_in_time_may_read_on() {
        assertEquals(1, rows(ALL_BY_ALL.replace(". ?d ?e ?f . ?g ?h ?i", ""), LATE));
        long all = Txn.calculateRead(database.dataset(), () -> database.dataset().stream().count());
        assertTrue(all > 5_000, all + " quads");
    }
}
