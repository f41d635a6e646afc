package selon.names.match;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.apache.jena.graph.Node;

/**
 * One query of a batch (Reconciliation Service API 0.2, section 4.3).
 *
 * @param name        a name or an identifier; empty if only properties are given
 * @param types       the requested classes; may be empty
 * @param strictness  how the requested classes bind
 * @param constraints the known values of properties
 * @param limit       the most candidates
 * @param language    the reader's language
 */
public record MatchQuery(Optional<String> name, Set<Node> types, Strictness strictness, List<Constraint> constraints, int limit,
                       String language) {

    /** How classes bind: a thing must have one of them, must have all of them, or ranks higher if it has one. */
    public enum Strictness { ANY, ALL, SHOULD }

    /**
     * The known values of a property; a thing fits if it has one of them.
     *
     * @param property the property's identifier
     * @param values   the values, at least one
     */
    public record Constraint(String property, List<MatchValue> values) {}

    /**
     * A value of a property.
     *
     * @param text its text
     * @param id   the identifier of the thing, if the value was matched before
     */
    public record MatchValue(String text, Optional<String> id) {}

    /** The required classes, as sets; a thing needs one class of each set. */
    List<Set<Node>> required() {
        return switch (strictness) {
            case ANY -> types.isEmpty() ? List.of() : List.of(types);
            case ALL -> types.stream().map(Set::of).toList();
            case SHOULD -> List.of();
        };
    }
}
