package selon.core.store;

import java.io.UncheckedIOException;
import java.nio.file.Files;

import org.apache.jena.graph.Node;
import org.apache.jena.query.TxnType;
import org.apache.jena.rdfpatch.changes.RDFChangesBase;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;

import selon.core.ledger.ChangeGraph;
import selon.core.ledger.DamagedLedgerException;
import selon.core.ledger.Ledger;
import selon.core.vocab.InputException;
import selon.core.vocab.Prefixes;
import selon.core.vocab.Progress;

/**
 * Repeats all changes of a ledger, in order. It is strict: a row that adds an existing quad or deletes a missing one
 * means that the ledger is damaged.
 */
final class LedgerReplay {

    private static final long ROWS_A_TRANSACTION = 500_000;

    private final Ledger ledger;
    private final Progress progress;

    /**
     * @param ledger the ledger
     * @param progress receives the number of changes
     */
    LedgerReplay(Ledger ledger, Progress progress) {
        this.ledger = ledger;
        this.progress = progress;
    }

    /**
     * Repeats the changes in an empty database that is not in use yet, and copies the ledger into it.
     *
     * @param dataset the dataset of the database
     * @param copy    its ledger
     * @throws InputException when the ledger is damaged; then the caller discards the database
     */
    void into(DatasetGraph dataset, Ledger copy) {
        dataset.begin(TxnType.WRITE);
        try {
            dataset.prefixes().putAll(Prefixes.ALL);
            Rows rows = new Rows(dataset);
            long last = ledger.last();
            for (long number = 1; number <= last; number++) {
                make(number, rows);
                progress.at("making changes", number, last);
            }
            dataset.commit();
        } catch (RuntimeException e) {
            dataset.abort();
            throw e;
        } finally {
            dataset.end();
        }
        try {
            ledger.copyTo(copy, done -> progress.at("copying changes", done, 0));
        } catch (UncheckedIOException e) {
            throw new InputException(ledger.folder() + ": can't be copied: " + InputException.reason(e.getCause()) + ".");
        }
    }

    private void make(long number, Rows rows) {
        if (!Files.exists(ledger.file(number))) {
            throw damaged(ledger.file(number) + ": is missing");
        }
        rows.number = number;
        try {
            ledger.read(number, rows);
        } catch (DamagedLedgerException e) {
            throw damaged(e.what());
        }
        if (ChangeGraph.last(rows.dataset) != number) {
            throw damaged(ledger.file(number) + ": does not describe itself as change " + number);
        }
    }

    private static InputException damaged(String what) {
        return new InputException(what + ". No database was made. Use another backup, or the database's own folder store/.");
    }

    /** Applies rows to the dataset. */
    private final class Rows extends RDFChangesBase {
        private final DatasetGraph dataset;
        private long number;
        private long count;

        Rows(DatasetGraph dataset) {
            this.dataset = dataset;
        }

        @Override
        public void add(Node g, Node s, Node p, Node o) {
            Quad quad = Quad.create(g, s, p, o);
            refuse(dataset.contains(quad), "adds what is there already", quad);
            dataset.add(quad);
        }

        @Override
        public void delete(Node g, Node s, Node p, Node o) {
            Quad quad = Quad.create(g, s, p, o);
            refuse(!dataset.contains(quad), "deletes what is not there", quad);
            dataset.delete(quad);
        }

        private void refuse(boolean wrong, String how, Quad quad) {
            if (wrong) {
                throw damaged(ledger.file(number) + ": " + how + ", " + Prefixes.shorten(quad.getSubject()) + " "
                        + Prefixes.shorten(quad.getPredicate()) + " in " + Prefixes.shorten(quad.getGraph()));
            }
            if (++count % ROWS_A_TRANSACTION == 0) {
                dataset.commit();
                dataset.end();
                dataset.begin(TxnType.WRITE);
            }
        }
    }
}
