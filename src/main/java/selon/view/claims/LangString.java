package selon.view.claims;

import org.apache.jena.graph.Node;

/**
 * A text with its language.
 *
 * @param words    the text
 * @param language its language tag (BCP 47), or empty if it has none
 */
public record LangString(String words, String language) {

    /** The text and the language of a literal; throws for a node that is none. */
    public static LangString of(Node literal) {
        return new LangString(literal.getLiteralLexicalForm(), literal.getLiteralLanguage());
    }

    @Override
    public String toString() {
        return words;
    }
}
