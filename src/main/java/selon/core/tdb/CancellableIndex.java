package selon.core.tdb;

import java.util.Iterator;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.atlas.iterator.IteratorCloseable;
import org.apache.jena.dboe.base.record.Record;
import org.apache.jena.dboe.base.record.RecordMapper;
import org.apache.jena.dboe.index.RangeIndex;
import org.apache.jena.dboe.index.RangeIndexWrapper;
import org.apache.jena.query.QueryCancelledException;

/** Looks at the signal of the thread's {@link Deadline} before it reads, and again after every few records. */
final class CancellableIndex extends RangeIndexWrapper {

    private static final int RECORDS_A_LOOK = 256;

    CancellableIndex(RangeIndex index) {
        super(index);
    }

    private static void look(AtomicBoolean signal) {
        if (signal != null && signal.get()) {
            throw new QueryCancelledException();
        }
    }

    @Override
    public boolean contains(Record record) {
        look(Deadline.signal());
        return super.contains(record);
    }

    @Override
    public Iterator<Record> iterator() {
        return stoppable(super.iterator());
    }

    @Override
    public Iterator<Record> iterator(Record least, Record most) {
        return stoppable(super.iterator(least, most));
    }

    @Override
    public <X> Iterator<X> iterator(Record least, Record most, RecordMapper<X> mapper) {
        return stoppable(super.iterator(least, most, mapper));
    }

    private static <X> Iterator<X> stoppable(Iterator<X> all) {
        AtomicBoolean signal = Deadline.signal();
        look(signal);
        return signal == null ? all : new Stoppable<>(all, signal);
    }

    private static final class Stoppable<X> implements IteratorCloseable<X> {
        private final Iterator<X> all;
        private final AtomicBoolean signal;
        private int read;

        Stoppable(Iterator<X> all, AtomicBoolean signal) {
            this.all = all;
            this.signal = signal;
        }

        @Override
        public boolean hasNext() {
            if (++read % RECORDS_A_LOOK == 0) {
                look(signal);
            }
            return all.hasNext();
        }

        @Override
        public X next() {
            return all.next();
        }

        @Override
        public void close() {
            Iter.close(all);
        }
    }
}
