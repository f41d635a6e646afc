package selon.core.shacl;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.engine.Target;
import org.apache.jena.shacl.engine.TargetType;
import org.apache.jena.shacl.parser.Shape;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works out, once for a set of shapes, what each shape reads, and then for each change which focus nodes can have
 * another verdict after it than before. If a verdict differs, then some triple that is gone was read in the state
 * before, or some triple that is new is read in the state after, by way of triples of that same state; so each is led
 * back in its own state, from shape to shape.
 */
public final class AffectedNodes {

    private static final Logger LOG = LoggerFactory.getLogger("selon.validate");

    private final Shapes shapes;
    private final Map<Node, ShapeReads> reads = new HashMap<>();
    private final Map<Node, List<ShapeReads>> wholes = new HashMap<>();
    private final DependencyIndex index = new DependencyIndex();
    private final Set<Node> unfollowed = new HashSet<>();

    /** Analyses shapes; those whose constraints can't be followed are logged. */
    public AffectedNodes(Shapes shapes) {
        this.shapes = shapes;
        shapes.getTargetShapes().forEach(root -> {
            analyse(root.getShapeNode());
            root.getTargets().forEach(target -> indexTarget(root.getShapeNode(), target));
        });
        reads.values().forEach(shape -> shape.parts().forEach(part ->
                wholes.computeIfAbsent(part, node -> new ArrayList<>()).add(shape)));
    }

    private void analyse(Node shape) {
        Deque<Node> queue = new ArrayDeque<>(List.of(shape));
        while (!queue.isEmpty()) {
            Node next = queue.remove();
            if (!reads.containsKey(next)) {
                ShapeReads found = ShapeReads.of(shapes, next);
                reads.put(next, found);
                found.reads().forEach(read -> index.add(next, read));
                queue.addAll(found.parts());
                if (!found.followed()) {
                    unfollowed.add(next);
                    LOG.warn("What {} reads can't be followed: each change validates all its focus nodes", next);
                }
            }
        }
    }

    private void indexTarget(Node root, Target target) {
        switch (target.getTargetType()) {
            case targetClass, implicitClass -> ShapeReads.ofClass(PathStep.NONE).forEach(read -> index.add(root, read));
            case targetSubjectsOf -> index.add(root, TripleDependency.at(true, PredicateSet.only(target.getObject()), PathStep.NONE));
            case targetObjectsOf -> index.add(root, TripleDependency.at(false, PredicateSet.only(target.getObject()), PathStep.NONE));
            case targetExtension -> unfollowed.add(root);
            default -> { }
        }
    }

    /** The shapes whose constraints could not be followed. */
    public Set<Node> unfollowed() {
        return Set.copyOf(unfollowed);
    }

    /**
     * The focus nodes that a change can have affected, by target shape, as far as they are focus nodes after it.
     *
     * @param change what changes
     */
    public Map<Shape, Collection<Node>> of(GraphChange change) {
        Map<Node, Set<Node>> touched = new HashMap<>();
        Set<Node> wholly = new HashSet<>();
        if (!change.isEmpty()) {
            unfollowed.forEach(shape -> spread(shape, wholly));
            change.sides().forEach(side -> new Walk(side.graph(), touched, wholly).lead(side.own()));
        }
        TypeLookup kinds = new TypeLookup(change.after());
        Map<Shape, Collection<Node>> affected = new LinkedHashMap<>();
        for (Shape root : shapes.getTargetShapes()) {
            Collection<Node> nodes = wholly.contains(root.getShapeNode())
                    ? focusNodes(root, change.after())
                    : touched.getOrDefault(root.getShapeNode(), Set.of()).stream()
                            .filter(node -> isFocus(root, node, change.after(), kinds)).toList();
            if (!nodes.isEmpty()) {
                affected.put(root, nodes);
            }
        }
        return affected;
    }

    /** A shape all of whose focus nodes are affected, and every shape it is a part of. */
    private void spread(Node shape, Set<Node> wholly) {
        if (wholly.add(shape)) {
            wholes.getOrDefault(shape, List.of()).forEach(whole -> spread(whole.shape(), wholly));
        }
    }

    /** The focus nodes of a target shape in a graph (SHACL, section 2.1.3). */
    public static Set<Node> focusNodes(Shape root, Graph graph) {
        Set<Node> nodes = new LinkedHashSet<>();
        root.getTargets().forEach(target -> nodes.addAll(target.getFocusNodes(graph)));
        return nodes;
    }

    private static boolean isFocus(Shape root, Node node, Graph graph, TypeLookup kinds) {
        return root.getTargets().stream().anyMatch(target -> isFocus(target, node, graph, kinds));
    }

    private static boolean isFocus(Target target, Node node, Graph graph, TypeLookup kinds) {
        return switch (target.getTargetType()) {
            case targetNode -> target.getObject().equals(node);
            case targetClass, implicitClass -> kinds.of(node).contains(target.getObject());
            case targetSubjectsOf -> !node.isLiteral() && graph.contains(node, target.getObject(), Node.ANY);
            case targetObjectsOf -> graph.contains(Node.ANY, target.getObject(), node);
            default -> target.getTargetType() == TargetType.targetExtension
                    && target.getFocusNodes(graph).contains(node);
        };
    }

    /** Leads changed triples of one state back to focus nodes, in that state. */
    private final class Walk {
        private final Graph graph;
        private final Map<Node, Set<Node>> touched;
        private final Set<Node> wholly;
        private final Map<Node, Set<Node>> seen = new HashMap<>();
        private final Deque<Map.Entry<Node, Node>> queue = new ArrayDeque<>();

        Walk(Graph graph, Map<Node, Set<Node>> touched, Set<Node> wholly) {
            this.graph = graph;
            this.touched = touched;
            this.wholly = wholly;
        }

        void lead(Set<Triple> triples) {
            for (Triple triple : triples) {
                index.reading(triple, (shape, read) -> {
                    Optional<Set<Node>> readers = read.readers(triple, graph);
                    readers.ifPresentOrElse(nodes -> nodes.forEach(node -> touch(shape, node)),
                            () -> spread(shape, wholly));
                });
            }
            while (!queue.isEmpty()) {
                Map.Entry<Node, Node> next = queue.remove();
                wholes.getOrDefault(next.getKey(), List.of()).forEach(whole ->
                        whole.toFocus().from(next.getValue(), graph).forEach(node -> touch(whole.shape(), node)));
            }
        }

        private void touch(Node shape, Node node) {
            if (!wholly.contains(shape) && seen.computeIfAbsent(shape, any -> new HashSet<>()).add(node)) {
                touched.computeIfAbsent(shape, any -> new LinkedHashSet<>()).add(node);
                queue.add(Map.entry(shape, node));
            }
        }
    }
}
