package selon.core.shacl;

import java.util.Set;

import org.apache.jena.graph.Node;

/**
 * A set of predicates: the listed ones, or all others.
 *
 * @param listed whether the set contains the nodes, or everything else
 * @param nodes the listed nodes
 */
record PredicateSet(boolean listed, Set<Node> nodes) {
    static final PredicateSet ALL = allBut(Set.of());

    static PredicateSet only(Node predicate) {
        return new PredicateSet(true, Set.of(predicate));
    }

    static PredicateSet allBut(Set<Node> predicates) {
        return new PredicateSet(false, predicates);
    }

    boolean contain(Node predicate) {
        return nodes.contains(predicate) == listed;
    }
}
