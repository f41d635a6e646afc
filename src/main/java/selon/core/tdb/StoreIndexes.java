package selon.core.tdb;

import org.apache.jena.dboe.base.record.RecordFactory;
import org.apache.jena.dboe.index.RangeIndex;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.tupletable.TupleIndexRecord;
import org.apache.jena.tdb2.store.tupletable.TupleTable;

/**
 * Replaces TDB2's quad indexes with Selon's, which read the same files.
 *
 * <p>Needed for as long as {@link ExactTermIndex} and {@link CancellableIndex} are.
 */
final class StoreIndexes {

    private static final int TERMS = 4;
    private static final RecordFactory RECORDS = new RecordFactory(TERMS * NodeId.SIZE, 0);

    private StoreIndexes() {}

    /** Replaces the indexes of a store that was just opened. No transaction may run yet. */
    static void in(DatasetGraphTDB store) {
        TupleTable quads = store.getQuadTable().getNodeTupleTable().getTupleTable();
        for (int i = 0; i < quads.numIndexes(); i++) {
            if (quads.getIndex(i) instanceof TupleIndexRecord index) {
                quads.setTupleIndex(i, ours(index));
            }
        }
    }

    private static TupleIndexRecord ours(TupleIndexRecord index) {
        RangeIndex records = new CancellableIndex(index.getRangeIndex());
        return index.getName().equals(ExactTermIndex.NAME) ? new ExactTermIndex(index.getMapping(), RECORDS, records)
                : new TupleIndexRecord(TERMS, index.getMapping(), index.getName(), RECORDS, records);
    }
}
