package selon.core.shacl;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.path.P_Inverse;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.path.PathFactory;
import org.apache.jena.sparql.path.eval.PathEval;

/**
 * A property path, or no step at all.
 *
 * @param path the path, or nothing for staying at the same node
 */
record PathStep(Optional<Path> path) {

    static final PathStep NONE = new PathStep(Optional.empty());

    static PathStep along(Path path) {
        return new PathStep(Optional.of(path));
    }

    boolean isNone() {
        return path.isEmpty();
    }

    /** Returns this path followed by another. */
    PathStep then(PathStep next) {
        if (isNone()) {
            return next;
        }
        return next.isNone() ? this : along(PathFactory.pathSeq(path.get(), next.path.get()));
    }

    /** Returns the inverse path. */
    PathStep back() {
        return isNone() ? this : along(PathFactory.pathInverse(path.get()));
    }

    /** Returns the nodes to which the path leads from a node. */
    Set<Node> from(Node start, Graph graph) {
        if (isNone()) {
            return Set.of(start);
        }
        Set<Node> ends = new HashSet<>();
        if (path.get() instanceof P_Link link) {
            graph.find(start, link.getNode(), Node.ANY).forEachRemaining(triple -> ends.add(triple.getObject()));
            return ends;
        }
        if (path.get() instanceof P_Inverse inverse && inverse.getSubPath() instanceof P_Link link) {
            graph.find(Node.ANY, link.getNode(), start).forEachRemaining(triple -> ends.add(triple.getSubject()));
            return ends;
        }
        PathEval.eval(graph, start, path.get(), ARQ.getContext()).forEachRemaining(ends::add);
        return ends;
    }
}
