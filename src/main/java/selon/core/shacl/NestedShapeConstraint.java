package selon.core.shacl;

import java.util.Optional;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.engine.ValidationContext;
import org.apache.jena.shacl.engine.constraint.ShNot;
import org.apache.jena.shacl.engine.constraint.ShOr;
import org.apache.jena.shacl.parser.Constraint;
import org.apache.jena.shacl.parser.Shape;
import org.apache.jena.shacl.validation.ReportItem;
import org.apache.jena.shacl.validation.VLib;

/**
 * Faster versions of {@code sh:or} and {@code sh:not}. The validator builds a whole report graph for each nested shape
 * and only looks whether it is empty. These constraints check conformance without a report. When the constraint fails,
 * they call the validator's own code to report it.
 */
final class NestedShapeConstraint {

    private NestedShapeConstraint() {}

    /** Returns a faster version of a constraint, or nothing when there is none. */
    static Optional<Constraint> of(Constraint constraint) {
        if (constraint instanceof ShOr or) {
            return Optional.of(new ShOr(or.getOthers()) {
                @Override
                public ReportItem validate(ValidationContext context, Graph data, Node node) {
                    return others.stream().anyMatch(shape -> conforms(context, data, shape, node)) ? null
                            : super.validate(context, data, node);
                }
            });
        }
        if (constraint instanceof ShNot not) {
            return Optional.of(new ShNot(not.getOther()) {
                @Override
                public ReportItem validate(ValidationContext context, Graph data, Node node) {
                    return conforms(context, data, other, node) ? super.validate(context, data, node) : null;
                }
            });
        }
        return Optional.empty();
    }

    private static boolean conforms(ValidationContext context, Graph data, Shape shape, Node node) {
        ValidationContext own = ValidationContext.create(context);
        VLib.validateShape(own, data, shape, node);
        return !own.hasViolation();
    }
}
