package selon.core.ledger;

import java.util.concurrent.atomic.AtomicLong;

import org.apache.jena.graph.Node;
import org.apache.jena.rdfpatch.changes.RDFChangesBase;
import org.apache.jena.sparql.core.DatasetGraph;

import selon.core.tdb.Overlay;
import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;

/** Gives a view of the dataset after an earlier change, by undoing the later changes one by one. */
public final class PastDataset {

    private PastDataset() {}

    /**
     * Creates the view, including the derived triples and the ledger of that time.
     *
     * @param dataset     the dataset, inside a read transaction that lasts as long as the view is used
     * @param ledger      its ledger
     * @param number      which change, from 1 to the last
     * @param mostChanges how many changes made since it may take back
     * @param mostQuads   how many quads written or deleted since it may take back, each of which takes memory
     * @throws DamagedLedgerException          when the ledger lacks one of the changes since
     * @throws ProblemException where there are more
     */
    public static Overlay view(DatasetGraph dataset, Ledger ledger, long number, long mostChanges, long mostQuads) {
        long last = ChangeGraph.last(dataset);
        if (number < 1 || number > last) {
            throw new IllegalArgumentException("Change " + number + " of " + last);
        }
        if (last - number > mostChanges) {
            throw ProblemException.of(ProblemType.PAST_TOO_FAR, number, mostChanges, mostQuads);
        }
        Overlay view = new Overlay(dataset);
        AtomicLong left = new AtomicLong(mostQuads);
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
                        throw ProblemException.of(ProblemType.PAST_TOO_FAR, number, mostChanges, mostQuads);
                    }
                }
            });
        }
        return view;
    }
}
