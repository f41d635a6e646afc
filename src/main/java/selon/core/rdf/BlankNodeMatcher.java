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
 * Matches the blank nodes of two graphs, so that replacing a graph with an equal one changes nothing and a small edit
 * gives a small patch. Each blank node gets a colour, a hash of the triples around it to a depth of 16, and nodes with
 * the same unique colour match. A wrong match never changes what a graph says, because renaming a blank node keeps a
 * graph's meaning. An exact isomorphism search is avoided, because hostile input can make it run for ever.
 */
public final class BlankNodeMatcher {

    private static final int ROUNDS = 16;

    private BlankNodeMatcher() {}

    /**
     * Renames the blank nodes of a graph to the matching ones of another graph.
     *
     * @param graph the graph to rename
     * @param other the graph whose blank nodes are reused
     * @param fixed blank nodes that keep their names
     * @return the renamed graph
     */
    public static Set<Triple> named(Set<Triple> graph, Set<Triple> other, Set<Node> fixed) {
        Map<Long, Node> otherBlanks = uniqueByColour(other);
        Map<Node, Node> names = new HashMap<>();
        if (!otherBlanks.isEmpty()) {
            uniqueByColour(graph).forEach((colour, blank) -> names.put(blank, otherBlanks.getOrDefault(colour, blank)));
        }
        names.keySet().removeAll(fixed);
        return names.isEmpty() ? graph : graph.stream().map(triple -> Triple.create(
                names.getOrDefault(triple.getSubject(), triple.getSubject()), triple.getPredicate(),
                names.getOrDefault(triple.getObject(), triple.getObject()))).collect(Collectors.toSet());
    }

    /** Returns the blank nodes that occur in more than one of several graphs. */
    public static Set<Node> shared(Collection<Graph> graphs) {
        Set<Node> seen = new HashSet<>();
        return graphs.size() < 2 ? Set.of() : graphs.stream()
                .flatMap(graph -> graph.stream().flatMap(BlankNodeMatcher::blankNodes).distinct())
                .filter(blank -> !seen.add(blank)).collect(Collectors.toSet());
    }

    private static Stream<Node> blankNodes(Triple triple) {
        return Stream.of(triple.getSubject(), triple.getObject()).filter(Node::isBlank);
    }

    /** Returns the blank nodes whose colour is unique in the graph, by colour. */
    private static Map<Long, Node> uniqueByColour(Set<Triple> graph) {
        Map<Node, Long> colours = new HashMap<>();
        graph.stream().flatMap(BlankNodeMatcher::blankNodes).forEach(blank -> colours.put(blank, 0L));
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
            long predicate = mix(triple.getPredicate().hashCode());
            if (triple.getSubject().isBlank()) {
                sums.merge(triple.getSubject(), mix(predicate + colour(triple.getObject(), colours)), Long::sum);
            }
            if (triple.getObject().isBlank()) {
                sums.merge(triple.getObject(), mix(~predicate + colour(triple.getSubject(), colours)), Long::sum);
            }
        }
        sums.forEach((blank, sum) -> colours.merge(blank, sum, (before, more) -> mix(before + mix(more))));
    }

    private static long colour(Node node, Map<Node, Long> colours) {
        return node.isBlank() ? colours.get(node) : mix(node.hashCode());
    }

    /** Spreads a number over 64 bits with the finalizer of SplitMix64. */
    private static long mix(long number) {
        long z = number + 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
