package selon.core.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;

import org.apache.commons.io.FileUtils;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;

import selon.core.tdb.Fsync;
import selon.core.vocab.InputException;
import selon.core.vocab.Progress;

/**
 * Exchanges a store that an earlier release made for one that is made anew from its ledger. TDB2 of Jena 6 stores decimals in
 * another form than before. The earlier store is kept under another name until the new one is in its place, so a killed process
 * leaves one of the two. Only the holder of the folder's lock may call it.
 */
final class StoreUpgrade {

    /** The name of the earlier store meanwhile. */
    static final String EARLIER = "store.earlier";

    private static final String FORMAT = "format";
    private static final String PRESENT = "2\n";

    private StoreUpgrade() {}

    /** Notes in a new store that it has the present format. */
    static void mark(Path store) throws IOException {
        Files.writeString(store.resolve(FORMAT), PRESENT);
    }

    /**
     * Tells whether a store has an earlier format.
     *
     * @throws IOException when it has a later one
     */
    static boolean isNeeded(Path store) throws IOException {
        Path format = store.resolve(FORMAT);
        if (Files.exists(format) && !Files.readString(format).equals(PRESENT)) {
            throw new IOException("a later release of Selon made it; use that release");
        }
        return !Files.exists(format);
    }

    /**
     * Compares what an earlier store holds with what was made of its ledger.
     *
     * @throws InputException when they differ; the caller keeps the earlier store
     */
    static void compare(DatasetGraph earlier, DatasetGraph anew, Progress progress) {
        Txn.executeRead(earlier, () -> Txn.executeRead(anew, () -> {
            long held = Iter.count(earlier.find());
            long made = 0;
            for (Iterator<Quad> quads = anew.find(); quads.hasNext(); progress.at("comparing quads", ++made, held)) {
                if (!earlier.contains(quads.next())) {
                    throw differs();
                }
            }
            if (made != held) {
                throw differs();
            }
        }));
    }

    private static InputException differs() {
        return new InputException("The ledger tells something else than the store holds, so the store stays as it is. Find out with "
                + "the release that made it: bin/selon verify");
    }

    /** Undoes an exchange that a killed process did not end, or ends it. */
    static void settle(Path store) throws IOException {
        Path earlier = store.resolveSibling(EARLIER);
        if (Files.exists(earlier) && !Files.exists(store)) {
            move(earlier, store);
        }
        FileUtils.deleteDirectory(earlier.toFile());
    }

    /** Puts a complete and synced store in the place of the earlier one, which is deleted then. */
    static void exchange(Path unfinished, Path store) throws IOException {
        move(store, store.resolveSibling(EARLIER));
        move(unfinished, store);
        settle(store);
    }

    /** Renames a folder, so that a power cut leaves it under one of both names. */
    static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        Fsync.sync(to.getParent());
    }
}
