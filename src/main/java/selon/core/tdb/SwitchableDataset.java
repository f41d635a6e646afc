package selon.core.tdb;

import java.util.function.Consumer;

import org.apache.jena.query.ReadWrite;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.tdb2.store.DatasetGraphSwitchable;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.sys.TDBInternal;

/**
 * A dataset that delegates to a TDB2 store, and whose store can be exchanged while it is used. A transaction stays in
 * the store in which it began; later transactions begin in the new store. So an exchange and the readers never wait for
 * each other. Use a graph of this dataset only in the transaction that asked for it.
 *
 * <p>Any thread may use it. {@code this} guards the transaction counts, and the changes of {@code current}.
 *
 * <p>No cure of a bug: it keeps readers and writers from waiting while the store is compacted. Tried by
 * CompactionTest.
 */
public final class SwitchableDataset extends DatasetGraphWrapper {

    private final DatasetGraphSwitchable container;
    private final ThreadLocal<Store> entered = new ThreadLocal<>();
    private volatile Store current;

    /** A store with a count of the transactions in it. The enclosing dataset guards {@code transactions}. */
    public static final class Store {
        private final DatasetGraphTDB quads;
        private int transactions;

        private Store(DatasetGraphTDB quads) {
            ExactTermIndex.in(quads);
            this.quads = quads;
        }

        /** Returns the store itself. */
        public DatasetGraphTDB quads() {
            return quads;
        }
    }

    /** Wraps a dataset that TDB2 has opened. */
    public SwitchableDataset(DatasetGraph opened) {
        super(null, opened.getContext());
        container = TDBInternal.getDatabaseContainer(opened);
        current = new Store(TDBInternal.requireStorage(opened));
    }

    /**
     * Returns the TDB2 store behind a dataset: for a switchable dataset, the store of the thread's transaction or else
     * the current one.
     */
    public static DatasetGraphTDB store(DatasetGraph dataset) {
        return TDBInternal.requireStorage(dataset instanceof SwitchableDataset exchangeable ? exchangeable.get() : dataset);
    }

    /**
     * Makes later transactions begin in another store. No write transaction may run meanwhile.
     *
     * @param next a store with the same content
     * @return the previous store, which can be closed when it {@link #isLeft}
     */
    public Store exchange(DatasetGraphTDB next) {
        next.getContext().putAll(getContext());
        container.set(next);
        synchronized (this) {
            Store before = current;
            current = new Store(next);
            return before;
        }
    }

    /** Tells whether the last transaction in an exchanged store has ended. */
    public synchronized boolean isLeft(Store before) {
        return before.transactions == 0;
    }

    /**
     * Closes the store.
     *
     * @param force whether to close it even while somebody uses it
     */
    public void expel(boolean force) {
        TDBInternal.expel(container, force);
    }

    @Override
    protected DatasetGraph get() {
        Store mine = entered.get();
        return (mine == null ? current : mine).quads;
    }

    private void enter(Consumer<DatasetGraph> begin) {
        if (entered.get() == null) {
            synchronized (this) {
                current.transactions++;
                entered.set(current);
            }
        }
        step(() -> begin.accept(get()));
    }

    /**
     * Runs one step of a transaction, and leaves the store when the step ended the transaction: at its end, at a
     * commit, or when it failed to begin.
     */
    private void step(Runnable step) {
        try {
            step.run();
        } finally {
            Store mine = entered.get();
            if (mine != null && !mine.quads.isInTransaction()) {
                entered.remove();
                synchronized (this) {
                    mine.transactions--;
                }
            }
        }
    }

    @Override
    public void begin() {
        enter(DatasetGraph::begin);
    }

    @Override
    public void begin(TxnType type) {
        enter(store -> store.begin(type));
    }

    @Override
    public void begin(ReadWrite mode) {
        enter(store -> store.begin(mode));
    }

    @Override
    public void commit() {
        step(get()::commit);
    }

    @Override
    public void abort() {
        step(get()::abort);
    }

    @Override
    public void end() {
        step(get()::end);
    }

    /** Does nothing, because {@link #expel} closes the store. */
    @Override
    public void close() {
        // TDB2's own close does nothing either.
    }
}
