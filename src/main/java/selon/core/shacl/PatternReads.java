package selon.core.shacl;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;

/**
 * Computes the dependencies of a query's patterns, each with the path back to one variable of the query ({@code $this}
 * in a constraint). The path back may use only links that match together with the pattern: those of its own group and
 * of the enclosing groups. Links inside an EXISTS, an OPTIONAL or a UNION branch further in don't count.
 */
final class PatternReads {

    private final Var self;
    private final List<TripleDependency> reads = new ArrayList<>();

    private PatternReads(Var self) {
        this.self = self;
    }

    /**
     * Returns the dependencies of a query's groups.
     *
     * @param groups the groups
     * @param self the variable to which the paths lead back
     * @return the dependencies, or nothing when a path can't be followed
     */
    static Optional<List<TripleDependency>> of(List<PatternGroup> groups, Var self) {
        PatternReads analysis = new PatternReads(self);
        for (PatternGroup group : groups) {
            for (PatternGroup.PatternLink link : group.links()) {
                Optional<List<PathEdge>> edges = link.edges();
                if (edges.isEmpty()) {
                    return Optional.empty();
                }
                edges.get().forEach(edge -> analysis.add(edge, link, group));
            }
        }
        return Optional.of(analysis.reads);
    }

    private void add(PathEdge edge, PatternGroup.PatternLink link, PatternGroup group) {
        Optional<PathStep> fromSubject = toSelf(link.subject(), group);
        Optional<PathStep> fromObject = toSelf(link.object(), group);
        TripleDependency read = fromSubject.map(edge::fromStart)
                .or(() -> fromObject.map(edge::fromEnd))
                .orElseGet(() -> new TripleDependency(edge.predicates(), Optional.empty(), Optional.empty(), true, Optional.empty()));
        reads.add(edge.isPlain() ? read.with(fixed(link.subject()), fixed(link.object())) : read);
    }

    private static Optional<Node> fixed(Node term) {
        return term.isConcrete() ? Optional.of(term) : Optional.empty();
    }

    /** Finds the shortest path from a variable to the query's own variable, over links in scope of the group. */
    private Optional<PathStep> toSelf(Node start, PatternGroup group) {
        if (!Var.isVar(start)) {
            return Optional.empty();
        }
        List<PatternGroup.PatternLink> links = group.inScope();
        Map<Node, PathStep> ways = new HashMap<>(Map.of(start, PathStep.NONE));
        Deque<Node> queue = new ArrayDeque<>(List.of(start));
        while (!queue.isEmpty()) {
            Node here = queue.remove();
            if (here.equals(self)) {
                return Optional.of(ways.get(here));
            }
            for (PatternGroup.PatternLink link : links) {
                link.way(here).forEach((there, way) -> {
                    if (Var.isVar(there) && ways.putIfAbsent(there, ways.get(here).then(way)) == null) {
                        queue.add(there);
                    }
                });
            }
        }
        return Optional.empty();
    }

}
