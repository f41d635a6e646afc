package selon.core.shacl;

import java.util.List;
import java.util.Map;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.engine.ValidationContext;
import org.apache.jena.shacl.engine.constraint.SparqlConstraint;
import org.apache.jena.shacl.parser.Constraint;
import org.apache.jena.shacl.parser.Shape;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.core.Substitute;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.QueryIterator;

/**
 * Asks a prepared query whether there is anything to report (SHACL, section 5.3); only if there is, the validator's own
 * way is gone to report it.
 */
public final class PreparedConstraint extends SparqlConstraint {

    private static final Var THIS = Var.alloc("this");
    /** Variables that the validator binds itself (SHACL, section 5.3.1). */
    private static final List<Var> OTHERS = List.of(Var.alloc("PATH"), Var.alloc("shapesGraph"), Var.alloc("currentShape"));

    private final Node place = PreparedQuery.place();
    private final PreparedQuery query;

    private PreparedConstraint(SparqlConstraint constraint, Op op) {
        super(constraint.getQuery(), constraint.getMessage());
        query = new PreparedQuery(Substitute.substitute(op, THIS, place));
    }

    /** Puts prepared constraints in the place of those of shapes, wherever that makes no difference but of time. */
    public static Shapes prepare(Shapes shapes) {
        shapes.getShapeMap().values().forEach(shape ->
                ((List<Constraint>) shape.getConstraints()).replaceAll(PreparedConstraint::prepared));
        return shapes;
    }

    private static Constraint prepared(Constraint constraint) {
        if (!(constraint instanceof SparqlConstraint sparql)) {
            return NestedShapeConstraint.of(constraint).orElse(constraint);
        }
        Op op = Algebra.compile(sparql.getQuery());
        return sparql.getQuery().isSelectType() && OpVars.mentionedVars(op).stream().noneMatch(OTHERS::contains)
                ? new PreparedConstraint(sparql, op) : constraint;
    }

    @Override
    public void validateNodeShape(ValidationContext context, Graph graph, Shape shape, Node focus) {
        if (focus.isLiteral() || finds(graph, focus)) {
            super.validateNodeShape(context, graph, shape, focus);
        }
    }

    private boolean finds(Graph graph, Node focus) {
        QueryIterator rows = query.rows(graph, Map.of(place, focus));
        try {
            return rows.hasNext();
        } finally {
            rows.close();
        }
    }
}
