package selon.core.tdb;

import java.util.HashSet;
import java.util.Set;

import org.apache.jena.rdfpatch.RDFChanges;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;

/**
 * The quads by which two states of a dataset differ.
 *
 * @param removed quads of the first that the second lacks
 * @param added   quads of the second that the first lacks
 */
public record Patch(Set<Quad> removed, Set<Quad> added) {

    /** Whether the two states are one. */
    public boolean isEmpty() {
        return removed.isEmpty() && added.isEmpty();
    }

    /** The way back. */
    public Patch inverse() {
        return new Patch(added, removed);
    }

    /** This patch and another of other quads, as one. */
    public Patch with(Patch other) {
        Set<Quad> gone = new HashSet<>(removed);
        Set<Quad> come = new HashSet<>(added);
        gone.addAll(other.removed);
        come.addAll(other.added);
        return new Patch(gone, come);
    }

    /** Makes the change, in a write transaction. */
    public void apply(DatasetGraph dataset) {
        removed.forEach(dataset::delete);
        added.forEach(dataset::add);
    }

    /** Tells the change, row by row. */
    public void send(RDFChanges rows) {
        removed.forEach(quad -> rows.delete(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject()));
        added.forEach(quad -> rows.add(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject()));
    }
}
