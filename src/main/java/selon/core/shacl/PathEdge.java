package selon.core.shacl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.apache.jena.sparql.path.P_Alt;
import org.apache.jena.sparql.path.P_Inverse;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.P_NegPropSet;
import org.apache.jena.sparql.path.P_OneOrMore1;
import org.apache.jena.sparql.path.P_OneOrMoreN;
import org.apache.jena.sparql.path.P_Path1;
import org.apache.jena.sparql.path.P_ReverseLink;
import org.apache.jena.sparql.path.P_Seq;
import org.apache.jena.sparql.path.P_ZeroOrMore1;
import org.apache.jena.sparql.path.P_ZeroOrMoreN;
import org.apache.jena.sparql.path.P_ZeroOrOne;
import org.apache.jena.sparql.path.Path;

/**
 * One predicate within a property path (SPARQL 1.1, section 9.1), with the rest of the path before and after it.
 *
 * @param predicates the predicates that match a triple here
 * @param inverse whether the path passes the triple from object to subject
 * @param prefix the path from the start to the node where the triple is entered
 * @param suffix the path from the node where the triple is left to the end
 */
record PathEdge(PredicateSet predicates, boolean inverse, PathStep prefix, PathStep suffix) {

    /** Returns all edges of a path, or nothing when the path has a form that SPARQL 1.1 does not define. */
    static Optional<List<PathEdge>> of(Path path) {
        List<PathEdge> edges = new ArrayList<>();
        return collect(path, edges) ? Optional.of(edges) : Optional.empty();
    }

    private static boolean collect(Path path, List<PathEdge> into) {
        if (path instanceof P_Link link) {
            return into.add(new PathEdge(PredicateSet.only(link.getNode()), false, PathStep.NONE, PathStep.NONE));
        }
        if (path instanceof P_ReverseLink link) {
            return into.add(new PathEdge(PredicateSet.only(link.getNode()), true, PathStep.NONE, PathStep.NONE));
        }
        if (path instanceof P_NegPropSet set) {
            if (!set.getFwdNodes().isEmpty() || set.getBwdNodes().isEmpty()) {
                into.add(new PathEdge(PredicateSet.allBut(Set.copyOf(set.getFwdNodes())), false, PathStep.NONE, PathStep.NONE));
            }
            return set.getBwdNodes().isEmpty()
                    || into.add(new PathEdge(PredicateSet.allBut(Set.copyOf(set.getBwdNodes())), true, PathStep.NONE, PathStep.NONE));
        }
        if (path instanceof P_Inverse inverse) {
            return inner(inverse.getSubPath(), into, edge ->
                    new PathEdge(edge.predicates, !edge.inverse, edge.suffix.back(), edge.prefix.back()));
        }
        if (path instanceof P_Seq seq) {
            return inner(seq.getLeft(), into, edge -> edge.then(PathStep.along(seq.getRight())))
                    && inner(seq.getRight(), into, edge -> edge.after(PathStep.along(seq.getLeft())));
        }
        if (path instanceof P_Alt alt) {
            return collect(alt.getLeft(), into) && collect(alt.getRight(), into);
        }
        if (path instanceof P_ZeroOrOne maybe) {
            return collect(maybe.getSubPath(), into);
        }
        if (path instanceof P_ZeroOrMore1 || path instanceof P_ZeroOrMoreN
                || path instanceof P_OneOrMore1 || path instanceof P_OneOrMoreN) {
            Path once = ((P_Path1) path).getSubPath();
            PathStep again = PathStep.along(new P_ZeroOrMore1(once));
            return inner(once, into, edge -> edge.after(again).then(again));
        }
        return false;
    }

    private static boolean inner(Path path, List<PathEdge> into, java.util.function.UnaryOperator<PathEdge> placed) {
        Optional<List<PathEdge>> edges = of(path);
        edges.ifPresent(all -> all.stream().map(placed).forEach(into::add));
        return edges.isPresent();
    }

    private PathEdge after(PathStep way) {
        return new PathEdge(predicates, inverse, way.then(prefix), suffix);
    }

    private PathEdge then(PathStep way) {
        return new PathEdge(predicates, inverse, prefix, suffix.then(way));
    }

    /**
     * Creates the dependency on this edge's triples, seen from the start of the path.
     *
     * @param back the path from there to the focus nodes
     */
    TripleDependency fromStart(PathStep back) {
        return new TripleDependency(predicates, Optional.empty(), Optional.empty(), !inverse, Optional.of(prefix.back().then(back)));
    }

    /**
     * Creates the dependency on this edge's triples, seen from the end of the path.
     *
     * @param back the path from there to the focus nodes
     */
    TripleDependency fromEnd(PathStep back) {
        return new TripleDependency(predicates, Optional.empty(), Optional.empty(), inverse, Optional.of(suffix.then(back)));
    }

    /** Tells whether the path is this edge alone, passed from subject to object. */
    boolean isPlain() {
        return !inverse && prefix.isNone() && suffix.isNone();
    }
}
