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
 * Passes everything on to a store of TDB2. A transaction stays with the store in which it began; those that begin after an
 * exchange are in the other. So nobody waits for an exchange, however long somebody reads, and it waits for nobody. A graph of
 * it is to be used in the transaction in which it was asked for.
 */
public final class SwitchableDataset extends DatasetGraphWrapper {

    private final DatasetGraphSwitchable container;
    private final ThreadLocal<Store> entered = new ThreadLocal<>();
    private volatile Store current;

    /** A store, and how many transactions are in it. */
    public static final class Store {
        private final DatasetGraphTDB quads;
        private int transactions;

        private Store(DatasetGraphTDB quads) {
            StoreIndexes.in(quads);
            this.quads = quads;
        }

        /** The store itself. */
        public DatasetGraphTDB quads() {
            return quads;
        }
    }

    /** What TDB2 has opened. */
    public SwitchableDataset(DatasetGraph opened) {
        super(null, opened.getContext());
        container = TDBInternal.getDatabaseContainer(opened);
        AlgebraExecutor.in(getContext());
        current = new Store(TDBInternal.requireStorage(opened));
    }

    /** The store of a dataset of TDB2, exchangeable or not: the one that the transaction of this thread is in, else the present one. */
    public static DatasetGraphTDB store(DatasetGraph dataset) {
        return TDBInternal.requireStorage(dataset instanceof SwitchableDataset exchangeable ? exchangeable.get() : dataset);
    }

    /**
     * Lets transactions begin in another store from now on. Nobody may write meanwhile.
     *
     * @param next holds the same
     * @return the one before, to be closed when it {@link #isLeft}
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

    /** Whether no transaction is in a store that was exchanged. */
    public synchronized boolean isLeft(Store before) {
        return before.transactions == 0;
    }

    /**
     * Closes the store.
     *
     * @param force even if somebody uses it
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

    /** Takes a step of a transaction, after which it may be over: at its end, where it fails to begin, or by a commit. */
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

    /** Does nothing: the store is closed by {@link #expel}. */
    @Override
    public void close() {
        // So does TDB2's own.
    }
}
