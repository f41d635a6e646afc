package selon.core.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.apache.commons.io.FileUtils;
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
 * TDB2 writes each change beside what is there and never uses the room again, so that a change of 15 quads takes up to half a
 * megabyte. This makes another generation of a store while it is read and written: it copies what the store holds in one
 * reading transaction, makes the changes since then in the copy too, the last of them while nobody writes, and lets the copy
 * take the place of the store. TDB2's own compaction waits for ever where somebody reads meanwhile, and forgets which
 * indexes there are.
 */
public final class Compaction {

    private static final int PROGRESS_EVERY = 1_000;
    /** So many changes can be made in the copy while writers wait. */
    private static final int FEW = 3;
    private static final int MOST_ROUNDS = 20;
    private static final int LOOK_MILLIS = 20;

    private final Database database;
    private final StoreGenerations generations;
    private final Consumer<Runnable> alone;
    private final Progress progress;
    private final Location unfinished;
    /** The last change that the copy holds. */
    private long made;

    private Compaction(Database database, Consumer<Runnable> alone, Progress progress) throws IOException {
        this.database = database;
        this.generations = database.generations();
        this.alone = alone;
        this.progress = progress;
        this.unfinished = Location.create(generations.unfinished().toString());
    }

    /**
     * What came of it.
     *
     * @param before how long the files were, in bytes
     * @param after  how long they are
     * @param held   how long writers were kept waiting
     */
    public record Result(long before, long after, Duration held) {}

    /** The store of before, and how long writers were kept waiting. */
    private record Exchanged(SwitchableDataset.Store store, Duration held) {}

    /**
     * Compacts the database in a folder.
     *
     * @throws InputException when another process holds it, or there is no room; then it is as it was
     */
    public static Result of(Path folder, Progress progress) {
        try (Database database = Database.open(folder, none -> { })) {
            try {
                return run(database, Runnable::run, progress);
            } catch (IOException | RuntimeException e) {
                throw new InputException(folder + ": could not be compacted: " + InputException.reason(e) + ". It is as it was.");
            }
        }
    }

    /**
     * Compacts a database that may be in use. One at a time.
     *
     * @param alone    does something while nobody writes
     * @param progress is told of quads; what it throws ends the work
     * @throws IOException when there is no room, or reading fails; then the store is as it was
     */
    static Result run(Database database, Consumer<Runnable> alone, Progress progress) throws IOException {
        return new Compaction(database, alone, progress).run();
    }

    private Result run() throws IOException {
        long before = generations.length();
        if (!database.hasRoom(before)) {
            throw new IOException("there is no room on the disk for a copy");
        }
        generations.settle();
        Path folder = generations.last();
        Exchanged old = exchanged();
        close(old.store);
        FileUtils.deleteDirectory(folder.toFile());
        return new Result(before, generations.length(), old.held);
    }

    private Exchanged exchanged() throws IOException {
        try {
            DatasetGraphTDB copy = copy();
            for (int round = 0; last() - made > FEW && round < MOST_ROUNDS; round++) {
                follow(copy);
            }
            Fsync.syncAll(generations.unfinished());
            AtomicReference<Exchanged> done = new AtomicReference<>();
            alone.accept(() -> done.set(exchange(copy)));
            return done.get();
        } catch (IOException | RuntimeException | InternalError e) {
            StoreConnection.internalExpel(unfinished, true);
            generations.settle();
            Optional<IOException> trouble = Database.trouble(e);
            if (trouble.isPresent()) {
                throw trouble.get();
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
            made = ChangeGraph.last(dataset);
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

    /** Makes in the copy what has been changed since, as one change, so that it leaves less behind. */
    private void follow(DatasetGraph copy) {
        long last = last();
        Txn.executeWrite(copy, () -> {
            for (long number = made + 1; number <= last; number++) {
                database.ledger().patch(number).apply(copy);
                progress.at("compacting", number, last);
            }
        });
        made = last;
    }

    private Exchanged exchange(DatasetGraphTDB copy) {
        long start = System.nanoTime();
        follow(copy);
        try {
            Path folder = generations.unfinished();
            StoreGenerations.begin(folder);
            Fsync.syncAll(folder);
            generations.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Exchanged(database.exchange(copy), Duration.ofNanos(System.nanoTime() - start));
    }

    /** Closes the old store when the last that read it has ended. */
    private void close(SwitchableDataset.Store old) {
        while (!database.isLeft(old)) {
            progress.at("waiting for readers", 0, 0);
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                throw new IllegalStateException("Waiting was interrupted", e);
            }
        }
        StoreConnection.internalExpel(old.quads().getLocation(), true);
    }
}
