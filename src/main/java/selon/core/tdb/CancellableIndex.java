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

/**
 * An index that stops when the thread's {@link Deadline} has passed. It checks the cancel signal before each read and
 * again after every few records.
 *
 * <p>A cure for Jena 5.6.0: apache/jena#3535, on which pull request #3603 was merged after it. Tried by
 * DeadlineTest; needless once this test passes without it.
 */
final class CancellableIndex extends RangeIndexWrapper {

    private static final int RECORDS_PER_CHECK = 256;

    CancellableIndex(RangeIndex index) {
        super(index);
    }

    private static void check(AtomicBoolean signal) {
        if (signal != null && signal.get()) {
            throw new QueryCancelledException();
        }
    }

    @Override
    public boolean contains(Record record) {
        check(Deadline.signal());
        return super.contains(record);
    }

    @Override
    public Iterator<Record> iterator() {
        return cancellable(super.iterator());
    }

    @Override
    public Iterator<Record> iterator(Record least, Record most) {
        return cancellable(super.iterator(least, most));
    }

    @Override
    public <X> Iterator<X> iterator(Record least, Record most, RecordMapper<X> mapper) {
        return cancellable(super.iterator(least, most, mapper));
    }

    private static <X> Iterator<X> cancellable(Iterator<X> all) {
        AtomicBoolean signal = Deadline.signal();
        check(signal);
        return signal == null ? all : new CancellableIterator<>(all, signal);
    }

    private static final class CancellableIterator<X> implements IteratorCloseable<X> {
        private final Iterator<X> all;
        private final AtomicBoolean signal;
        private int read;

        CancellableIterator(Iterator<X> all, AtomicBoolean signal) {
            this.all = all;
            this.signal = signal;
        }

        @Override
        public boolean hasNext() {
            if (++read % RECORDS_PER_CHECK == 0) {
                check(signal);
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
