package selon.view.claims;

import org.apache.jena.graph.Node;

/**
 * A text as it stands in the graph.
 *
 * @param words    the words
 * @param language their language tag (BCP 47), or empty where none is said
 */
public record LangString(String words, String language) {

    public static LangString of(Node literal) {
        return new LangString(literal.getLiteralLexicalForm(), literal.getLiteralLanguage());
    }

    @Override
    public String toString() {
        return words;
    }
}
