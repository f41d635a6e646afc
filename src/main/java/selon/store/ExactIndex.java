// An index that takes no literal for another.
package selon.store;

import java.util.Iterator;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.dboe.base.record.RecordFactory;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.tupletable.TupleIndexRecord;
import org.apache.jena.tdb2.store.tupletable.TupleTable;

/**
 * The index by graph. TDB2 keeps numbers, dates and truth values within its indexes, and compares them without their types: where a
 * pattern names a graph and an object, but not all that lies between in this index, it finds {@code true} where it looks for 1
 * (Jena 5.6.0, {@code NodeId.equals}). Here types are compared too.
 */
final class ExactIndex extends TupleIndexRecord {

    private static final String NAME = "GSPO";
    private static final int OBJECT = 3;

    private ExactIndex(TupleIndexRecord index) {
        super(NAME.length(), index.getMapping(), NAME, new RecordFactory(NAME.length() * NodeId.SIZE, 0), index.getRangeIndex());
    }

    /** Puts one in the place of a store's own. */
    static void in(DatasetGraphTDB store) {
        TupleTable quads = store.getQuadTable().getNodeTupleTable().getTupleTable();
        for (int i = 0; i < quads.numIndexes(); i++) {
            if (quads.getIndex(i) instanceof TupleIndexRecord index && index.getName().equals(NAME)) {
                quads.setTupleIndex(i, new ExactIndex(index));
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
