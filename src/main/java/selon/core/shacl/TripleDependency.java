package selon.core.shacl;

import java.util.Optional;
import java.util.Set;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/**
 * A set of triples that a shape or query reads, with the path from a triple back to the focus nodes that read it.
 *
 * @param predicates the predicates of the triples
 * @param subject their subject, when it is fixed
 * @param object their object, when it is fixed
 * @param atSubject whether {@code back} begins at the subject, or at the object
 * @param back the path to the focus nodes, or nothing when any focus node may read the triples
 */
record TripleDependency(PredicateSet predicates, Optional<Node> subject, Optional<Node> object, boolean atSubject,
            Optional<PathStep> back) {

    static TripleDependency at(boolean subject, PredicateSet predicates, PathStep back) {
        return new TripleDependency(predicates, Optional.empty(), Optional.empty(), subject, Optional.of(back));
    }

    /** Tells whether a triple belongs to the set. */
    boolean matches(Triple triple) {
        return predicates.contain(triple.getPredicate())
                && subject.map(triple.getSubject()::equals).orElse(true)
                && object.map(triple.getObject()::equals).orElse(true);
    }

    /** Returns the focus nodes that may have read a triple of a graph, or nothing when any may have. */
    Optional<Set<Node>> readers(Triple triple, Graph graph) {
        return back.map(way -> way.from(atSubject ? triple.getSubject() : triple.getObject(), graph));
    }

    TripleDependency with(Optional<Node> fixedSubject, Optional<Node> fixedObject) {
        return new TripleDependency(predicates, fixedSubject, fixedObject, atSubject, back);
    }
}
