// The dataset as it was.
package selon.ledger;

import org.apache.jena.graph.Node;
import org.apache.jena.rdfpatch.changes.RDFChangesBase;
import org.apache.jena.sparql.core.DatasetGraph;

/** A dataset as one of its changes left it, by going back from the last. */
public final class AsOf {

    private AsOf() {}

    /**
     * The view of a dataset after a change, with what was concluded and what the ledger told then.
     *
     * @param dataset the dataset, inside a read transaction that lasts as long as the view is used
     * @param ledger  its ledger
     * @param number  which change, from 1 to the last
     * @throws Damaged when the ledger lacks one of the changes since
     */
    public static Overlay view(DatasetGraph dataset, Ledger ledger, long number) {
        long last = ChangeGraph.last(dataset);
        if (number < 1 || number > last) {
            throw new IllegalArgumentException("Change " + number + " of " + last);
        }
        Overlay view = new Overlay(dataset);
        for (long undone = last; undone > number; undone--) {
            ledger.read(undone, new RDFChangesBase() {
                @Override
                public void add(Node g, Node s, Node p, Node o) {
                    view.delete(g, s, p, o);
                }

                @Override
                public void delete(Node g, Node s, Node p, Node o) {
                    view.add(g, s, p, o);
                }
            });
        }
        return view;
    }
}
