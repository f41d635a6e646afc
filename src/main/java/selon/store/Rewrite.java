// What replacing graphs really changes.
package selon.store;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.compose.Delta;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;

import selon.validate.Change;

/**
 * The quads that a replacement of graphs adds and removes, and what that does to everything said: a triple that another
 * graph has too is neither new nor gone.
 *
 * @param added   quads that the dataset lacks
 * @param removed quads that it has and shall not have
 * @param change  what is said before and after
 */
record Rewrite(Set<Quad> added, Set<Quad> removed, Change change) {

    /** Compares graphs with those of their names in a dataset, inside a transaction. */
    static Rewrite of(DatasetGraph dataset, Map<Node, Graph> replacing) {
        Set<Quad> added = new HashSet<>();
        Set<Quad> removed = new HashSet<>();
        replacing.forEach((name, graph) -> {
            graph.find().mapWith(triple -> Quad.create(name, triple)).filterDrop(dataset::contains)
                    .forEachRemaining(added::add);
            dataset.find(name, Node.ANY, Node.ANY, Node.ANY).forEachRemaining(quad -> {
                if (!graph.contains(quad.asTriple())) {
                    removed.add(quad);
                }
            });
        });
        return new Rewrite(added, removed, change(dataset, added, removed));
    }

    private static Change change(DatasetGraph dataset, Set<Quad> added, Set<Quad> removed) {
        SaidGraph before = new SaidGraph(dataset);
        Set<Triple> plus = new HashSet<>();
        Set<Triple> minus = new HashSet<>();
        added.stream().map(Quad::asTriple).forEach(plus::add);
        removed.stream().map(Quad::asTriple)
                .filter(triple -> !plus.contains(triple) && !saidElsewhere(dataset, triple, removed))
                .forEach(minus::add);
        plus.removeIf(before::contains);
        Delta after = new Delta(before);
        minus.forEach(after::delete);
        plus.forEach(after::add);
        return new Change(before, after, plus, minus);
    }

    private static boolean saidElsewhere(DatasetGraph dataset, Triple triple, Set<Quad> removed) {
        return Iter.anyMatch(dataset.find(Node.ANY, triple.getSubject(), triple.getPredicate(), triple.getObject()),
                quad -> !quad.getGraph().equals(GraphNames.UNCONTESTED) && !removed.contains(quad));
    }

    /** Makes the replacement, inside a write transaction. */
    void apply(DatasetGraph dataset) {
        removed.forEach(dataset::delete);
        added.forEach(dataset::add);
    }
}
