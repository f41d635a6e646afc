package selon.names.match;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.apache.jena.graph.Node;

import selon.names.index.NamedThing;

/**
 * A source of named things, each with an identifier in the source's own space. Libraries call it an authority file. Any thread
 * may ask it, outside a transaction.
 */
public interface EntitySource {

    /** The identifier of a thing in this source. */
    String id(Node thing);

    /** The thing of an identifier, whether or not the source knows it; empty if the text can't be an identifier. */
    Optional<Node> thing(String id);

    /** The names of a thing; for a merged thing, those of the thing that replaces it. */
    Optional<NamedThing> named(Node thing);

    /**
     * The things with a similar name, the most similar first. The results are candidates: the caller compares the names.
     *
     * @param name  the name
     * @param types sets of classes; a thing needs one class of each set. A thing without known classes may be found anyway
     * @param most  the most results
     */
    List<NamedThing> like(String name, List<Set<Node>> types, int most);

    /** Suggestions for the beginning of a text: the things that it identifies, else those whose names fit. */
    List<NamedThing> beginning(String text, int most);

    /** The things with an identifier of any space, such as Wikidata's or a legal entity identifier. */
    List<NamedThing> identified(Identifier identifier);

    /** Some of the things that have a value for a property that equals a text. */
    List<NamedThing> having(String property, String text);

    /** The values of a property of a thing; empty if it has none or the property is unknown. */
    List<Node> values(Node thing, String property);

    /** A short description that tells a thing from others of its name. */
    Optional<String> description(Node thing, String language);
}
