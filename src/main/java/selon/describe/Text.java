// Words and their language.
package selon.describe;

import org.apache.jena.graph.Node;

/**
 * A text as it stands in the graph.
 *
 * @param words    the words
 * @param language their language tag (BCP 47), or empty where none is said
 */
public record Text(String words, String language) {

    static Text of(Node literal) {
        return new Text(literal.getLiteralLexicalForm(), literal.getLiteralLanguage());
    }

    @Override
    public String toString() {
        return words;
    }
}
