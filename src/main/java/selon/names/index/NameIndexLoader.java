package selon.names.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import org.apache.commons.io.FileUtils;
import org.apache.commons.io.function.Uncheck;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import selon.core.ledger.ChangeGraph;
import selon.core.store.Database;
import selon.core.tdb.Patch;

/**
 * Opens the index beside a database and brings it up to the last change with the ledger. If that fails, it builds a new index:
 * on disk, or in memory if the disk can't hold it.
 */
final class NameIndexLoader {

    private static final Logger LOG = LoggerFactory.getLogger("selon.names");
    /** With more missing changes than this, a rebuild costs no more than an update. */
    private static final long MOST_BEHIND = 200;

    private final Database database;

    /**
     * @param database the database, inside a transaction
     */
    NameIndexLoader(Database database) {
        this.database = database;
    }

    /** An index of the state that the transaction sees. */
    NameIndex index() {
        Optional<Path> folder = database.names();
        if (folder.isPresent()) {
            try {
                return kept(folder.get());
            } catch (IOException | RuntimeException e) {
                LOG.warn("{} can't be used, names are indexed in memory: {}", folder.get(), e.toString());
            }
        }
        return made(new ByteBuffersDirectory());
    }

    private NameIndex kept(Path folder) throws IOException {
        NameIndex.State last = state(database.dataset());
        Optional<NameIndex> opened = opened(folder, last);
        if (opened.isPresent()) {
            return opened.get();
        }
        remove(folder);
        NameIndex index = made(new NIOFSDirectory(folder));
        try {
            index.keep(last);
            return index;
        } catch (IOException e) {
            abandon(index);
            remove(folder);
            throw e;
        }
    }

    /** The last change of a dataset, read inside a transaction. */
    static NameIndex.State state(DatasetGraph dataset) {
        long last = ChangeGraph.last(dataset);
        return new NameIndex.State(last, time(dataset, last));
    }

    private static String time(DatasetGraph dataset, long number) {
        return ChangeGraph.time(dataset, number).map(Instant::toString).orElse("");
    }

    /** The index in a folder, brought up to a change; empty if it can't be used. */
    private Optional<NameIndex> opened(Path folder, NameIndex.State last) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        Optional<NameIndex> begun = Optional.empty();
        try {
            Directory directory = new NIOFSDirectory(folder);
            Optional<NameIndex.State> known = NameIndex.state(directory).filter(state -> isBefore(state, last));
            if (known.isEmpty()) {
                LOG.info("The index of names is not of a late state of the database, and made again");
                return Optional.empty();
            }
            begun = Optional.of(new NameIndex(directory, known));
            catchUp(begun.get(), known.get().number(), last);
            return begun;
        } catch (IOException | RuntimeException e) {
            LOG.info("The index of names is made again: {}", e.toString());
            begun.ifPresent(NameIndexLoader::abandon);
            return Optional.empty();
        }
    }

    private boolean isBefore(NameIndex.State known, NameIndex.State last) {
        return known.number() > 0 && known.number() <= last.number() && last.number() - known.number() <= MOST_BEHIND
                && known.time().equals(time(database.dataset(), known.number()));
    }

    private void catchUp(NameIndex index, long known, NameIndex.State last) throws IOException {
        Set<Node> touched = new HashSet<>();
        boolean rebuild = false;
        for (long number = known + 1; number <= last.number(); number++) {
            Patch patch = database.ledger().patch(number);
            touched.addAll(NameReader.touched(patch));
            rebuild |= NameReader.movesClasses(patch);
        }
        if (rebuild || !touched.isEmpty()) {
            put(index, new NameReader(database.dataset()), rebuild, touched);
            index.show();
            index.keep(last);
        }
    }

    private NameIndex made(Directory directory) {
        NameIndex index = Uncheck.get(() -> new NameIndex(directory, Optional.empty()));
        put(index, new NameReader(database.dataset()), true, Set.of());
        Uncheck.run(index::show);
        return index;
    }

    /** Updates the entries of some things, or replaces all entries. */
    static void put(NameIndex index, NameReader reading, boolean all, Set<Node> things) {
        if (all) {
            Uncheck.run(index::clear);
            reading.things(named -> Uncheck.accept(index::add, named));
        } else {
            things.forEach(thing -> Uncheck.accept(index::put, reading.thing(thing)));
        }
    }

    /** Closes an index and ignores failures, since nothing of it needs to be saved. */
    static void abandon(NameIndex index) {
        try {
            index.close();
        } catch (IOException | RuntimeException e) {
            LOG.info("The index of names did not close: {}", e.toString());
        }
    }

    /** Deletes an index from the disk as far as possible. */
    static void remove(Path folder) {
        try {
            FileUtils.deleteDirectory(folder.toFile());
        } catch (IOException e) {
            LOG.info("{} can't be taken away: {}", folder, e.toString());
        }
    }
}
