package selon.core.ledger;

import java.util.concurrent.atomic.AtomicLong;

import org.apache.jena.graph.Node;
import org.apache.jena.rdfpatch.changes.RDFChangesBase;
import org.apache.jena.sparql.core.DatasetGraph;

import selon.core.tdb.Overlay;

/** Gives a view of the dataset after an earlier change, by undoing the later changes one by one. */
public final class PastDataset {

    private PastDataset() {}

    /** Reports that undoing takes more quads than the view may hold. */
    public static final class TooFar extends RuntimeException {
        TooFar(long most) {
            super("More than " + most + " quads were written or deleted since");
        }
    }

    /**
     * Creates the view, including the derived triples and the ledger of that time.
     *
     * @param dataset the dataset, inside a read transaction that lasts as long as the view is used
     * @param ledger the dataset's ledger
     * @param number the change, from 1 to the last
     * @param most the most quads to undo; each takes memory
     * @throws DamagedLedgerException when the ledger lacks a later change
     * @throws TooFar when more quads must be undone
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
