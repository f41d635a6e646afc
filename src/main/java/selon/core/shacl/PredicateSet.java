package selon.core.shacl;

import java.util.Set;

import org.apache.jena.graph.Node;

/**
 * A set of predicates: some, or all but some.
 *
 * @param listed whether the set holds the nodes; else all others
 * @param nodes  the nodes
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
