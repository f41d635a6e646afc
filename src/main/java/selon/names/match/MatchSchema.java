package selon.names.match;

import java.util.List;
import java.util.Optional;

import org.apache.jena.graph.Node;

/** What questions to an {@link EntitySource} may be narrowed by, and what of its things can be fetched. */
public interface MatchSchema {

    /**
     * A type or a property.
     *
     * @param id          its identifier in questions
     * @param name        what it is called in the reader's language
     * @param description what it means, where that is known
     */
    record Term(String id, String name, Optional<String> description) {}

    /** The types that most questions are about. */
    List<Term> usualTypes(String language);

    /** The types whose name begins so, or has such a word; the usual ones for an empty text. */
    List<Term> types(String text, String language);

    /** The properties whose name begins so, or has such a word. */
    List<Term> properties(String text, String language);

    /** The properties that things of a type have, those first that most have; of any thing where no type is given. */
    List<Term> propertiesOf(Optional<String> type, String language, int most);

    /** A type or a property by its identifier; by its identifier alone where no more is known. */
    Term term(String id, String language);

    /** The class that a type's identifier names; nothing where it is not known which things are of it. */
    Optional<Node> type(String id);
}
