package selon.core.ledger;

import java.util.concurrent.atomic.AtomicLong;

import org.apache.jena.graph.Node;
import org.apache.jena.rdfpatch.changes.RDFChangesBase;
import org.apache.jena.sparql.core.DatasetGraph;

import selon.core.tdb.Overlay;

/** A dataset as one of its changes left it, by going back from the last. */
public final class PastDataset {

    private PastDataset() {}

    /** Says that more was changed since than a view may hold. */
    public static final class TooFar extends RuntimeException {
        TooFar(long most) {
            super("More than " + most + " quads were written or deleted since");
        }
    }

    /**
     * The view of a dataset after a change, with what was concluded and what the ledger told then.
     *
     * @param dataset the dataset, inside a read transaction that lasts as long as the view is used
     * @param ledger  its ledger
     * @param number  which change, from 1 to the last
     * @param most    how many quads written or deleted since it may take back, each of which takes memory
     * @throws DamagedLedgerException when the ledger lacks one of the changes since
     * @throws TooFar  where there are more
     */
    public static Overlay view(DatasetGraph dataset, Ledger ledger, long number, long most) {
        long last = ChangeGraph.last(dataset);
        if (number < 1 || number > last) {
            throw new IllegalArgumentException("Change " + number + " of " + last);
        }
        Overlay view = new Overlay(dataset);
        AtomicLong left = new AtomicLong(most);
        for (long undone = last; undone > number; undone--) {
            ledger.read(undone, new RDFChangesBase() {
                @Override
                public void add(Node g, Node s, Node p, Node o) {
                    count();
                    view.delete(g, s, p, o);
                }

                @Override
                public void delete(Node g, Node s, Node p, Node o) {
                    count();
                    view.add(g, s, p, o);
                }

                private void count() {
                    if (left.decrementAndGet() < 0) {
                        throw new TooFar(most);
                    }
                }
            });
        }
        return view;
    }
}
