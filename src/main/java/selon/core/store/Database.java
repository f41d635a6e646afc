package selon.core.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import org.apache.commons.io.FileUtils;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.TDB2;
import org.apache.jena.tdb2.params.StoreParams;
import org.apache.jena.tdb2.params.StoreParamsBuilder;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import selon.core.ledger.ChangeGraph;
import selon.core.ledger.Ledger;
import selon.core.tdb.AtomicWrite;
import selon.core.tdb.FolderLock;
import selon.core.tdb.Fsync;
import selon.core.tdb.JournalRepair;
import selon.core.tdb.Patch;
import selon.core.tdb.SwitchableDataset;
import selon.core.vocab.InputException;
import selon.core.vocab.ProblemException;
import selon.core.vocab.Progress;

/**
 * An open TDB2 dataset with its ledger, locked by this process. The default graph is the union of the named graphs. The
 * database's folder holds {@code store}, with dataset and ledger, and {@code lock}, which keeps other processes out. A
 * new store is built under another name and renamed when it is complete, so a partly built one is never opened.
 *
 * <p>Any thread may read. One thread at a time may call {@link #change} and {@link #exchange}; the {@link Gate} sees to
 * that. {@code state} is volatile, and {@code listeners} is safe for several threads.
 */
public final class Database implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("selon.store");
    private static final String STORE = "store";
    private static final String UNFINISHED = "store.unfinished";
    private static final String DATASET = "tdb2";
    private static final String LEDGER = "ledger";
    private static final String NAMES = "names";

    /**
     * The indexes of a new dataset: four, where TDB2 makes six, so that each change writes a third less. GPOS and GOSP
     * are missing. A pattern that names its graph, but not its subject and not both predicate and object, therefore
     * reads the whole graph.
     */
    private static final StoreParams INDEXES = StoreParamsBuilder.create("selon").primaryIndexQuads("GSPO")
            .quadIndexes(new String[] {"GSPO", "SPOG", "POSG", "OSPG"}).build();

    /** A quad takes less in a large change. A small change takes up to half a megabyte, which the reserve covers. */
    private static final long QUAD_BYTES = 2_000;

    /** The state while a change is being made. */
    private static final long CHANGING = -1;

    private final Path folder;
    private final DiskReserve disk;
    private final SwitchableDataset dataset;
    private final Ledger ledger;
    private final AutoCloseable onClose;
    private final List<ChangeListener> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong compactions = new AtomicLong();
    /** The number of the last change, or {@link #CHANGING}. */
    private volatile long state;

    private Database(Path folder, DatasetGraph dataset, Ledger ledger, AutoCloseable onClose) throws IOException {
        this.folder = folder;
        this.disk = new DiskReserve(folder);
        this.dataset = new SwitchableDataset(dataset);
        this.ledger = ledger;
        this.onClose = onClose;
        dataset.getContext().set(TDB2.symUnionDefaultGraph, true);
    }

    /**
     * Opens a new dataset in memory, with its ledger in a temporary folder. Closing it deletes both.
     *
     * @param fill adds the first content
     */
    public static Database inMemory(Consumer<Database> fill) {
        try {
            Path folder = Files.createTempDirectory("selon-ledger");
            Database database = new Database(folder, DatabaseMgr.connectDatasetGraph(Location.mem(), INDEXES),
                    new Ledger(folder), () -> FileUtils.deleteDirectory(folder.toFile()));
            fill.accept(database);
            database.state = database.last();
            return database;
        } catch (IOException e) {
            throw new InputException("The ledger can't be made: " + InputException.reason(e) + ".");
        }
    }

    /**
     * Opens the database in a folder, or makes it there.
     *
     * @param folder the folder
     * @param fill adds the first content of a new database; when it throws, no database is made
     * @throws InputException when another process holds the database, the folder contains something else, or the
     *     database is damaged
     */
    public static Database open(Path folder, Consumer<Database> fill) {
        return open(folder, fill, Progress.NONE);
    }

    /** Opens the database likewise, and tells the progress of making a store of an earlier release anew from its ledger. */
    public static Database open(Path folder, Consumer<Database> fill, Progress progress) {
        FileChannel lock = FolderLock.take(folder, Set.of(STORE, UNFINISHED, NAMES, StoreUpgrade.EARLIER));
        try {
            Path store = folder.resolve(STORE);
            StoreUpgrade.settle(store);
            if (!Files.exists(store)) {
                StoreUpgrade.move(make(folder, fill), store);
                Fsync.sync(folder.toAbsolutePath().getParent());
            } else if (StoreUpgrade.isNeeded(store)) {
                upgrade(folder, progress);
            }
            Database database = connect(store, lock);
            database.settle();
            return database;
        } catch (IOException e) {
            release(lock);
            throw new InputException(folder + ": the database can't be made: " + InputException.reason(e) + ".");
        } catch (RuntimeException e) {
            release(lock);
            throw e;
        }
    }

    /** Brings the ledger into line with the dataset. After a crash it may be one change ahead. */
    private void settle() {
        long made = last();
        state = made;
        if (!ledger.settle(made)) {
            dataset.expel(false);
            throw new InputException(folder + ": the ledger lacks change " + made + ", which the store has made. "
                    + "Restore a backup into another folder: bin/selon restore BACKUP --db DIR");
        }
    }

    private long last() {
        return Txn.calculateRead(dataset, () -> ChangeGraph.last(dataset));
    }

    /**
     * Returns the number of the last change, or nothing while a change is being made. Takes no transaction. If this
     * number is equal before and after a read, then the read saw that change's state, and no author has been told of a
     * later change yet. Any thread may call it.
     */
    public OptionalLong settled() {
        long now = state;
        return now == CHANGING ? OptionalLong.empty() : OptionalLong.of(now);
    }

    /** Tells whether a folder holds a complete database. */
    public static boolean exists(Path folder) {
        return Files.isDirectory(folder.resolve(STORE));
    }

    /** Returns the dataset, whose default graph is the union of the named graphs. */
    public DatasetGraph dataset() {
        return dataset;
    }

    /** Returns the ledger. */
    public Ledger ledger() {
        return ledger;
    }

    /**
     * Returns the ledger of a database that may be in use by another process.
     *
     * @param folder the database's folder
     */
    public static Ledger ledger(Path folder) {
        return new Ledger(folder.resolve(STORE).resolve(LEDGER));
    }

    /**
     * Commits a change in one transaction and records it in the ledger. Only the thread that holds the Gate's lock may
     * call it.
     *
     * @param number the change's number
     * @param patch  the change
     * @throws ProblemException when the disk is full; nothing was changed
     */
    void change(long number, Patch patch) {
        try {
            if (!disk.hasRoom(QUAD_BYTES * (patch.added().size() + patch.removed().size()))) {
                throw DiskReserve.full(null);
            }
            ledger.prepare(number, patch::send);
        } catch (IOException | UncheckedIOException | RuntimeIOException e) {
            throw DiskReserve.full(e);
        }
        long before = state;
        state = CHANGING;
        try {
            AtomicWrite.write(dataset, () -> patch.apply(dataset));
        } catch (RuntimeException | InternalError e) {
            state = before;
            ledger.drop(number);
            if (DiskReserve.error(e).isPresent()) {
                throw DiskReserve.full(e);
            }
            throw e;
        }
        try {
            ledger.confirm(number);
            listeners.forEach(listener -> notifyListener(listener, number, patch));
        } finally {
            state = number;
        }
    }

    /** Returns the generations of the store. A database in memory has none. */
    StoreGenerations generations() {
        return new StoreGenerations(folder.resolve(DATASET));
    }

    /** Exchanges the store for later transactions, see {@link SwitchableDataset#exchange}. */
    SwitchableDataset.Store exchange(DatasetGraphTDB next) {
        compactions.incrementAndGet();
        return dataset.exchange(next);
    }

    /** Returns the number of compactions since the database was opened. */
    public long compactions() {
        return compactions.get();
    }

    /** Returns the length of the store's files in bytes, or 0 in memory or when it can't be read just now. */
    public long length() {
        try {
            return names().isPresent() ? generations().length() : 0;
        } catch (IOException | UncheckedIOException removedMeanwhile) {
            return 0;
        }
    }

    /** Tells whether the last reader of an exchanged store has ended. */
    boolean isLeft(SwitchableDataset.Store before) {
        return dataset.isLeft(before);
    }

    /** Tells whether the disk has room for some bytes, beyond the reserve. */
    boolean hasRoom(long bytes) throws IOException {
        return disk.hasRoom(bytes);
    }

    /** Adds a listener for all later changes. */
    public void listen(ChangeListener listener) {
        listeners.add(listener);
    }

    private static void notifyListener(ChangeListener listener, long number, Patch patch) {
        try {
            listener.changed(number, patch);
        } catch (RuntimeException e) {
            LOG.error("Change {} was made, but a listener failed", number, e);
        }
    }

    /** Returns the folder for an index of names, which can be rebuilt at any time; a database in memory has none. */
    public Optional<Path> names() {
        return folder.endsWith(STORE) ? Optional.of(folder.resolveSibling(NAMES)) : Optional.empty();
    }

    @Override
    public void close() {
        dataset.expel(false);
        release(onClose);
    }

    private static Database connect(Path store, AutoCloseable onClose) {
        try {
            new StoreGenerations(store.resolve(DATASET)).settle();
            JournalRepair.cut(store.resolve(DATASET));
            return new Database(store, DatabaseMgr.connectDatasetGraph(store.resolve(DATASET).toString(), INDEXES),
                    new Ledger(store.resolve(LEDGER)), onClose);
        } catch (IOException | RuntimeException e) {
            throw new InputException(store + ": the database can't be opened: " + InputException.reason(e)
                    + ". If it is damaged, move it away and restore a backup: bin/selon restore BACKUP --db DIR");
        }
    }

    private static void upgrade(Path folder, Progress progress) throws IOException {
        Path store = folder.resolve(STORE);
        try (Database earlier = connect(store, () -> { })) {
            earlier.settle();
            LOG.info("{}: of an earlier release; made anew from its {} changes, and kept until then", folder, earlier.ledger.last());
            make(folder, empty -> {
                new LedgerReplay(earlier.ledger, progress).into(empty.dataset, empty.ledger);
                StoreUpgrade.compare(earlier.dataset, empty.dataset, progress);
            });
        }
        StoreUpgrade.exchange(folder.resolve(UNFINISHED), store);
        FileUtils.deleteDirectory(folder.resolve(NAMES).toFile());
    }

    /** Makes a complete and synced store under a name of its own. */
    private static Path make(Path folder, Consumer<Database> fill) throws IOException {
        Path unfinished = folder.resolve(UNFINISHED);
        FileUtils.deleteDirectory(unfinished.toFile());
        Files.createDirectories(unfinished.resolve(DATASET));
        Database database = connect(unfinished, () -> { });
        try {
            fill.accept(database);
        } catch (RuntimeException | InternalError e) {
            database.dataset.expel(true);
            FileUtils.deleteDirectory(unfinished.toFile());
            Optional<IOException> diskError = DiskReserve.error(e);
            if (diskError.isPresent()) {
                throw diskError.get();
            }
            throw e;
        }
        database.close();
        StoreGenerations.recordInitialLength(database.generations().last());
        StoreUpgrade.mark(unfinished);
        Fsync.syncAll(unfinished); // TDB2 syncs its commits, but not the files with the store's parameters.
        return unfinished;
    }

    private static void release(AutoCloseable onClose) {
        try {
            onClose.close();
        } catch (Exception e) {
            throw new IllegalStateException("The database could not be closed", e);
        }
    }
}
