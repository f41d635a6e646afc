package selon.core.shacl;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.system.G;

/**
 * The classes of things, including superclasses (SHACL, section 2.1.3.2), cached by thing. For one thread and a graph
 * that does not change.
 */
final class TypeLookup {

    private final Graph graph;
    private final Map<Node, Set<Node>> known = new HashMap<>();

    TypeLookup(Graph graph) {
        this.graph = graph;
    }

    /** Returns all classes of a thing. */
    Set<Node> of(Node thing) {
        return known.computeIfAbsent(thing, any -> G.allTypesOfNodeRDFS(graph, any));
    }
}
