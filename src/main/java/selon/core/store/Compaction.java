package selon.core.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.apache.commons.io.FileUtils;
import org.apache.commons.io.function.Uncheck;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.sys.StoreConnection;

import selon.core.ledger.ChangeGraph;
import selon.core.tdb.Fsync;
import selon.core.tdb.SwitchableDataset;
import selon.core.vocab.InputException;
import selon.core.vocab.Progress;

/**
 * Rewrites a store so that its files are as short as its content allows. TDB2 appends each change and never reuses
 * space, so a change of 15 quads can take half a megabyte. A compaction runs while the store is read and written. It
 * copies the store in one read transaction and applies later changes to the copy. It applies the last few while writers
 * wait, and then exchanges the stores. TDB2 has a compaction of its own, but that waits for all readers to finish, and
 * loses the choice of indexes.
 */
public final class Compaction {

    private static final int PROGRESS_EVERY = 1_000;
    /** The most changes that are applied while writers wait. */
    private static final int FEW_CHANGES = 3;
    private static final int MOST_ROUNDS = 20;
    private static final int POLL_MILLIS = 20;

    private final Database database;
    private final StoreGenerations generations;
    private final Consumer<Runnable> exclusively;
    private final Progress progress;
    private final Location unfinished;
    /** The number of the last change in the copy. */
    private long copiedUpTo;

    private Compaction(Database database, Consumer<Runnable> exclusively, Progress progress) throws IOException {
        this.database = database;
        this.generations = database.generations();
        this.exclusively = exclusively;
        this.progress = progress;
        this.unfinished = Location.create(generations.unfinished().toString());
    }

    /**
     * The result of a compaction.
     *
     * @param before the length of the files before, in bytes
     * @param after the length of the files after, in bytes
     * @param held the time for which writers waited
     */
    public record CompactionResult(long before, long after, Duration held) {}

    /**
     * The exchange of the stores.
     *
     * @param store the previous store
     * @param held the time for which writers waited
     */
    private record Exchanged(SwitchableDataset.Store store, Duration held) {}

    /**
     * Compacts the database in a folder.
     *
     * @param folder the database's folder
     * @param progress receives the number of quads copied
     * @throws InputException when another process holds the database or the disk is full; then nothing was changed
     */
    public static CompactionResult of(Path folder, Progress progress) {
        try (Database database = Database.open(folder, none -> { })) {
            try {
                return run(database, Runnable::run, progress);
            } catch (IOException | RuntimeException e) {
                throw new InputException(folder + ": could not be compacted: " + InputException.reason(e) + ". It stays as it was.");
            }
        }
    }

    /**
     * Compacts a database that may be in use. Only one compaction may run at a time.
     *
     * @param database the database
     * @param exclusively runs work while nobody writes
     * @param progress receives the number of quads copied; an exception from it ends the compaction
     * @throws IOException when the disk is full or can't be read; then nothing was changed
     */
    static CompactionResult run(Database database, Consumer<Runnable> exclusively, Progress progress) throws IOException {
        return new Compaction(database, exclusively, progress).run();
    }

    private CompactionResult run() throws IOException {
        long before = generations.length();
        if (!database.hasRoom(before)) {
            throw new IOException("there is no room on the disk for a copy");
        }
        generations.settle();
        Path folder = generations.last();
        Exchanged old = exchanged();
        close(old.store);
        FileUtils.deleteDirectory(folder.toFile());
        return new CompactionResult(before, generations.length(), old.held);
    }

    private Exchanged exchanged() throws IOException {
        try {
            DatasetGraphTDB copy = copy();
            for (int round = 0; last() - copiedUpTo > FEW_CHANGES && round < MOST_ROUNDS; round++) {
                catchUp(copy);
            }
            Fsync.syncAll(generations.unfinished());
            AtomicReference<Exchanged> done = new AtomicReference<>();
            exclusively.accept(() -> done.set(exchange(copy)));
            return done.get();
        } catch (IOException | RuntimeException | InternalError e) {
            StoreConnection.internalExpel(unfinished, true);
            generations.settle();
            Optional<IOException> diskError = DiskReserve.error(e);
            if (diskError.isPresent()) {
                throw diskError.get();
            }
            throw e;
        }
    }

    private long last() {
        return Txn.calculateRead(database.dataset(), () -> ChangeGraph.last(database.dataset()));
    }

    private DatasetGraphTDB copy() throws IOException {
        Files.createDirectories(generations.unfinished());
        DatasetGraph dataset = database.dataset();
        DatasetGraphTDB store = SwitchableDataset.store(dataset);
        DatasetGraphTDB copy = StoreConnection.connectCreate(unfinished, store.getStoreParams(), store.getReorderTransform())
                .getDatasetGraphTDB();
        long quads = Txn.calculateRead(dataset, () -> {
            copiedUpTo = ChangeGraph.last(dataset);
            return Txn.calculateWrite(copy, () -> {
                copy.prefixes().putAll(dataset.prefixes());
                return each(dataset, copy::add);
            });
        });
        long arrived = Txn.calculateRead(copy, () -> each(copy, quad -> { }));
        if (arrived != quads) {
            throw new IOException(arrived + " of " + quads + " quads arrived");
        }
        return copy;
    }

    private long each(DatasetGraph quads, Consumer<Quad> take) {
        long done = 0;
        for (Iterator<Quad> all = quads.find(); all.hasNext();) {
            take.accept(all.next());
            if (++done % PROGRESS_EVERY == 0) {
                progress.at("compacting", done, 0);
            }
        }
        return done;
    }

    /** Applies the changes since the last call to the copy, in one transaction, so that the copy grows less. */
    private void catchUp(DatasetGraph copy) {
        long last = last();
        Txn.executeWrite(copy, () -> {
            for (long number = copiedUpTo + 1; number <= last; number++) {
                database.ledger().patch(number).apply(copy);
                progress.at("compacting", number, last);
            }
        });
        copiedUpTo = last;
    }

    private Exchanged exchange(DatasetGraphTDB copy) {
        long start = System.nanoTime();
        catchUp(copy);
        Uncheck.run(() -> {
            Path folder = generations.unfinished();
            StoreGenerations.recordInitialLength(folder);
            Fsync.syncAll(folder);
            generations.finish();
        });
        return new Exchanged(database.exchange(copy), Duration.ofNanos(System.nanoTime() - start));
    }

    /** Closes the previous store after its last reader has ended. */
    private void close(SwitchableDataset.Store old) {
        while (!database.isLeft(old)) {
            progress.at("waiting for readers", 0, 0);
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                throw new IllegalStateException("Waiting was interrupted", e);
            }
        }
        StoreConnection.internalExpel(old.quads().getLocation(), true);
    }
}
