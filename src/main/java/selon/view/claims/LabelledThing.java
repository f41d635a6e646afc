package selon.view.claims;

import org.apache.jena.graph.Node;

/**
 * A node of the graph with the label that a page shows.
 *
 * @param node the node
 * @param name its label; for a literal, its text
 */
public record LabelledThing(Node node, LangString name) {

    /** The text of the label, without its language. */
    public String words() {
        return name.words();
    }

    @Override
    public String toString() {
        return name.words();
    }
}
