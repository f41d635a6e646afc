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
 * A SPARQL constraint (SHACL, section 5.3) whose query is optimised once. It first asks whether the query has any
 * result. Only then does it call the validator's own code to report it.
 */
public final class PreparedConstraint extends SparqlConstraint {

    private static final Var THIS = Var.alloc("this");
    /** Variables that the validator binds itself (SHACL, section 5.3.1). A query with one of them is not prepared. */
    private static final List<Var> PREBOUND = List.of(Var.alloc("PATH"), Var.alloc("shapesGraph"), Var.alloc("currentShape"));

    private final Node place = PreparedQuery.place();
    private final PreparedQuery query;

    private PreparedConstraint(SparqlConstraint constraint, Op op) {
        super(constraint.getQuery(), constraint.getMessage());
        query = new PreparedQuery(Substitute.substitute(op, THIS, place));
    }

    /**
     * Replaces constraints by prepared ones with the same results, where possible.
     *
     * @param shapes the shapes, which are changed
     * @return the same shapes
     */
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
        return sparql.getQuery().isSelectType() && OpVars.mentionedVars(op).stream().noneMatch(PREBOUND::contains)
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
