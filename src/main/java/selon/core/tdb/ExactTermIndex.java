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
 * The index by graph (GSPO), with a cure for values that TDB2 confuses. TDB2 stores numbers, dates and booleans inside
 * its indexes and compares them without their types ({@code NodeId.equals}, Jena 5.6.0). A pattern with a graph and an
 * object, but without subject and predicate, then finds {@code true} when it looks for {@code 1}. This index compares
 * the types too.
 *
 * <p>A cure for Jena 5.6.0; the bug has no number that is known here. Tried by DatabaseTest
 * (whatHasTheSameBitsIsToldApartByEveryPattern).
 */
final class ExactTermIndex extends TupleIndexRecord {

    /** The name of this index in a store. */
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
