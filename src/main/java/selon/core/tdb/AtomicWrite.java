package selon.core.tdb;

import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes in a transaction. Jena's {@code Txn} leaves one open that fails when it is committed, so that nobody writes after
 * it, and what was to be committed stays in the journal.
 */
public final class AtomicWrite {

    private static final Logger LOG = LoggerFactory.getLogger("selon.store");
    private static final int CANNOT_GO_ON = 70;

    private AtomicWrite() {}

    /**
     * Does some work in a write transaction of its own, and commits it. Whatever is thrown, nothing was changed. Where that
     * can't be made sure, the process ends: opening the database again finds out what was made.
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
            NodeTableRepair.rewind(dataset);
        } catch (Throwable e) {
            e.addSuppressed(why);
            LOG.error("A change could neither be made nor be taken back; start again to find out which", e);
            Runtime.getRuntime().halt(CANNOT_GO_ON);
        }
    }
}
