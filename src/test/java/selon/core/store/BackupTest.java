package selon.core.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.exec.UpdateExec;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import selon.core.rdf.SourceFileSet;
import selon.core.vocab.InputException;
import selon.core.vocab.IriArgument;
import selon.core.vocab.Progress;

/** A backup gives the same database again, or none. */
class BackupTest {

    @TempDir
    private Path folder;
    private Database database;
    private Backup backup;

    @BeforeEach
    void fill() {
        database = open("db");
        for (int i = 0; i < 3; i++) {
            change("INSERT DATA { GRAPH <https://example.org/g> { <https://example.org/s> "
                    + "<http://www.w3.org/2000/01/rdf-schema#label> '" + i + "' , 0" + i + " , [] } }");
        }
        change("DELETE WHERE { GRAPH <https://example.org/g> { ?s ?p 1 } }");
        backup = new Backup(folder.resolve("backup"));
    }

    /** Opens a database with the ontology and the rules, and without data. */
    private Database open(String name) {
        return Database.open(folder.resolve(name),
                empty -> FilledDatabases.fill(empty, SourceFileSet.ontology(FilledDatabases.HOME).quads()));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void change(String update) {
        assertTrue(FilledDatabases.gate(database).commit(view -> UpdateExec.dataset(view).update(update).execute(), FilledDatabases.AUTHOR)
                .change().isPresent(), update);
    }

    private Backup.Copied copy() {
        return backup.of(folder.resolve("db"), Progress.NONE);
    }

    private static Set<Quad> quads(Database of) {
        return Txn.calculateRead(of.dataset(), () -> Iter.toSet(of.dataset().find()));
    }

    @Test
    void a_database_in_use_is_backed_up_and_what_is_restored_is_the_same_quad_for_quad() {
        assertEquals(5, copy().changes(), "while it is open");
        try (Database restored = backup.restore(folder.resolve("new"), Progress.NONE)) {
            assertEquals(quads(database), quads(restored));
            assertEquals(5, restored.ledger().length());
            assertTrue(new LedgerVerification(restored.dataset(), restored.ledger(), FilledDatabases.RULES, Progress.NONE)
                    .run(check -> { }));
            assertEquals(6, FilledDatabases.gate(restored).commit(Proposal.removing(IriArgument.required("https://example.org/g")),
                    FilledDatabases.AUTHOR).change().getAsLong(), "and it goes on");
        }
    }

    @Test
    void a_later_backup_copies_only_what_is_new() {
        assertEquals(5, copy().changes());
        assertEquals(new Backup.Copied(0, 0, 5), copy());
        change("DELETE WHERE { GRAPH <https://example.org/g> { ?s ?p ?o } }");
        Backup.Copied more = copy();
        assertEquals(1, more.changes());
        assertEquals(6, more.total());
        assertTrue(more.bytes() > 0 && more.bytes() < 10_000, more.toString());
    }

    @Test
    void another_databases_backup_and_other_folders_are_left_alone() throws IOException {
        copy();
        open("other").close();
        String said = assertThrows(InputException.class, () -> backup.of(folder.resolve("other"), Progress.NONE)).getMessage();
        assertTrue(said.contains("another database"), said);
        Files.createDirectories(folder.resolve("mine"));
        Files.writeString(folder.resolve("mine/thesis.txt"), "x");
        assertThrows(InputException.class, () -> new Backup(folder.resolve("mine")).of(folder.resolve("db"), Progress.NONE));
        assertThrows(InputException.class, () -> new Backup(folder.resolve("mine/thesis.txt"))
                .of(folder.resolve("db"), Progress.NONE));
        assertThrows(InputException.class, () -> backup.of(folder.resolve("nowhere"), Progress.NONE));
        try (var files = Files.list(folder.resolve("mine"))) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void a_backup_with_changes_that_the_database_has_not_is_left_alone() throws IOException {
        copy();
        database.close();
        try (Database earlier = backup.restore(folder.resolve("earlier"), Progress.NONE)) {
            change(earlier, "one past");
            new Backup(folder.resolve("copy")).of(folder.resolve("earlier"), Progress.NONE);
        }
        try (Database again = backup.restore(folder.resolve("again"), Progress.NONE)) {
            String fewer = assertThrows(InputException.class, () -> new Backup(folder.resolve("copy"))
                    .of(folder.resolve("again"), Progress.NONE)).getMessage();
            assertTrue(fewer.contains("a different history"), fewer);
            change(again, "another past");
            assertThrows(InputException.class, () -> new Backup(folder.resolve("copy")).of(folder.resolve("again"), Progress.NONE));
        }
        database = open("db");
    }

    private static void change(Database of, String label) {
        assertTrue(FilledDatabases.gate(of).commit(view -> UpdateExec.dataset(view).update("INSERT DATA { GRAPH "
                + "<https://example.org/h> { <https://example.org/s> <http://www.w3.org/2000/01/rdf-schema#label> '" + label
                + "' } }").execute(), FilledDatabases.AUTHOR).change().isPresent());
    }

    @Test
    void a_ledger_with_a_gap_is_not_backed_up_as_if_it_were_whole() throws IOException {
        Files.delete(database.ledger().file(3));
        String said = assertThrows(InputException.class, this::copy).getMessage();
        assertTrue(said.contains("000003.rdfp: is missing"), said);
        assertFalse(Files.exists(folder.resolve("backup")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | TC .      |                       | 000001.rdfp: is cut off
            3 | TC .      | A LABEL '0' GRAPH TC .  | 000003.rdfp: adds what is there already, https://example.org/s
            3 | TC .      | D LABEL '9' GRAPH TC .  | 000003.rdfp: deletes what is not there
            5 | change/5> | change/6>             | 000005.rdfp: is not change 5
            4 | lastChange> | other>              | 000004.rdfp: deletes what is not there
            2 |           |                       | 000002.rdfp: is missing
            """)
    void a_damaged_backup_is_named_and_leaves_no_database(long number, String before, String after, String words)
            throws IOException {
        copy();
        Path file = backup.ledger().file(number);
        if (before == null) {
            Files.delete(file);
        } else {
            String text = Files.readString(file);
            assertTrue(text.contains(before), text);
            Files.writeString(file, text.replaceFirst(Pattern.quote(before), after == null ? "" : after
                    .replace("LABEL", "<https://example.org/s> <http://www.w3.org/2000/01/rdf-schema#label>")
                    .replace("GRAPH", "<https://example.org/g> .\n")));
        }
        String said = assertThrows(InputException.class, () -> backup.restore(folder.resolve("new"), Progress.NONE)).getMessage();
        assertTrue(said.contains(words), said);
        assertFalse(Database.exists(folder.resolve("new")));
        assertFalse(Files.exists(folder.resolve("new/store.unfinished")));
    }

    @Test
    void a_database_that_is_there_is_not_overwritten() {
        copy();
        Set<Quad> before = quads(database);
        String said = assertThrows(InputException.class, () -> backup.restore(folder.resolve("db"), Progress.NONE)).getMessage();
        assertTrue(said.contains("there is a database already") && said.contains("--db DIR"), said);
        assertEquals(before, quads(database));
        assertThrows(InputException.class, () -> new Backup(folder.resolve("none")).restore(folder.resolve("new"), Progress.NONE));
        assertFalse(Files.exists(folder.resolve("new")));
    }
}
