package selon.core.derive;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.util.NodeFactoryExtra;

/** Adds up the objects of triples with the same subject and predicate. A sum of 0 gives no triple. For one thread. */
final class RunningSums {

    private final Map<Triple, Long> sums = new HashMap<>();

    /**
     * Adds a triple's number.
     *
     * @param times how often to add it; a negative number subtracts it
     */
    void add(Triple triple, int times) {
        long number = ((Number) triple.getObject().getLiteralValue()).longValue();
        sums.merge(Triple.create(triple.getSubject(), triple.getPredicate(), Node.ANY), number * times, Long::sum);
    }

    /** Returns the sums as triples. */
    Set<Triple> triples() {
        Set<Triple> triples = new HashSet<>();
        sums.forEach((place, sum) -> put(place, sum, triples));
        return triples;
    }

    /** Computes the change that these sums make when they are added to the sums in a graph. */
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
