package selon.core.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import selon.core.ledger.Ledger;
import selon.core.vocab.InputException;
import selon.core.vocab.Progress;

/**
 * A folder with all changes of a database, from which the database can be made again. Its {@code ledger/} has the same
 * layout as the one in the database's own {@code store/}, which can be restored in the same way.
 */
public final class Backup {

    private static final String LEDGER = "ledger";

    private final Path folder;

    /**
     * @param folder the folder, which may not exist yet
     */
    public Backup(Path folder) {
        this.folder = folder;
    }

    /**
     * The result of a backup.
     *
     * @param changes the number of changes copied
     * @param bytes their size in bytes
     * @param total the number of changes that the backup now holds
     */
    public record Copied(long changes, long bytes, long total) {}

    /** Returns the backup's ledger. */
    Ledger ledger() {
        return new Ledger(folder.resolve(LEDGER));
    }

    /**
     * Copies the changes that the backup lacks. The database may be in use; changes that are confirmed meanwhile are
     * copied now or by the next backup.
     *
     * @param database the database's folder
     * @param progress receives the number of changes copied
     * @throws InputException when there is no database, the folder holds something else, the backup is of another
     *     database, or copying fails
     */
    public Copied of(Path database, Progress progress) {
        if (!Database.exists(database)) {
            throw new InputException(database + ": there is no database. Name its folder with --db.");
        }
        Ledger from = Database.ledger(database);
        Ledger to = ledger();
        try {
            refuseForeign();
            long there = to.length();
            long all = from.length();
            if (from.last() > all) {
                throw new InputException(from.file(all + 1) + ": is missing, so nothing was copied. "
                        + "Run bin/selon verify to find other faults.");
            }
            if (there > all || there > 0 && !(same(from, to, 1) && same(from, to, there))) {
                throw new InputException(folder + ": holds the backup of another database, or of a different history of this one. "
                        + "Name another folder.");
            }
            long copied = from.copyTo(to, done -> progress.at("copying changes", done, all - there));
            long bytes = 0;
            for (long number = there + 1; number <= there + copied; number++) {
                bytes += Files.size(to.file(number));
            }
            return new Copied(copied, bytes, there + copied);
        } catch (IOException e) {
            throw unreadable(e);
        } catch (UncheckedIOException e) {
            throw unreadable(e.getCause());
        }
    }

    private InputException unreadable(IOException e) {
        return new InputException(folder + ": the backup can't be made: " + InputException.reason(e) + ".");
    }

    private static boolean same(Ledger one, Ledger other, long number) throws IOException {
        return Files.mismatch(one.file(number), other.file(number)) < 0;
    }

    private void refuseForeign() throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new InputException(folder + ": is a file. Name a folder for the backup.");
        }
        if (!Files.exists(folder.resolve(LEDGER)) && Files.isDirectory(folder)) {
            try (Stream<Path> content = Files.list(folder)) {
                if (content.findAny().isPresent()) {
                    throw new InputException(folder + ": holds something that is not a backup. Name another folder.");
                }
            }
        }
    }

    /**
     * Makes a database from the backup.
     *
     * @param database the new database's folder, which must not hold a database
     * @param progress receives the number of changes made and copied
     * @return the open database
     * @throws InputException when there is no backup, the backup is incomplete, or the folder holds a database;
     *     then no database is made
     */
    public Database restore(Path database, Progress progress) {
        if (Database.exists(database)) {
            throw new InputException(database + ": there is a database already. Restore into another folder with --db DIR, "
                    + "or move this one away.");
        }
        if (ledger().last() == 0) {
            throw new InputException(folder + ": holds no backup. Name the folder that bin/selon backup wrote.");
        }
        return Database.open(database, empty -> new LedgerReplay(ledger(), progress).into(empty.dataset(), empty.ledger()));
    }
}
