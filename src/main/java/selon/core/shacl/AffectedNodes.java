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
 * Finds the focus nodes whose validation result a change can affect. It analyses the shapes once, to learn which
 * triples each shape reads. When a result differs, then the validation before the change has read a removed triple, or
 * the validation after it has read an added triple. The path from the focus node to that triple lies in the same state
 * of the graph. So the search starts at each changed triple and goes back, in that triple's own state, from shape to
 * enclosing shape. Instances are immutable after construction, and any thread may use them.
 */
public final class AffectedNodes {

    private static final Logger LOG = LoggerFactory.getLogger("selon.validate");

    private final Shapes shapes;
    private final Map<Node, ShapeReads> reads = new HashMap<>();
    private final Map<Node, List<ShapeReads>> enclosing = new HashMap<>();
    private final DependencyIndex index = new DependencyIndex();
    private final Set<Node> unfollowed = new HashSet<>();

    /** Analyses shapes. Logs each shape whose reads can't be followed. */
    public AffectedNodes(Shapes shapes) {
        this.shapes = shapes;
        shapes.getTargetShapes().forEach(root -> {
            analyse(root.getShapeNode());
            root.getTargets().forEach(target -> indexTarget(root.getShapeNode(), target));
        });
        reads.values().forEach(shape -> shape.parts().forEach(part ->
                enclosing.computeIfAbsent(part, node -> new ArrayList<>()).add(shape)));
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

    /** Returns the shapes whose reads can't be followed. Each change validates all their focus nodes. */
    public Set<Node> unfollowed() {
        return Set.copyOf(unfollowed);
    }

    /**
     * Returns the focus nodes that a change can affect, by target shape. Only nodes that are focus nodes after the
     * change are included.
     */
    public Map<Shape, Collection<Node>> of(GraphChange change) {
        Map<Node, Set<Node>> reached = new HashMap<>();
        Set<Node> fullyAffected = new HashSet<>();
        if (!change.isEmpty()) {
            unfollowed.forEach(shape -> markFullyAffected(shape, fullyAffected));
            change.sides().forEach(side -> new BackwardSearch(side.graph(), reached, fullyAffected).run(side.own()));
        }
        TypeLookup kinds = new TypeLookup(change.after());
        Map<Shape, Collection<Node>> affected = new LinkedHashMap<>();
        for (Shape root : shapes.getTargetShapes()) {
            Collection<Node> nodes = fullyAffected.contains(root.getShapeNode())
                    ? focusNodes(root, change.after())
                    : reached.getOrDefault(root.getShapeNode(), Set.of()).stream()
                            .filter(node -> isFocus(root, node, change.after(), kinds)).toList();
            if (!nodes.isEmpty()) {
                affected.put(root, nodes);
            }
        }
        return affected;
    }

    /** Marks a shape, and each shape that contains it, so that all their focus nodes count as affected. */
    private void markFullyAffected(Node shape, Set<Node> fullyAffected) {
        if (fullyAffected.add(shape)) {
            enclosing.getOrDefault(shape, List.of()).forEach(outer -> markFullyAffected(outer.shape(), fullyAffected));
        }
    }

    /** Returns the focus nodes of a target shape in a graph (SHACL, section 2.1.3). */
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

    /** Follows the changed triples of one state back to focus nodes, within that state. */
    private final class BackwardSearch {
        private final Graph graph;
        private final Map<Node, Set<Node>> reached;
        private final Set<Node> fullyAffected;
        private final Map<Node, Set<Node>> seen = new HashMap<>();
        private final Deque<Map.Entry<Node, Node>> queue = new ArrayDeque<>();

        BackwardSearch(Graph graph, Map<Node, Set<Node>> reached, Set<Node> fullyAffected) {
            this.graph = graph;
            this.reached = reached;
            this.fullyAffected = fullyAffected;
        }

        void run(Set<Triple> triples) {
            for (Triple triple : triples) {
                index.reading(triple, (shape, read) -> {
                    Optional<Set<Node>> readers = read.readers(triple, graph);
                    readers.ifPresentOrElse(nodes -> nodes.forEach(node -> reach(shape, node)),
                            () -> markFullyAffected(shape, fullyAffected));
                });
            }
            while (!queue.isEmpty()) {
                Map.Entry<Node, Node> next = queue.remove();
                enclosing.getOrDefault(next.getKey(), List.of()).forEach(outer ->
                        outer.toFocus().from(next.getValue(), graph).forEach(node -> reach(outer.shape(), node)));
            }
        }

        private void reach(Node shape, Node node) {
            if (!fullyAffected.contains(shape) && seen.computeIfAbsent(shape, any -> new HashSet<>()).add(node)) {
                reached.computeIfAbsent(shape, any -> new LinkedHashSet<>()).add(node);
                queue.add(Map.entry(shape, node));
            }
        }
    }
}
