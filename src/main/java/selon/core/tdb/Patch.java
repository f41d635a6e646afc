package selon.core.tdb;

import java.util.HashSet;
import java.util.Set;

import org.apache.jena.rdfpatch.RDFChanges;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;

/**
 * The difference between two states of a dataset.
 *
 * @param removed quads that only the first state has
 * @param added quads that only the second state has
 */
public record Patch(Set<Quad> removed, Set<Quad> added) {

    /** Tells whether the two states are equal. */
    public boolean isEmpty() {
        return removed.isEmpty() && added.isEmpty();
    }

    /** Merges this patch with another one. The two must not have a quad in common. */
    public Patch with(Patch other) {
        Set<Quad> gone = new HashSet<>(removed);
        Set<Quad> come = new HashSet<>(added);
        gone.addAll(other.removed);
        come.addAll(other.added);
        return new Patch(gone, come);
    }

    /** Applies the patch to a dataset, inside a write transaction. */
    public void apply(DatasetGraph dataset) {
        removed.forEach(dataset::delete);
        added.forEach(dataset::add);
    }

    /** Sends the patch to a consumer, first the deletions, then the additions. */
    public void send(RDFChanges rows) {
        removed.forEach(quad -> rows.delete(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject()));
        added.forEach(quad -> rows.add(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject()));
    }
}
