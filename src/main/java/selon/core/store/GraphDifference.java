package selon.core.store;

import java.util.HashSet;
import java.util.Set;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;

import selon.core.derive.DeltaGraph;
import selon.core.shacl.CachingGraph;
import selon.core.shacl.GraphChange;
import selon.core.tdb.NamedGraphsUnion;
import selon.core.tdb.Patch;

/**
 * Converts a patch of quads into a change of the stated triples. A triple that another graph also states neither comes
 * nor goes.
 */
final class GraphDifference {

    private GraphDifference() {}

    /** Converts a patch, inside a transaction of the dataset before the patch. */
    static GraphChange of(DatasetGraph dataset, Patch patch) {
        Graph before = new CachingGraph(new NamedGraphsUnion(dataset));
        Set<Triple> added = new HashSet<>();
        Set<Triple> removed = new HashSet<>();
        patch.added().stream().map(Quad::asTriple).forEach(added::add);
        patch.removed().stream().map(Quad::asTriple)
                .filter(triple -> !added.contains(triple) && !statedElsewhere(dataset, triple, patch.removed()))
                .forEach(removed::add);
        added.removeIf(before::contains);
        return new GraphChange(before, new DeltaGraph(before, added, removed), added, removed);
    }

    private static boolean statedElsewhere(DatasetGraph dataset, Triple triple, Set<Quad> removed) {
        return Iter.anyMatch(dataset.find(Node.ANY, triple.getSubject(), triple.getPredicate(), triple.getObject()),
                quad -> NamedGraphsUnion.says(quad) && !removed.contains(quad));
    }
}
