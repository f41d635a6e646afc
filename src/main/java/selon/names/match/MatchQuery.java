package selon.names.match;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.apache.jena.graph.Node;

/**
 * One question of a batch (Reconciliation Service API 0.2, section 4.3).
 *
 * @param name        a name or an identifier; nothing where properties alone are to tell
 * @param types       the classes that are asked for, or none
 * @param strictness  what is to be done with them
 * @param constraints what is known of the thing
 * @param limit       how many candidates at most
 * @param language    the reader's
 */
public record MatchQuery(Optional<String> name, Set<Node> types, Strictness strictness, List<Constraint> constraints, int limit,
                       String language) {

    /** How classes bind: a thing must be of one, must be of all, or comes before others when it is of one. */
    public enum Strictness { ANY, ALL, SHOULD }

    /**
     * What is known of one property; one of the values is enough.
     *
     * @param property its identifier
     * @param values   at least one
     */
    public record Constraint(String property, List<Value> values) {}

    /**
     * A value.
     *
     * @param text as words
     * @param id   the identifier of the thing that it is, where it was matched already
     */
    public record Value(String text, Optional<String> id) {}

    /** The classes of which a thing must be, each set by one of its members. */
    List<Set<Node>> required() {
        return switch (strictness) {
            case ANY -> types.isEmpty() ? List.of() : List.of(types);
            case ALL -> types.stream().map(Set::of).toList();
            case SHOULD -> List.of();
        };
    }
}
