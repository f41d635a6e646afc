package selon.core.shacl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.path.PathFactory;

/** The triple patterns of one group in a query. They match only together with the patterns of the enclosing groups. */
final class PatternGroup {

    private final Optional<PatternGroup> around;
    private final List<PatternLink> links = new ArrayList<>();

    PatternGroup(Optional<PatternGroup> around) {
        this.around = around;
    }

    void add(Triple pattern) {
        links.add(new PatternLink(pattern.getSubject(), pattern.getPredicate().isConcrete()
                ? Optional.of(PathFactory.pathLink(pattern.getPredicate()))
                : Optional.empty(), pattern.getObject()));
    }

    void add(Node subject, Path path, Node object) {
        links.add(new PatternLink(subject, Optional.of(path), object));
    }

    List<PatternLink> links() {
        return links;
    }

    /** Returns the links of this group and of the enclosing groups. */
    List<PatternLink> inScope() {
        List<PatternLink> all = new ArrayList<>(links);
        around.ifPresent(group -> all.addAll(group.inScope()));
        return all;
    }

    /**
     * A triple pattern as a link between two terms.
     *
     * @param subject the subject
     * @param path the property path between the terms, or nothing when the predicate is a variable
     * @param object the object
     */
    record PatternLink(Node subject, Optional<Path> path, Node object) {

        /** Returns the edges at which the pattern reads triples, or nothing when its path can't be followed. */
        Optional<List<PathEdge>> edges() {
            return path.map(PathEdge::of).orElseGet(() -> Optional.of(
                    List.of(new PathEdge(PredicateSet.ALL, false, PathStep.NONE, PathStep.NONE))));
        }

        /** Returns the terms that this link reaches from a term. A link with an unknown predicate reaches none. */
        Map<Node, PathStep> way(Node from) {
            Map<Node, PathStep> ways = new HashMap<>();
            path.map(PathStep::along).ifPresent(way -> {
                if (object.equals(from)) {
                    ways.put(subject, way.back());
                }
                if (subject.equals(from)) {
                    ways.put(object, way);
                }
            });
            return ways;
        }
    }
}
