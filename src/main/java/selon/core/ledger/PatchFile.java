package selon.core.ledger;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

import org.apache.jena.graph.Node;
import org.apache.jena.rdfpatch.RDFChanges;
import org.apache.jena.rdfpatch.changes.RDFChangesBase;
import org.apache.jena.rdfpatch.text.RDFChangesWriterText;
import org.apache.jena.rdfpatch.text.RDFPatchReaderText;

/**
 * A change in the text form of RDF Patch (https://afs.github.io/rdf-patch/): a header that says which change it is, and
 * its rows in one transaction.
 *
 * @param path   where it is
 * @param number which change it is
 */
record PatchFile(Path path, long number) {

    private static final String ID = "id";

    /** Writes the file, and comes back when it would survive a loss of power. */
    void write(Consumer<RDFChanges> rows) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
            RDFChanges writer = RDFChangesWriterText.create(out);
            writer.header(ID, ChangeGraph.change(number));
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
    }

    /**
     * Tells the rows that add and delete, in the order of the file.
     *
     * @throws NoSuchFileException when there is no such file
     * @throws DamagedLedgerException             when it is not the whole change; rows may have been told before that was seen
     */
    void read(RDFChanges rows) throws IOException {
        Reading reading = new Reading(rows);
        try (InputStream text = new BufferedInputStream(Files.newInputStream(path))) {
            new RDFPatchReaderText(text).apply(reading);
        } catch (RuntimeException e) {
            throw e == reading.thrownByListener || e instanceof DamagedLedgerException ? e
                    : damaged("is cut off or spoilt: " + e.getMessage());
        }
        if (!reading.whole) {
            throw damaged("is cut off");
        }
    }

    private DamagedLedgerException damaged(String how) {
        return new DamagedLedgerException(path + ": " + how);
    }

    /** Passes rows on while they stand where they should. */
    private final class Reading extends RDFChangesBase {
        private final RDFChanges rows;
        private boolean named;
        private boolean begun;
        private boolean whole;
        private RuntimeException thrownByListener;

        Reading(RDFChanges rows) {
            this.rows = rows;
        }

        @Override
        public void header(String field, Node value) {
            named |= field.equals(ID) && value.equals(ChangeGraph.change(number));
        }

        @Override
        public void txnBegin() {
            if (!named || begun) {
                throw damaged(named ? "holds more than one change" : "is not change " + number);
            }
            begun = true;
        }

        @Override
        public void txnCommit() {
            whole = begun;
        }

        @Override
        public void add(Node g, Node s, Node p, Node o) {
            pass(g, () -> rows.add(g, s, p, o));
        }

        @Override
        public void delete(Node g, Node s, Node p, Node o) {
            pass(g, () -> rows.delete(g, s, p, o));
        }

        private void pass(Node graph, Runnable row) {
            if (!begun || whole || graph == null) {
                throw damaged(graph == null ? "has a row without a graph" : "has a row outside its transaction");
            }
            try {
                row.run();
            } catch (RuntimeException e) {
                thrownByListener = e;
                throw e;
            }
        }
    }
}
