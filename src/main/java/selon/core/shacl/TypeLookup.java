package selon.core.shacl;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

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
        return known.computeIfAbsent(thing, any -> {
            Set<Node> classes = new HashSet<>();
            Deque<Node> queue = new ArrayDeque<>(objects(thing, RDF.Nodes.type));
            while (!queue.isEmpty()) {
                Node type = queue.remove();
                if (classes.add(type)) {
                    queue.addAll(objects(type, RDFS.Nodes.subClassOf));
                }
            }
            return classes;
        });
    }

    private List<Node> objects(Node subject, Node predicate) {
        return graph.find(subject, predicate, Node.ANY).mapWith(Triple::getObject).toList();
    }
}
