package selon.core.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.exec.UpdateExec;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import selon.core.rdf.SourceFileSet;
import selon.core.vocab.InputException;
import selon.core.vocab.Progress;

/** A database of an earlier release is made anew from its ledger, and is never lost on the way. */
class StoreUpgradeTest {

    private static final int CHANGES = 3;

    @TempDir
    private Path folder;
    private Path store;
    private Set<Quad> before;

    /** A database whose store tells no format, as those of earlier releases. */
    @BeforeEach
    void make() throws IOException {
        store = folder.resolve("store");
        try (Database database = Database.open(folder,
                empty -> FilledDatabases.fill(empty, SourceFileSet.ontology(FilledDatabases.HOME).quads()))) {
            for (int i = 0; i < CHANGES; i++) {
                String update = "INSERT DATA { GRAPH <https://example.org/g> { <https://example.org/s> "
                        + "<http://www.w3.org/2000/01/rdf-schema#label> " + i + ".50 , 'x" + i + "'@en , [] } }";
                assertTrue(FilledDatabases.gate(database).commit(view -> UpdateExec.dataset(view).update(update).execute(),
                        FilledDatabases.AUTHOR).change().isPresent());
            }
            before = quads(database);
        }
        assertFalse(StoreUpgrade.isNeeded(store));
        Files.delete(store.resolve("format"));
        assertTrue(StoreUpgrade.isNeeded(store));
    }

    private static Set<Quad> quads(Database of) {
        return Txn.calculateRead(of.dataset(), () -> Iter.toSet(of.dataset().find()));
    }

    private Database open(Progress progress) {
        return Database.open(folder, none -> fail("there is a database"), progress);
    }

    private void assertUpgraded() throws IOException {
        assertFalse(StoreUpgrade.isNeeded(store));
        assertFalse(Files.exists(folder.resolve(StoreUpgrade.EARLIER)) || Files.exists(folder.resolve("store.unfinished")));
        try (Database database = open((work, done, total) -> fail("nothing is left to do"))) {
            assertEquals(before, quads(database));
            assertTrue(new LedgerVerification(database.dataset(), database.ledger(), FilledDatabases.RULES, Progress.NONE).run(check -> { }));
            assertEquals(1 + CHANGES, database.ledger().length());
        }
    }

    @Test
    void it_is_made_anew_and_holds_what_it_held() throws IOException {
        AtomicLong told = new AtomicLong();
        open((work, done, total) -> told.accumulateAndGet(done, Math::max)).close();
        assertTrue(told.get() >= 1 + CHANGES, "progress is told");
        assertUpgraded();
    }

    @Test
    void one_that_ends_on_its_way_leaves_the_earlier_one_and_goes_on_at_the_next_start() throws IOException {
        assertThrows(IllegalStateException.class, () -> open((work, done, total) -> {
            throw new IllegalStateException("killed");
        }));
        assertTrue(StoreUpgrade.isNeeded(store));
        Files.move(store, folder.resolve(StoreUpgrade.EARLIER));
        Files.createDirectories(folder.resolve("store.unfinished"));
        open(Progress.NONE).close();
        assertUpgraded();
    }

    @Test
    void what_is_left_of_the_earlier_one_goes_at_the_next_start() throws IOException {
        open(Progress.NONE).close();
        Files.createDirectories(folder.resolve(StoreUpgrade.EARLIER).resolve("tdb2"));
        open(Progress.NONE).close();
        assertUpgraded();
    }

    @Test
    void one_with_a_damaged_ledger_stays_as_it_is() throws IOException {
        try (var files = Files.walk(store.resolve("ledger"))) {
            Files.delete(files.filter(file -> file.getFileName().toString().matches("0*2\\..*")).findFirst().orElseThrow());
        }
        String said = assertThrows(InputException.class, () -> open(Progress.NONE)).getMessage();
        assertTrue(said.contains("is missing"), said);
        assertTrue(StoreUpgrade.isNeeded(store));
    }

    @Test
    void one_of_a_later_release_is_left_alone() throws IOException {
        Files.writeString(store.resolve("format"), "99\n");
        String said = assertThrows(InputException.class, () -> open(Progress.NONE)).getMessage();
        assertTrue(said.contains("later release"), said);
    }
}
