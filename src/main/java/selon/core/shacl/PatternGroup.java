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

/** Patterns that hold together, inside a group whose patterns hold wherever these do. */
final class PatternGroup {

    private final Optional<PatternGroup> around;
    private final List<Link> links = new ArrayList<>();

    PatternGroup(Optional<PatternGroup> around) {
        this.around = around;
    }

    void add(Triple pattern) {
        links.add(new Link(pattern.getSubject(), pattern.getPredicate().isConcrete()
                ? Optional.of(PathFactory.pathLink(pattern.getPredicate()))
                : Optional.empty(), pattern.getObject()));
    }

    void add(Node subject, Path path, Node object) {
        links.add(new Link(subject, Optional.of(path), object));
    }

    List<Link> links() {
        return links;
    }

    /** The links of this group and of those around it. */
    List<Link> inScope() {
        List<Link> all = new ArrayList<>(links);
        around.ifPresent(group -> all.addAll(group.inScope()));
        return all;
    }

    /**
     * A pattern as a connection between two terms.
     *
     * @param path the property path between them; nothing where the predicate is a variable
     */
    record Link(Node subject, Optional<Path> path, Node object) {

        /** The edges at which it reads triples; nothing where the path can't be followed. */
        Optional<List<PathEdge>> edges() {
            return path.map(PathEdge::of).orElseGet(() -> Optional.of(
                    List.of(new PathEdge(PredicateSet.ALL, false, PathStep.NONE, PathStep.NONE))));
        }

        /** Where one can go from a term by this link; one can't go by a predicate that is not known. */
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
