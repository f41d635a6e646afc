// A store without what its changes have left behind.
package selon.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.sys.StoreConnection;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import selon.ledger.Durable;

/**
 * TDB2 writes each change beside what is there and never uses the room again, so that a change of 15 quads takes up to half a
 * megabyte. Of a store that nobody has open, this makes another generation: a folder {@code Data-000N}, of which TDB2 opens
 * the one with the highest number. It gets that name when it is complete and on the disk, and only then the older one is
 * removed. So whenever the process is killed, the store is one of the two, and what is left of the other is removed later.
 *
 * @param folder the folder of the generations
 */
public record Compaction(Path folder) {

    private static final Logger LOG = LoggerFactory.getLogger("selon.store");
    /** A store is compacted by itself when its files are this many times as long as when it was made. */
    private static final int GROWN = 3;
    private static final int PROGRESS_EVERY = 10_000;
    private static final Pattern GENERATION = Pattern.compile("Data-(\\d+)");
    private static final String UNFINISHED = "-tmp";
    /** In each generation: how long its files were when it was made. */
    private static final String BEGAN = "began";

    /**
     * How long the files of a store are, in bytes.
     *
     * @param before before it was compacted
     * @param after  now
     */
    public record Lengths(long before, long after) {}

    /**
     * Compacts the database in a folder.
     *
     * @throws Unreadable when another process holds it, or there is no room; then it is as it was
     */
    public static Lengths of(Path database, Progress progress) {
        Compaction store = new Compaction(Database.store(database));
        FileChannel alone = Database.lock(database);
        try (alone) {
            long before = store.length();
            store.run(progress);
            return new Lengths(before, store.length());
        } catch (IOException e) {
            throw new Unreadable(database + ": could not be compacted: " + Unreadable.reason(e) + ". It is as it was.");
        }
    }

    /** Does the same where a database is there and has grown to several times its length, if it can. */
    public static void whereGrown(Path database, Progress progress) {
        try {
            if (Database.exists(database) && new Compaction(Database.store(database)).isDue()) {
                Lengths lengths = of(database, progress);
                LOG.info("Compacted {}: files of {} MiB before, {} MiB now", database, lengths.before >> 20, lengths.after >> 20);
            }
        } catch (IOException | Unreadable e) {
            LOG.warn("It goes on without being compacted: {}", e.getMessage());
        }
    }

    /** Removes what a process that was killed has left of the generations that are not the last one. */
    void settle() throws IOException {
        List<Path> whole = generations();
        for (Path other : whole.subList(0, Math.max(0, whole.size() - 1))) {
            Database.delete(other);
        }
        for (Path unfinished : list(name -> name.endsWith(UNFINISHED))) {
            Database.delete(unfinished);
        }
    }

    /** Notes how long the files of a new store are. */
    void begin() throws IOException {
        Path last = last();
        Files.writeString(last.resolve(BEGAN), String.valueOf(length()));
    }

    /** Whether it has grown so much that it is worth the time; a store that does not know how it began, begins now. */
    private boolean isDue() throws IOException {
        Path began = last().resolve(BEGAN);
        if (!Files.exists(began) || !Files.readString(began).matches("\\d{1,18}")) {
            begin();
        }
        return length() > GROWN * Long.parseLong(Files.readString(began));
    }

    /** How long the files of the last generation are, in bytes; TDB2 makes them longer by 8 MiB at a time. */
    private long length() throws IOException {
        long sum = 0;
        try (Stream<Path> files = Files.list(last())) {
            for (Path file : files.toList()) {
                sum += Files.size(file);
            }
        }
        return sum;
    }

    /**
     * Makes the next generation.
     *
     * @throws IOException when there is no room for it, or reading fails; then the store is as it was
     */
    private void run(Progress progress) throws IOException {
        settle();
        TornJournal.cut(folder);
        Path old = last();
        Path next = folder.resolve(String.format("Data-%04d", number(old) + 1));
        Path unfinished = folder.resolve(next.getFileName() + UNFINISHED);
        try {
            copy(unfinished, progress);
            Durable.syncAll(unfinished);
        } catch (IOException | RuntimeException | InternalError e) {
            Database.delete(unfinished);
            throw e instanceof IOException io ? io : new IOException(e.getMessage(), e);
        }
        Files.move(unfinished, next, StandardCopyOption.ATOMIC_MOVE);
        Durable.sync(folder);
        begin();
        Database.delete(old);
    }

    private void copy(Path to, Progress progress) throws IOException {
        DatasetGraph from = DatabaseMgr.connectDatasetGraph(folder.toString()); // It removes what has such a name.
        Location unfinished = Location.create(to.toString());
        try {
            Files.createDirectories(to);
            DatasetGraphTDB old = TDBInternal.getDatasetGraphTDB(from);
            DatasetGraph copy = StoreConnection.connectCreate(unfinished, old.getStoreParams(), old.getReorderTransform())
                    .getDatasetGraph();
            long quads = Txn.calculateRead(old, () -> Txn.calculateWrite(copy, () -> copy(old, copy, progress)));
            long arrived = Txn.calculateRead(copy, () -> copy.stream().count());
            if (arrived != quads) {
                throw new IllegalStateException(arrived + " of " + quads + " quads arrived");
            }
        } finally {
            StoreConnection.internalExpel(unfinished, true);
            TDBInternal.expel(from);
        }
    }

    private static long copy(DatasetGraph old, DatasetGraph copy, Progress progress) {
        long[] done = {0};
        copy.prefixes().putAll(old.prefixes());
        old.find().forEachRemaining(quad -> {
            copy.add(quad);
            if (++done[0] % PROGRESS_EVERY == 0) {
                progress.at("compacting", done[0], 0);
            }
        });
        return done[0];
    }

    private Path last() throws IOException {
        List<Path> whole = generations();
        if (whole.isEmpty()) {
            throw new IOException(folder + " holds no store");
        }
        return whole.get(whole.size() - 1);
    }

    /** Those that were made whole, the latest last. */
    private List<Path> generations() throws IOException {
        return list(name -> GENERATION.matcher(name).matches()).stream().sorted(Comparator.comparing(Compaction::number)).toList();
    }

    private static int number(Path generation) {
        Matcher name = GENERATION.matcher(generation.getFileName().toString());
        return name.matches() ? Integer.parseInt(name.group(1)) : 0;
    }

    private List<Path> list(Predicate<String> wanted) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isDirectory).filter(one -> wanted.test(one.getFileName().toString())).toList();
        }
    }
}
