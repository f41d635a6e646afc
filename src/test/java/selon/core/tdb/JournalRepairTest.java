package selon.core.tdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.apache.jena.dboe.transaction.txn.TransactionException;
import org.apache.jena.dboe.transaction.txn.TransactionalSystem;
import org.apache.jena.dboe.transaction.txn.journal.JournalEntry;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database opens again, wherever its journal was cut off. */
class JournalRepairTest {

    private static final int CUTS = 60;

    @TempDir
    private Path database;
    private byte[] journal;

    /**
     * Leaves a database like a process that is killed after its second change was written to the journal and before it
     * was applied.
     */
    @BeforeEach
    void stop_in_the_middle_of_a_commit() throws IOException {
        DatasetGraph dataset = DatabaseMgr.connectDatasetGraph(database.toString());
        Txn.executeWrite(dataset, () -> dataset.add(quad(1)));
        TransactionalSystem system = TDBInternal.getDatasetGraphTDB(dataset).getTxnSystem();
        dataset.begin(TxnType.WRITE);
        dataset.add(quad(2));
        system.commitPrepare();
        system.getTxnMgr().getJournal().writeJournal(JournalEntry.COMMIT);
        TDBInternal.expel(dataset, true);
        journal = Files.readAllBytes(file());
        assertTrue(journal.length > 500, journal.length + " bytes of journal");
    }

    @Test
    @Tag("campaign")
    void wherever_it_is_cut_off_the_change_is_made_or_not() throws IOException {
        for (int i = 0; i < CUTS; i++) {
            int length = i == CUTS - 1 ? journal.length - 1 : i * journal.length / CUTS;
            Files.write(file(), Arrays.copyOf(journal, length));
            JournalRepair.cut(database);
            assertEquals(1, quads(), "quads after " + length + " of " + journal.length + " bytes");
        }
        Files.write(file(), journal);
        JournalRepair.cut(database);
        assertEquals(2, quads(), "quads after the whole journal");
    }

    @Test
    void what_was_committed_before_the_cut_is_kept() throws IOException {
        byte[] more = Arrays.copyOf(journal, journal.length + journal.length / 2);
        System.arraycopy(journal, 0, more, journal.length, journal.length / 2);
        Files.write(file(), more);
        JournalRepair.cut(database);
        assertEquals(journal.length, Files.size(file()));
        assertEquals(2, quads());
    }

    /** Shows the fault that the cure is for. When this test fails with a new TDB2, the cure can be removed. */
    @Test
    void without_the_cure_it_is_not_opened_again() throws IOException {
        Files.write(file(), Arrays.copyOf(journal, journal.length / 2 + 1));
        assertThrows(TransactionException.class, this::quads);
    }

    private Path file() {
        return database.resolve("Data-0001/journal.jrnl");
    }

    private long quads() {
        DatasetGraph dataset = DatabaseMgr.connectDatasetGraph(database.toString());
        try {
            return Txn.calculateRead(dataset, () -> dataset.stream().map(Quad::toString).count());
        } finally {
            TDBInternal.expel(dataset);
        }
    }

    private static Quad quad(int i) {
        Node node = NodeFactory.createURI("https://example.org/" + i);
        return Quad.create(node, node, node, node);
    }
}
