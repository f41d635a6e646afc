package selon.core.tdb;

import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Write transactions that either happen or leave no trace. Jena's {@code Txn} leaves a transaction open when its commit
 * fails. That blocks all later writers, and the uncommitted data stays in the journal.
 *
 * <p>A cure for Jena 6.2.0; that a failed commit stays open is no bug that has a number. Tried by AtomicWriteTest.
 */
public final class AtomicWrite {

    private static final Logger LOG = LoggerFactory.getLogger("selon.store");
    private static final int EXIT_STATUS = 70;

    private AtomicWrite() {}

    /**
     * Runs work in a write transaction of its own and commits it. When the work or the commit throws, nothing is
     * changed. When that can't be guaranteed, this method ends the process, and opening the database again finds out
     * whether the change was made.
     */
    public static void write(DatasetGraph dataset, Runnable work) {
        dataset.begin(TxnType.WRITE);
        try {
            work.run();
            dataset.commit();
        } catch (Throwable e) {
            undo(dataset, e);
            throw e;
        }
    }

    private static void undo(DatasetGraph dataset, Throwable why) {
        try {
            if (!dataset.isInTransaction()) {
                throw new IllegalStateException("It failed at its very end");
            }
            dataset.abort();
            SwitchableDataset.store(dataset).getTxnSystem().getTxnMgr().getJournal().reset();
        } catch (Throwable e) {
            e.addSuppressed(why);
            LOG.error("A change could neither be committed nor undone. The process ends; "
                    + "at the next start, the database finds out which.", e);
            Runtime.getRuntime().halt(EXIT_STATUS);
        }
    }
}
