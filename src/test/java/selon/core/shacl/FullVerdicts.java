package selon.core.shacl;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.engine.ValidationContext;
import org.apache.jena.shacl.parser.Shape;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.validation.VLib;
import org.apache.jena.shacl.vocabulary.SHACL;

/** The results of full validation for each target shape and focus node, to be compared before and after a change. */
final class FullVerdicts {

    private final Map<Node, Map<Node, List<String>>> byShape = new HashMap<>();
    private int findings;

    static FullVerdicts of(Shapes shapes, Graph graph) {
        FullVerdicts verdicts = new FullVerdicts();
        for (Shape shape : shapes.getTargetShapes()) {
            Map<Node, List<String>> nodes = verdicts.byShape.computeIfAbsent(shape.getShapeNode(), any -> new HashMap<>());
            for (Node node : AffectedNodes.focusNodes(shape, graph)) {
                List<String> found = one(shapes, graph, shape, node);
                nodes.put(node, found);
                verdicts.findings += found.size();
            }
        }
        return verdicts;
    }

    private static List<String> one(Shapes shapes, Graph graph, Shape shape, Node node) {
        ValidationContext context = ValidationContext.create(shapes, graph);
        VLib.validateShape(context, graph, shape, node);
        return context.generateReport().getEntries().stream()
                .map(FullVerdicts::text).sorted().toList();
    }

    /** A result without its message. With several labels in one language, the validator may report any of them. */
    private static String text(ReportEntry entry) {
        boolean any = entry.sourceConstraintComponent().equals(SHACL.UniqueLangConstraintComponent);
        return entry.focusNode() + " " + entry.resultPath() + " " + (any ? "" : entry.value()) + " " + entry.source()
                + " " + entry.sourceConstraintComponent() + " " + entry.severity().level();
    }

    int findings() {
        return findings;
    }

    /** Returns the focus nodes whose result differs although the change was said not to affect them. */
    Map<String, String> missed(FullVerdicts before, Map<Shape, Collection<Node>> affected) {
        Map<Node, Collection<Node>> said = new HashMap<>();
        affected.forEach((shape, nodes) -> said.put(shape.getShapeNode(), List.copyOf(nodes)));
        Map<String, String> missed = new TreeMap<>();
        byShape.forEach((shape, nodes) -> nodes.forEach((node, now) -> {
            List<String> then = before.byShape.getOrDefault(shape, Map.of()).get(node);
            if (!now.equals(then) && !said.getOrDefault(shape, List.of()).contains(node)) {
                missed.put(shape + " on " + node, "before " + then + ", after " + now);
            }
        }));
        return missed;
    }

    /** Copies a graph and adds triples. */
    static Graph graph(Iterable<Triple> triples) {
        Graph graph = org.apache.jena.sparql.graph.GraphFactory.createDefaultGraph();
        triples.forEach(graph::add);
        return graph;
    }
}
