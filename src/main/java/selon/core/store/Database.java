package selon.core.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
import selon.core.tdb.DiskFullException;
import selon.core.tdb.FolderLock;
import selon.core.tdb.Fsync;
import selon.core.tdb.JournalRepair;
import selon.core.tdb.Patch;
import selon.core.tdb.SwitchableDataset;
import selon.core.vocab.InputException;

/**
 * An open TDB2 dataset whose default graph is the union of its named graphs, with the ledger of its changes, held by this
 * process alone. In its folder, {@code store} holds both and {@code lock} keeps other processes out. A store is made under
 * another name and renamed when it is complete, so that one cut off while it was made is never opened.
 */
public final class Database implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("selon.store");
    private static final String STORE = "store";
    private static final String UNFINISHED = "store.unfinished";
    private static final String DATASET = "tdb2";
    private static final String LEDGER = "ledger";
    private static final String NAMES = "names";

    /**
     * A new dataset has four indexes of quads where TDB2 makes six, and a third less to write at each change. It does
     * without GPOS and GOSP: a pattern that names its graph, but no subject, and not both of predicate and object, reads
     * that graph from end to end. One that was made with six keeps them.
     */
    private static final StoreParams INDEXES = StoreParamsBuilder.create("selon").primaryIndexQuads("GSPO")
            .quadIndexes(new String[] {"GSPO", "SPOG", "POSG", "OSPG"}).build();

    /** Left alone, so that a change that just fits does not fill the disk; in MiB, -Dselon.reserve=N says another. */
    private static final long RESERVE_BYTES = Long.getLong("selon.reserve", 64) << 20;
    /** More than a quad takes in a large change; a small one takes up to half a megabyte, which the reserve covers. */
    private static final long QUAD_BYTES = 2_000;

    private static final long CHANGING = -1;

    private final Path folder;
    private final FileStore disk;
    private final SwitchableDataset dataset;
    private final Ledger ledger;
    private final AutoCloseable atEnd;
    private final List<ChangeListener> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong compactions = new AtomicLong();
    /** Its last change, or {@link #CHANGING}. */
    private volatile long state;

    private Database(Path folder, DatasetGraph dataset, Ledger ledger, AutoCloseable atEnd) throws IOException {
        this.folder = folder;
        this.disk = Files.getFileStore(folder);
        this.dataset = new SwitchableDataset(dataset);
        this.ledger = ledger;
        this.atEnd = atEnd;
        dataset.getContext().set(TDB2.symUnionDefaultGraph, true);
    }

    /** A dataset in memory, gone when it is closed; its ledger is in a temporary folder. */
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
     * @param folder where it is or shall be
     * @param fill   puts the first content into a new one; when it throws, no database is made
     * @throws InputException when another process holds it, the folder is something else, or it is damaged
     */
    public static Database open(Path folder, Consumer<Database> fill) {
        FileChannel lock = FolderLock.take(folder, Set.of(STORE, UNFINISHED, NAMES));
        try {
            Path store = folder.resolve(STORE);
            if (!Files.exists(store)) {
                make(folder, fill);
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

    /** After a crash, the ledger may be one change ahead of the dataset. */
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
     * The number of the last change; nothing while one is being made. Takes no transaction. Where it is the same before and
     * after, whatever was read meanwhile is of that state, and whoever made the next change has not been told of it yet.
     */
    public OptionalLong settled() {
        long now = state;
        return now == CHANGING ? OptionalLong.empty() : OptionalLong.of(now);
    }

    /** Whether a folder holds a complete database. */
    public static boolean exists(Path folder) {
        return Files.isDirectory(folder.resolve(STORE));
    }

    /** The dataset: quads by document, and their union as default graph. */
    public DatasetGraph dataset() {
        return dataset;
    }

    /** The ledger of its changes. */
    public Ledger ledger() {
        return ledger;
    }

    /** The ledger of a database in a folder, which another process may be using. */
    public static Ledger ledger(Path folder) {
        return new Ledger(folder.resolve(STORE).resolve(LEDGER));
    }

    /**
     * Makes a change in one transaction, and the ledger's entry of it. To be called by one thread at a time.
     *
     * @param number the change's number
     * @param patch  the change
     * @throws DiskFullException when the disk is full; nothing was changed
     */
    void change(long number, Patch patch) {
        try {
            if (!hasRoom(QUAD_BYTES * (patch.added().size() + patch.removed().size()))) {
                throw new DiskFullException(null);
            }
            ledger.prepare(number, patch::send);
        } catch (IOException | UncheckedIOException | RuntimeIOException e) {
            throw new DiskFullException(e);
        }
        long before = state;
        state = CHANGING;
        try {
            AtomicWrite.write(dataset, () -> patch.apply(dataset));
        } catch (RuntimeException | InternalError e) {
            state = before;
            ledger.drop(number);
            if (trouble(e).isPresent()) {
                throw new DiskFullException(e);
            }
            throw e;
        }
        try {
            ledger.confirm(number);
            listeners.forEach(listener -> tell(listener, number, patch));
        } finally {
            state = number;
        }
    }

    /** Where its store is; a database in memory has none. */
    StoreGenerations generations() {
        return new StoreGenerations(folder.resolve(DATASET));
    }

    /** Lets what is read and written from now on be in another store, as {@link SwitchableDataset#exchange}. */
    SwitchableDataset.Store exchange(DatasetGraphTDB next) {
        compactions.incrementAndGet();
        return dataset.exchange(next);
    }

    /** How often it was compacted since it was opened. */
    public long compactions() {
        return compactions.get();
    }

    /** How long the files of its store are, in bytes; 0 in memory, and where that can't be told just now. */
    public long length() {
        try {
            return names().isPresent() ? generations().length() : 0;
        } catch (IOException | UncheckedIOException removedMeanwhile) {
            return 0;
        }
    }

    /** Whether nobody reads a store any more that was exchanged. */
    boolean isLeft(SwitchableDataset.Store before) {
        return dataset.isLeft(before);
    }

    /** Whether there is room on the disk, beside the reserve. */
    boolean hasRoom(long bytes) throws IOException {
        return disk.getUsableSpace() >= RESERVE_BYTES + bytes;
    }

    /** From now on, tells somebody of each change when it is made. */
    public void listen(ChangeListener listener) {
        listeners.add(listener);
    }

    private static void tell(ChangeListener listener, long number, Patch patch) {
        try {
            listener.changed(number, patch);
        } catch (RuntimeException e) {
            LOG.error("Change {} was made, but not everybody could be told", number, e);
        }
    }

    /** Where an index of names may lie beside the store; nothing for a database in memory. It can be made again any time. */
    public Optional<Path> names() {
        return folder.endsWith(STORE) ? Optional.of(folder.resolveSibling(NAMES)) : Optional.empty();
    }

    /** What is wrong with the disk, if something is. A page of a mapped file that it has no room for is an InternalError. */
    static Optional<IOException> trouble(Throwable e) {
        if (e.getCause() != null) {
            return trouble(e.getCause());
        }
        return e instanceof IOException io ? Optional.of(io)
                : e instanceof InternalError ? Optional.of(new IOException("there is no room on the disk", e)) : Optional.empty();
    }

    @Override
    public void close() {
        dataset.expel(false);
        release(atEnd);
    }

    private static Database connect(Path store, AutoCloseable atEnd) {
        try {
            new StoreGenerations(store.resolve(DATASET)).settle();
            JournalRepair.cut(store.resolve(DATASET));
            return new Database(store, DatabaseMgr.connectDatasetGraph(store.resolve(DATASET).toString(), INDEXES),
                    new Ledger(store.resolve(LEDGER)), atEnd);
        } catch (IOException | RuntimeException e) {
            throw new InputException(store + ": the database can't be opened: " + InputException.reason(e)
                    + ". If it is damaged, move it away and restore a backup: bin/selon restore BACKUP --db DIR");
        }
    }

    private static void make(Path folder, Consumer<Database> fill) throws IOException {
        Path unfinished = folder.resolve(UNFINISHED);
        FileUtils.deleteDirectory(unfinished.toFile());
        Files.createDirectories(unfinished.resolve(DATASET));
        Database database = connect(unfinished, () -> { });
        try {
            fill.accept(database);
        } catch (RuntimeException | InternalError e) {
            database.dataset.expel(true);
            FileUtils.deleteDirectory(unfinished.toFile());
            Optional<IOException> trouble = trouble(e);
            if (trouble.isPresent()) {
                throw trouble.get();
            }
            throw e;
        }
        database.close();
        StoreGenerations.begin(database.generations().last());
        Fsync.syncAll(unfinished); // TDB2 syncs what it commits, and not the files that say how it is made.
        Files.move(unfinished, folder.resolve(STORE), StandardCopyOption.ATOMIC_MOVE);
        Fsync.sync(folder);
        Fsync.sync(folder.toAbsolutePath().getParent());
    }

    private static void release(AutoCloseable atEnd) {
        try {
            atEnd.close();
        } catch (Exception e) {
            throw new IllegalStateException("The database could not be closed", e);
        }
    }
}
