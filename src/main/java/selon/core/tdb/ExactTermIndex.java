package selon.core.tdb;

import java.util.Iterator;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.atlas.lib.tuple.TupleMap;
import org.apache.jena.dboe.base.record.RecordFactory;
import org.apache.jena.dboe.index.RangeIndex;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.tupletable.TupleIndexRecord;

/**
 * The index by graph. TDB2 keeps numbers, dates and truth values within its indexes, and compares them without their types: where a
 * pattern names a graph and an object, but not all that lies between in this index, it finds {@code true} where it looks for 1
 * (Jena 5.6.0, {@code NodeId.equals}). Here types are compared too.
 */
final class ExactTermIndex extends TupleIndexRecord {

    /** What it is called in a store. */
    static final String NAME = "GSPO";
    private static final int OBJECT = 3;

    ExactTermIndex(TupleMap order, RecordFactory records, RangeIndex index) {
        super(NAME.length(), order, NAME, records, index);
    }

    @Override
    protected Iterator<Tuple<NodeId>> performFind(Tuple<NodeId> pattern) {
        NodeId object = pattern.get(OBJECT);
        Iterator<Tuple<NodeId>> found = super.performFind(pattern);
        return NodeId.isAny(object) ? found : Iter.filter(found, quad -> quad.get(OBJECT).getTypeValue() == object.getTypeValue());
    }
}
