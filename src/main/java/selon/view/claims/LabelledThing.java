package selon.view.claims;

import org.apache.jena.graph.Node;

/**
 * A thing with the name that a reader is shown.
 *
 * @param node the thing
 * @param name its name; for a literal, its text
 */
public record LabelledThing(Node node, LangString name) {

    /** Its name's words. */
    public String words() {
        return name.words();
    }

    @Override
    public String toString() {
        return name.words();
    }
}
