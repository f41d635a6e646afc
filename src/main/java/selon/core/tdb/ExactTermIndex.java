package selon.core.tdb;

import java.util.Iterator;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.dboe.base.record.RecordFactory;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.tupletable.TupleIndexRecord;
import org.apache.jena.tdb2.store.tupletable.TupleTable;

/**
 * The index by graph (GSPO), with a cure for values that TDB2 confuses. TDB2 stores numbers, dates and booleans inside
 * its indexes and compares them without their types ({@code NodeId.equals}). A pattern with a graph and an
 * object, but without subject and predicate, then finds {@code true} when it looks for {@code 1}. This index compares
 * the types too.
 *
 * <p>A cure for Jena 6.2.0; the bug has no number that is known here. Tried by DatabaseTest
 * (whatHasTheSameBitsIsToldApartByEveryPattern).
 */
final class ExactTermIndex extends TupleIndexRecord {

    private static final String NAME = "GSPO";
    private static final int OBJECT = 3;
    private static final RecordFactory RECORDS = new RecordFactory(NAME.length() * NodeId.SIZE, 0);

    private ExactTermIndex(TupleIndexRecord same) {
        super(NAME.length(), same.getMapping(), NAME, RECORDS, same.getRangeIndex());
    }

    /** Puts this index in the place of TDB2's in a store that was just opened. No transaction may run yet. */
    static void in(DatasetGraphTDB store) {
        TupleTable quads = store.getQuadTable().getNodeTupleTable().getTupleTable();
        for (int i = 0; i < quads.numIndexes(); i++) {
            if (quads.getIndex(i).getName().equals(NAME) && quads.getIndex(i) instanceof TupleIndexRecord index) {
                quads.setTupleIndex(i, new ExactTermIndex(index));
            }
        }
    }

    @Override
    protected Iterator<Tuple<NodeId>> performFind(Tuple<NodeId> pattern) {
        NodeId object = pattern.get(OBJECT);
        Iterator<Tuple<NodeId>> found = super.performFind(pattern);
        return NodeId.isAny(object) ? found : Iter.filter(found, quad -> quad.get(OBJECT).getTypeValue() == object.getTypeValue());
    }
}
