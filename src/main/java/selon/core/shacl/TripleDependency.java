package selon.core.shacl;

import java.util.Optional;
import java.util.Set;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/**
 * Triples of a form are read on behalf of focus nodes; {@code back} leads from a triple to those that read it.
 *
 * @param predicates the predicates of the triples
 * @param subject    their subject, where it is fixed
 * @param object     their object, where it is fixed
 * @param atSubject  whether {@code back} begins at the subject; else at the object
 * @param back       the way to the focus nodes; nothing where every focus node may read it
 */
record TripleDependency(PredicateSet predicates, Optional<Node> subject, Optional<Node> object, boolean atSubject,
            Optional<PathStep> back) {

    static TripleDependency at(boolean subject, PredicateSet predicates, PathStep back) {
        return new TripleDependency(predicates, Optional.empty(), Optional.empty(), subject, Optional.of(back));
    }

    boolean matches(Triple triple) {
        return predicates.contain(triple.getPredicate())
                && subject.map(triple.getSubject()::equals).orElse(true)
                && object.map(triple.getObject()::equals).orElse(true);
    }

    /** The focus nodes that may have read a triple of that graph; nothing where any may. */
    Optional<Set<Node>> readers(Triple triple, Graph graph) {
        return back.map(way -> way.from(atSubject ? triple.getSubject() : triple.getObject(), graph));
    }

    TripleDependency with(Optional<Node> fixedSubject, Optional<Node> fixedObject) {
        return new TripleDependency(predicates, fixedSubject, fixedObject, atSubject, back);
    }
}
