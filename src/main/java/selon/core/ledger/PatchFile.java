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
 * One change as an RDF Patch in text form (https://afs.github.io/rdf-patch/): a header with the change's IRI, and the
 * rows in one transaction.
 *
 * @param path the file
 * @param number the change's number
 */
record PatchFile(Path path, long number) {

    private static final String ID = "id";

    /**
     * Writes the file. Returns when it would survive a power cut.
     *
     * @param rows writes the rows
     */
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
     * Sends the rows that add and delete, in the order of the file.
     *
     * @throws NoSuchFileException when the file does not exist
     * @throws DamagedLedgerException when the file is incomplete; some rows may have been sent by then
     */
    void read(RDFChanges rows) throws IOException {
        CheckedRows checked = new CheckedRows(rows);
        try (InputStream text = new BufferedInputStream(Files.newInputStream(path))) {
            new RDFPatchReaderText(text).apply(checked);
        } catch (RuntimeException e) {
            throw e == checked.thrownByListener || e instanceof DamagedLedgerException ? e
                    : damaged("is cut off or spoilt: " + e.getMessage());
        }
        if (!checked.whole) {
            throw damaged("is cut off");
        }
    }

    private DamagedLedgerException damaged(String how) {
        return new DamagedLedgerException(path + ": " + how);
    }

    /** Checks the order of the rows and passes them on. */
    private final class CheckedRows extends RDFChangesBase {
        private final RDFChanges rows;
        private boolean named;
        private boolean begun;
        private boolean whole;
        private RuntimeException thrownByListener;

        CheckedRows(RDFChanges rows) {
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
