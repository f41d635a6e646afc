package selon.names.match;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.apache.jena.graph.Node;

import selon.names.index.NamedThing;

/** Things with names, each with an identifier in one space: an authority file, in the words of libraries. */
public interface EntitySource {

    /** The identifier of a thing in this space. */
    String id(Node thing);

    /** The thing that an identifier of this space names, whether or not anything is known of it. */
    Optional<Node> thing(String id);

    /** What is known of a thing; of one that was merged into another, what is known of that. */
    Optional<NamedThing> named(Node thing);

    /**
     * Things with a name like this one, the likest first. The net is wide: who asks compares.
     *
     * @param types the classes of which a thing must be, each set by one of its members; a thing of which no class is known
     *              may be found anyway
     * @param most  how many at most
     */
    List<NamedThing> like(String name, List<Set<Node>> types, int most);

    /** The things that somebody may mean who has typed so much: those that it identifies, else those with a name like it. */
    List<NamedThing> beginning(String text, int most);

    /** The things that an identifier of any space names. */
    List<NamedThing> identified(Identifier identifier);

    /** Things that have a value for a property which a text may mean; some at most. */
    List<NamedThing> having(String property, String text);

    /** The values of a property of a thing; none where it has none, or there is no such property. */
    List<Node> values(Node thing, String property);

    /** A sentence or less that tells a thing from others of its name. */
    Optional<String> description(Node thing, String language);
}
