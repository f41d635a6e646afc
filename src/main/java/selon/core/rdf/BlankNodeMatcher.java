package selon.core.rdf;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/**
 * Recognises blank nodes by a colour that is made of what is said of them, of their neighbours, of theirs, so that a graph
 * that says the same changes nothing, and one that differs in little changes little. Whatever it recognises wrongly, the
 * graph says what it said; a search for the best matching could be made to take for ever.
 */
public final class BlankNodeMatcher {

    private static final int ROUNDS = 16;

    private BlankNodeMatcher() {}

    /**
     * A graph whose blank nodes are those of another where they are recognised: where both have one of that colour.
     *
     * @param fixed blank nodes that stay what they are
     */
    public static Set<Triple> named(Set<Triple> graph, Set<Triple> other, Set<Node> fixed) {
        Map<Long, Node> there = unlike(other);
        Map<Node, Node> names = new HashMap<>();
        if (!there.isEmpty()) {
            unlike(graph).forEach((colour, blank) -> names.put(blank, there.getOrDefault(colour, blank)));
        }
        names.keySet().removeAll(fixed);
        return names.isEmpty() ? graph : graph.stream().map(triple -> Triple.create(
                names.getOrDefault(triple.getSubject(), triple.getSubject()), triple.getPredicate(),
                names.getOrDefault(triple.getObject(), triple.getObject()))).collect(Collectors.toSet());
    }

    /** The blank nodes that stand in more than one of several graphs. */
    public static Set<Node> shared(Collection<Graph> graphs) {
        Set<Node> seen = new HashSet<>();
        return graphs.size() < 2 ? Set.of() : graphs.stream().flatMap(graph -> graph.stream().flatMap(BlankNodeMatcher::of).distinct())
                .filter(blank -> !seen.add(blank)).collect(Collectors.toSet());
    }

    private static Stream<Node> of(Triple triple) {
        return Stream.of(triple.getSubject(), triple.getObject()).filter(Node::isBlank);
    }

    /** The blank nodes that share their colour with no other. */
    private static Map<Long, Node> unlike(Set<Triple> graph) {
        Map<Node, Long> colours = new HashMap<>();
        graph.stream().flatMap(BlankNodeMatcher::of).forEach(blank -> colours.put(blank, 0L));
        for (int round = 0; round < ROUNDS && !colours.isEmpty(); round++) {
            refine(graph, colours);
        }
        Map<Long, Long> count = colours.values().stream().collect(Collectors.groupingBy(c -> c, Collectors.counting()));
        return colours.entrySet().stream().filter(blank -> count.get(blank.getValue()) == 1)
                .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
    }

    private static void refine(Set<Triple> graph, Map<Node, Long> colours) {
        Map<Node, Long> sums = new HashMap<>();
        for (Triple triple : graph) {
            long predicate = mixed(triple.getPredicate().hashCode());
            if (triple.getSubject().isBlank()) {
                sums.merge(triple.getSubject(), mixed(predicate + colour(triple.getObject(), colours)), Long::sum);
            }
            if (triple.getObject().isBlank()) {
                sums.merge(triple.getObject(), mixed(~predicate + colour(triple.getSubject(), colours)), Long::sum);
            }
        }
        sums.forEach((blank, sum) -> colours.merge(blank, sum, (before, more) -> mixed(before + mixed(more))));
    }

    private static long colour(Node node, Map<Node, Long> colours) {
        return node.isBlank() ? colours.get(node) : mixed(node.hashCode());
    }

    /** Spreads a number over 64 bits (the finalizer of SplitMix64). */
    private static long mixed(long number) {
        long z = number + 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
