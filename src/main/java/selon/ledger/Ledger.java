// Every change that was made, in order.
package selon.ledger;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.apache.jena.graph.Node;
import org.apache.jena.rdfpatch.RDFChanges;
import org.apache.jena.rdfpatch.changes.RDFChangesWrapper;
import org.apache.jena.rdfpatch.text.RDFChangesWriterText;
import org.apache.jena.rdfpatch.text.RDFPatchReaderText;

/**
 * A folder with one RDF Patch a change, numbered from 1 without gaps. All of them, applied in order to nothing, are the
 * dataset. A patch is kept as pending and made durable before the dataset changes, and confirmed after; so after a crash
 * the dataset tells whether the pending one was made.
 */
public final class Ledger {

    private static final String ENDING = ".rdfp";
    private static final String PENDING = ".pending";
    private static final int FILES_A_FOLDER = 1000;

    private final Path folder;

    /** The ledger of a folder, which is made when it first holds something. */
    public Ledger(Path folder) {
        this.folder = folder;
    }

    /** Where it is. */
    public Path folder() {
        return folder;
    }

    /**
     * Makes the patch of the next change durable.
     *
     * @param number which change it is
     * @param rows   tells what the change does
     * @throws UncheckedIOException when it can't be kept; then nothing of it is left
     */
    public void prepare(long number, Consumer<RDFChanges> rows) {
        Path file = pending(number);
        try {
            Files.createDirectories(file.getParent());
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
                RDFChanges writer = RDFChangesWriterText.create(out);
                writer.header("id", ChangeGraph.change(number));
                if (number > 1) {
                    writer.header("prev", ChangeGraph.change(number - 1));
                }
                writer.txnBegin();
                rows.accept(writer);
                writer.txnCommit();
                writer.finish();
                out.flush();
                channel.force(true);
            }
            sync(file.getParent());
        } catch (IOException e) {
            drop(number);
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            drop(number);
            throw e;
        }
    }

    /** Says that the dataset has made the change whose patch is pending. */
    public void confirm(long number) {
        try {
            Files.move(pending(number), file(number), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets a pending patch: its change was not made. */
    public void drop(long number) {
        try {
            Files.deleteIfExists(pending(number));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Brings the ledger into line with a dataset after a crash.
     *
     * @param made the number of the last change that the dataset has made
     * @return whether the ledger then holds that change
     */
    public boolean settle(long made) {
        drop(made + 1);
        if (Files.exists(pending(made))) {
            confirm(made);
        }
        return made == 0 || Files.exists(file(made));
    }

    /** How many confirmed changes follow each other from the first; a longer look than {@link #settle}. */
    public long length() {
        long number = 0;
        while (Files.exists(file(number + 1))) {
            number++;
        }
        return number;
    }

    /** The file of a confirmed change: RDF Patch, text. */
    public Path file(long number) {
        return folder.resolve("%03d".formatted(number / FILES_A_FOLDER)).resolve("%06d".formatted(number) + ENDING);
    }

    private Path pending(long number) {
        return file(number).resolveSibling("%06d".formatted(number) + ENDING + PENDING);
    }

    /**
     * Tells the rows of a confirmed change.
     *
     * @throws UncheckedIOException when its file is missing or cut off
     */
    public void read(long number, RDFChanges rows) {
        boolean[] whole = {false};
        try (InputStream text = open(number)) {
            new RDFPatchReaderText(text).apply(new RDFChangesWrapper(rows) {
                @Override
                public void txnCommit() {
                    whole[0] = true;
                    super.txnCommit();
                }

                @Override
                public void header(String field, Node value) {}
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!whole[0]) {
            throw new UncheckedIOException(new IOException(file(number) + " is cut off"));
        }
    }

    /** The patch of a confirmed change. */
    public Patch patch(long number) {
        try (InputStream text = open(number)) {
            return Patch.read(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InputStream open(long number) throws IOException {
        return new BufferedInputStream(Files.newInputStream(file(number)));
    }

    /**
     * Copies the confirmed changes that another ledger lacks to it.
     *
     * @param progress is told how many are copied so far
     * @return how many were copied
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
                try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
                progress.accept(copied + 1);
            }
            for (Path one : folders) {
                sync(one);
            }
            return copied;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a folder holds a ledger. */
    public static boolean exists(Path folder) {
        try (Stream<Path> all = Files.isDirectory(folder) ? Files.walk(folder, 2) : Stream.empty()) {
            return all.anyMatch(file -> file.toString().endsWith(ENDING));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
