package selon.core.ledger;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.commons.io.function.Uncheck;
import org.apache.jena.graph.Node;
import org.apache.jena.rdfpatch.RDFChanges;
import org.apache.jena.rdfpatch.changes.RDFChangesBase;
import org.apache.jena.sparql.core.Quad;

import selon.core.tdb.Fsync;
import selon.core.tdb.Patch;

/**
 * The folder of all changes, one RDF Patch per change, numbered from 1 without gaps. Applied in order to an empty
 * dataset, they give the dataset. A patch is written and synced as pending before the dataset changes, and is confirmed
 * after that. So after a crash the dataset tells whether the pending change was made.
 *
 * <p>One thread at a time writes; any thread may read meanwhile.
 */
public final class Ledger {

    private static final String ENDING = ".rdfp";
    private static final String PENDING = ".pending";
    private static final Pattern NAME = Pattern.compile("(\\d{6,18})\\" + ENDING);
    private static final int FILES_A_FOLDER = 1000;

    private final Path folder;

    /** Creates a ledger. Its folder is created with the first change. */
    public Ledger(Path folder) {
        this.folder = folder;
    }

    /** Returns the folder. */
    public Path folder() {
        return folder;
    }

    /**
     * Writes the patch of the next change as pending and syncs it.
     *
     * @param number the change's number
     * @param rows writes the change's rows
     * @throws UncheckedIOException when the patch can't be written; then no part of it remains
     */
    public void prepare(long number, Consumer<RDFChanges> rows) {
        Path file = pending(number);
        try {
            if (Files.exists(pending(number - 1))) {
                confirm(number - 1);
            }
            if (Files.notExists(file.getParent())) {
                Files.createDirectories(file.getParent());
                Fsync.sync(folder);
            }
            new PatchFile(file, number).write(rows);
            Fsync.sync(file.getParent());
        } catch (IOException e) {
            drop(number);
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            drop(number);
            throw e;
        }
    }

    /** Confirms a pending patch, after the dataset has made its change. */
    public void confirm(long number) {
        Uncheck.run(() -> Files.move(pending(number), file(number), StandardCopyOption.ATOMIC_MOVE));
    }

    /** Deletes a pending patch whose change was not made. */
    public void drop(long number) {
        Uncheck.run(() -> Files.deleteIfExists(pending(number)));
    }

    /**
     * Brings the ledger into line with the dataset after a crash.
     *
     * @param made the number of the dataset's last change
     * @return whether the ledger now holds that change
     */
    public boolean settle(long made) {
        drop(made + 1);
        if (Files.exists(pending(made))) {
            confirm(made);
        }
        return made == 0 || Files.exists(file(made));
    }

    /**
     * Counts the confirmed changes from the first to the first gap. Slower than {@link #settle}, because it looks at
     * each file.
     */
    public long length() {
        long number = 0;
        while (Files.exists(file(number + 1))) {
            number++;
        }
        return number;
    }

    /**
     * Returns the highest number of a confirmed change, even when earlier ones are missing, or 0 when there is none.
     */
    public long last() {
        try (Stream<Path> all = Files.isDirectory(folder) ? Files.walk(folder, 2) : Stream.empty()) {
            return all.map(file -> NAME.matcher(file.getFileName().toString())).filter(Matcher::matches)
                    .mapToLong(name -> Long.parseLong(name.group(1))).max().orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the file of a confirmed change, an RDF Patch in text form. */
    public Path file(long number) {
        return folder.resolve("%03d".formatted(number / FILES_A_FOLDER)).resolve("%06d".formatted(number) + ENDING);
    }

    private Path pending(long number) {
        return file(number).resolveSibling("%06d".formatted(number) + ENDING + PENDING);
    }

    /**
     * Reads the rows of a change.
     *
     * @param number a change that the dataset has made, which may still be pending
     * @param rows receives the rows
     * @throws DamagedLedgerException when the file is missing or incomplete; some rows may have been sent by then
     */
    public void read(long number, RDFChanges rows) {
        for (Path path : List.of(file(number), pending(number), file(number))) {
            try {
                new PatchFile(path, number).read(rows);
                return;
            } catch (NoSuchFileException e) {
                continue;
            } catch (IOException e) {
                throw new DamagedLedgerException(path + ": can't be read: " + e.getMessage());
            }
        }
        throw new DamagedLedgerException(file(number) + ": is missing");
    }

    /**
     * Copies the text of a change's patch.
     *
     * @param number a change that the dataset has made, which may still be pending
     * @param out receives the text
     * @throws DamagedLedgerException when the file is missing
     */
    public void copy(long number, OutputStream out) throws IOException {
        for (Path path : List.of(file(number), pending(number), file(number))) {
            try {
                Files.copy(path, out);
                return;
            } catch (NoSuchFileException e) {
                continue;
            }
        }
        throw new DamagedLedgerException(file(number) + ": is missing");
    }

    /**
     * Returns a change as a patch.
     *
     * @throws DamagedLedgerException when the file is missing or incomplete
     */
    public Patch patch(long number) {
        Patch patch = new Patch(new HashSet<>(), new HashSet<>());
        read(number, new RDFChangesBase() {
            @Override
            public void add(Node g, Node s, Node p, Node o) {
                patch.added().add(Quad.create(g, s, p, o));
            }

            @Override
            public void delete(Node g, Node s, Node p, Node o) {
                patch.removed().add(Quad.create(g, s, p, o));
            }
        });
        return patch;
    }

    /**
     * Copies the confirmed changes that another ledger lacks.
     *
     * @param other the other ledger
     * @param progress receives the number of changes copied so far
     * @return the number of changes copied
     * @throws UncheckedIOException when a file can't be copied
     */
    public long copyTo(Ledger other, Consumer<Long> progress) {
        long copied = 0;
        List<Path> folders = new ArrayList<>();
        try {
            for (long number = other.length() + 1; Files.exists(file(number)); number++, copied++) {
                Path target = other.file(number);
                if (!folders.contains(target.getParent())) {
                    folders.add(Files.createDirectories(target.getParent()));
                }
                Path part = other.pending(number);
                Files.copy(file(number), part, StandardCopyOption.REPLACE_EXISTING);
                Fsync.sync(part);
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
                progress.accept(copied + 1);
            }
            for (Path one : folders) {
                Fsync.sync(one);
            }
            return copied;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
