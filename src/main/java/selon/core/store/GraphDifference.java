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

/** A patch as a change of everything said: a triple that another graph has too is neither new nor gone. */
final class GraphDifference {

    private GraphDifference() {}

    /** What a patch does, inside a transaction of the dataset before it. */
    static GraphChange of(DatasetGraph dataset, Patch patch) {
        Graph before = new CachingGraph(new NamedGraphsUnion(dataset));
        Set<Triple> plus = new HashSet<>();
        Set<Triple> minus = new HashSet<>();
        patch.added().stream().map(Quad::asTriple).forEach(plus::add);
        patch.removed().stream().map(Quad::asTriple)
                .filter(triple -> !plus.contains(triple) && !saidElsewhere(dataset, triple, patch.removed()))
                .forEach(minus::add);
        plus.removeIf(before::contains);
        return new GraphChange(before, new DeltaGraph(before, plus, minus), plus, minus);
    }

    private static boolean saidElsewhere(DatasetGraph dataset, Triple triple, Set<Quad> removed) {
        return Iter.anyMatch(dataset.find(Node.ANY, triple.getSubject(), triple.getPredicate(), triple.getObject()),
                quad -> NamedGraphsUnion.says(quad) && !removed.contains(quad));
    }
}
