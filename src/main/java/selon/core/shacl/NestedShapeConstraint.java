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
 * The validator makes a report, which is a graph, of each shape that it tries for sh:or and sh:not, and looks at nothing of it
 * but whether there is something in it. These say the same without; only for what is violated, the validator's own way is
 * gone to report it.
 */
final class NestedShapeConstraint {

    private NestedShapeConstraint() {}

    /** A constraint that says the same in less time; nothing where there is none. */
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
