package selon.names.match;

import java.util.List;
import java.util.Optional;

import org.apache.jena.graph.Node;

/** The types and properties of an {@link EntitySource}, which narrow queries and extend results. */
public interface MatchSchema {

    /**
     * A type or a property.
     *
     * @param id          its identifier in queries
     * @param name        its name in the reader's language
     * @param description its definition, where known
     */
    record Term(String id, String name, Optional<String> description) {}

    /** The types that most queries ask for. */
    List<Term> usualTypes(String language);

    /** The types whose name matches the beginning of a text; for an empty text, the usual types. */
    List<Term> types(String text, String language);

    /** The properties whose name matches the beginning of a text. */
    List<Term> properties(String text, String language);

    /** The properties of things of a type, the most frequent first; without a type, those of usual things. */
    List<Term> propertiesOf(Optional<String> type, String language, int most);

    /** A type or property by its identifier; an unknown one has its identifier as name. */
    Term term(String id, String language);

    /** The class of a type's identifier; empty if the source doesn't know the instances of that type. */
    Optional<Node> type(String id);
}
