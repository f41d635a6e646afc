// The dataset, on disk or in memory.
package selon.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.TDB2;
import org.apache.jena.tdb2.sys.TDBInternal;

/**
 * An open TDB2 dataset whose default graph is the union of its named graphs, held by this process alone.
 * In its folder, {@code tdb2} is the store and {@code lock} keeps other processes out. A store is made under another
 * name and renamed when it is complete, so that one cut off while it was made is never opened.
 */
public final class Database implements AutoCloseable {

    private static final String STORE = "tdb2";
    private static final String UNFINISHED = "tdb2.unfinished";
    private static final String LOCK = "lock";

    private final DatasetGraph dataset;
    private final AutoCloseable lock;

    private Database(DatasetGraph dataset, AutoCloseable lock) {
        this.dataset = dataset;
        this.lock = lock;
        dataset.getContext().set(TDB2.symUnionDefaultGraph, true);
    }

    /** A dataset in memory, gone when it is closed. */
    public static Database inMemory(Consumer<DatasetGraph> fill) {
        DatasetGraph dataset = DatabaseMgr.createDatasetGraph();
        fill.accept(dataset);
        return new Database(dataset, () -> { });
    }

    /**
     * Opens the database in a folder, or makes it there.
     *
     * @param folder where it is or shall be
     * @param fill   puts the first content into a new one; when it throws, no database is made
     * @throws Unreadable when another process holds it, or the folder is something else
     */
    public static Database open(Path folder, Consumer<DatasetGraph> fill) {
        FileChannel lock = lock(folder);
        try {
            Path store = folder.resolve(STORE);
            if (!Files.exists(store)) {
                make(folder, fill);
            }
            return new Database(connect(store), lock);
        } catch (IOException e) {
            release(lock);
            throw new Unreadable(folder + ": the database can't be made: " + Unreadable.reason(e) + ".");
        } catch (RuntimeException e) {
            release(lock);
            throw e;
        }
    }

    /** Whether a folder holds a complete database. */
    public static boolean exists(Path folder) {
        return Files.isDirectory(folder.resolve(STORE));
    }

    /** The dataset: quads by document, and their union as default graph. */
    public DatasetGraph dataset() {
        return dataset;
    }

    @Override
    public void close() {
        TDBInternal.expel(dataset);
        release(lock);
    }

    private static DatasetGraph connect(Path store) {
        try {
            return DatabaseMgr.connectDatasetGraph(store.toString());
        } catch (RuntimeException e) {
            throw new Unreadable(store + ": the database can't be opened: " + Unreadable.reason(e)
                    + ". If it is damaged, move it away; the next start makes a new one.");
        }
    }

    private static void make(Path folder, Consumer<DatasetGraph> fill) throws IOException {
        Path unfinished = folder.resolve(UNFINISHED);
        delete(unfinished);
        Files.createDirectory(unfinished);
        DatasetGraph dataset = DatabaseMgr.connectDatasetGraph(unfinished.toString());
        try {
            fill.accept(dataset);
        } catch (RuntimeException e) {
            TDBInternal.expel(dataset);
            delete(unfinished);
            throw e;
        }
        TDBInternal.expel(dataset);
        Files.move(unfinished, folder.resolve(STORE), StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileChannel lock(Path folder) {
        try {
            refuseForeign(folder);
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(folder.resolve(LOCK),
                    StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new Unreadable(folder + ": another process is using this database. Stop it, ask its server at "
                        + "/sparql, name another folder with --db, or take --mem for what is shipped.");
            }
            return channel;
        } catch (IOException e) {
            throw new Unreadable(folder + ": can't be used as a database: " + Unreadable.reason(e) + ".");
        }
    }

    /** A folder with other things in it is not ours to write into. */
    private static void refuseForeign(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new Unreadable(folder + ": is a file. Name a folder for the database with --db.");
        }
        try (Stream<Path> content = Files.list(folder)) {
            List<String> names = content.map(file -> file.getFileName().toString()).toList();
            if (!names.isEmpty() && names.stream().noneMatch(Set.of(STORE, UNFINISHED, LOCK)::contains)) {
                throw new Unreadable(folder + ": holds something that is not a Selon database. "
                        + "Name another folder with --db.");
            }
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    private static void release(AutoCloseable lock) {
        try {
            lock.close();
        } catch (Exception e) {
            throw new IllegalStateException("The lock of the database could not be released", e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
