package selon.core.tdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.dboe.transaction.txn.journal.Journal;
import org.apache.jena.dboe.transaction.txn.journal.JournalEntry;
import org.apache.jena.dboe.transaction.txn.journal.JournalEntryType;

/**
 * Repairs the journal of a process that was killed while it wrote an entry. TDB2 6.2.0 can't open a database whose
 * journal ends within an entry. Entries after the last commit were never applied, so they can be cut off.
 *
 * <p>A cure for Jena 6.2.0; the bug has no number that is known here, and no release that mends it.
 * JournalRepairTest tries it and shows that the bug is still there.
 */
public final class JournalRepair {

    private JournalRepair() {}

    /** Cuts off everything after the last commit, in each generation of a store. The database must not be open. */
    public static void cut(Path database) throws IOException {
        try (Stream<Path> generations = Files.list(database)) {
            List<Location> all = generations.filter(Files::isDirectory)
                    .map(generation -> Location.create(generation.toString())).toList();
            all.stream().filter(Journal::exists).forEach(JournalRepair::cut);
        }
    }

    private static void cut(Location generation) {
        Journal journal = Journal.create(generation);
        try {
            long whole = committed(journal);
            if (whole < journal.size()) {
                journal.truncate(whole);
                journal.sync();
            }
        } finally {
            journal.close();
        }
    }

    private static long committed(Journal journal) {
        long end = 0;
        try {
            for (Iterator<JournalEntry> entries = journal.entries(); entries.hasNext();) {
                JournalEntry entry = entries.next();
                end = entry.getType() == JournalEntryType.COMMIT ? journal.position() : end;
            }
        } catch (RuntimeException torn) {
            return end;
        }
        return end;
    }
}
