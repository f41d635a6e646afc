package selon.core.shacl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.engine.ShaclPaths;
import org.apache.jena.shacl.engine.constraint.ConstraintComponentSPARQL;
import org.apache.jena.shacl.engine.constraint.SparqlConstraint;
import org.apache.jena.shacl.parser.Constraint;
import org.apache.jena.shacl.parser.Shape;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.path.PathFactory;
import org.apache.jena.sparql.util.graph.GNode;
import org.apache.jena.sparql.util.graph.GraphList;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/**
 * The triples on which a shape's result for a focus node can depend (SHACL, sections 2 to 5). Nested shapes read
 * triples for their own focus nodes, and have records of their own.
 *
 * @param shape the shape
 * @param reads the dependencies, each with its path back to the focus nodes
 * @param parts the shapes that are applied to the value nodes
 * @param toFocus the path from a value node back to the focus nodes
 * @param followed whether the dependencies are complete; if not, any triple may affect any focus node
 */
record ShapeReads(Node shape, List<TripleDependency> reads, Set<Node> parts, PathStep toFocus, boolean followed) {

    private static final Path INSTANCE = PathFactory.pathSeq(PathFactory.pathLink(RDF.Nodes.type),
            PathFactory.pathZeroOrMore1(PathFactory.pathLink(RDFS.Nodes.subClassOf)));
    private static final Var THIS = Var.alloc("this");

    static ShapeReads of(Shapes shapes, Node shape) {
        Graph graph = shapes.getGraph();
        Optional<Path> path = object(graph, shape, SHACL.path).map(node -> ShaclPaths.parsePath(graph, node));
        PathStep toFocus = path.map(way -> PathStep.along(way).back()).orElse(PathStep.NONE);
        List<TripleDependency> reads = new ArrayList<>();
        Optional<List<PathEdge>> edges = path.map(PathEdge::of).orElse(Optional.of(List.of()));
        edges.ifPresent(all -> all.forEach(edge -> reads.add(edge.fromStart(PathStep.NONE))));
        if (graph.contains(shape, SHACL.class_, Node.ANY)) {
            reads.addAll(ofClass(toFocus));
        }
        for (Node pair : List.of(SHACL.equals, SHACL.disjoint, SHACL.lessThan, SHACL.lessThanOrEquals)) {
            graph.find(shape, pair, Node.ANY).forEachRemaining(triple ->
                    reads.add(TripleDependency.at(true, PredicateSet.only(triple.getObject()), PathStep.NONE)));
        }
        if (graph.contains(shape, SHACL.closed, Node.ANY)) {
            reads.add(TripleDependency.at(true, PredicateSet.ALL, toFocus));
        }
        boolean followed = edges.isPresent() && ofSparql(shapes, shape, path, reads);
        return new ShapeReads(shape, List.copyOf(reads), new Parts(graph).of(shape), toFocus, followed);
    }

    /**
     * Returns the dependencies of a class test.
     *
     * @param back the path from the tested node to the focus nodes
     */
    static List<TripleDependency> ofClass(PathStep back) {
        return List.of(
                TripleDependency.at(true, PredicateSet.only(RDF.Nodes.type), back),
                TripleDependency.at(true, PredicateSet.only(RDFS.Nodes.subClassOf), PathStep.along(INSTANCE).back().then(back)));
    }

    private static boolean ofSparql(Shapes shapes, Node shape, Optional<Path> path, List<TripleDependency> reads) {
        Shape parsed = shapes.getShapeMap().get(shape);
        if (parsed == null) {
            return !shapes.getGraph().contains(shape, SHACL.sparql, Node.ANY);
        }
        boolean followed = true;
        for (Constraint constraint : parsed.getConstraints()) {
            if (constraint instanceof SparqlConstraint sparql) {
                Optional<List<TripleDependency>> found = PatternGroups.of(sparql.getQuery())
                        .flatMap(groups -> PatternReads.of(groups, THIS));
                found.ifPresent(reads::addAll);
                boolean pathIsOnePredicate = path.map(way -> PathEdge.of(way).filter(edges ->
                        edges.size() == 1 && edges.get(0).isPlain()).isPresent()).orElse(true);
                followed &= found.isPresent() && pathIsOnePredicate;
            } else {
                followed &= !(constraint instanceof ConstraintComponentSPARQL);
            }
        }
        return followed;
    }

    private static Optional<Node> object(Graph graph, Node subject, Node predicate) {
        return graph.find(subject, predicate, Node.ANY).nextOptional().map(triple -> triple.getObject());
    }

    /** Finds the shapes that a shape applies to its value nodes. */
    private record Parts(Graph graph) {

        Set<Node> of(Node shape) {
            List<Node> parts = new ArrayList<>();
            for (Node one : List.of(SHACL.property, SHACL.node, SHACL.not, SHACL.qualifiedValueShape)) {
                parts.addAll(objects(shape, one));
            }
            for (Node several : List.of(SHACL.and, SHACL.or, SHACL.xone)) {
                objects(shape, several).forEach(list -> parts.addAll(GraphList.members(GNode.create(graph, list))));
            }
            if (graph.contains(shape, SHACL.qualifiedValueShapesDisjoint, Node.ANY)) {
                parts.addAll(siblings(shape));
            }
            return Set.copyOf(parts);
        }

        /**
         * Returns the sibling shapes (SHACL, section 4.7.3): the qualified value shapes of the parent's other property
         * shapes.
         */
        private List<Node> siblings(Node shape) {
            List<Node> siblings = new ArrayList<>();
            graph.find(Node.ANY, SHACL.property, shape).forEachRemaining(parent ->
                    objects(parent.getSubject(), SHACL.property).forEach(property ->
                            siblings.addAll(objects(property, SHACL.qualifiedValueShape))));
            return siblings;
        }

        private List<Node> objects(Node subject, Node predicate) {
            return graph.find(subject, predicate, Node.ANY).mapWith(triple -> triple.getObject()).toList();
        }
    }
}
