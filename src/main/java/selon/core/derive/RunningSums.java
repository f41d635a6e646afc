package selon.core.derive;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.util.NodeFactoryExtra;

/** Adds up the objects of triples that have the same subject and predicate. A sum of nothing is not kept as a triple. */
final class RunningSums {

    private final Map<Triple, Long> sums = new HashMap<>();

    /** Adds a triple's number so many times; less than none takes it away. */
    void add(Triple triple, int times) {
        long number = ((Number) triple.getObject().getLiteralValue()).longValue();
        sums.merge(Triple.create(triple.getSubject(), triple.getPredicate(), Node.ANY), number * times, Long::sum);
    }

    /** The sums. */
    Set<Triple> triples() {
        Set<Triple> triples = new HashSet<>();
        sums.forEach((place, sum) -> put(place, sum, triples));
        return triples;
    }

    /** What these sums, added to those of a graph, make of it. */
    DerivedChange addedTo(Graph graph) {
        DerivedChange difference = new DerivedChange(new HashSet<>(), new HashSet<>());
        sums.forEach((place, sum) -> {
            if (sum != 0) {
                Set<Triple> before = graph.find(place).toSet();
                RunningSums total = new RunningSums();
                before.forEach(triple -> total.add(triple, 1));
                difference.removed().addAll(before);
                put(place, total.sums.getOrDefault(place, 0L) + sum, difference.added());
            }
        });
        return difference;
    }

    private static void put(Triple place, long sum, Set<Triple> triples) {
        if (sum != 0) {
            triples.add(Triple.create(place.getSubject(), place.getPredicate(), NodeFactoryExtra.intToNode(sum)));
        }
    }
}
