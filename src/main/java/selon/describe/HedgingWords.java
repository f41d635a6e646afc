// The words that hedge, by language.
package selon.describe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;

import selon.vocab.Terms.Classes;

/**
 * Hedging words.
 *
 * @param byLanguage the words of each language, by its tag (BCP 47)
 */
public record HedgingWords(Map<String, List<Named>> byLanguage) {

    /** The words that are said to hedge. */
    public static HedgingWords of(Said said) {
        Map<String, List<Named>> words = new TreeMap<>();
        said.having(RDF.Nodes.type, Classes.HEDGE).stream().filter(Node::isURI).forEach(hedge ->
                said.everyText(hedge, RDF.value.asNode()).forEach(text -> words
                        .computeIfAbsent(text.language(), language -> new ArrayList<>()).add(new Named(hedge, text))));
        words.values().forEach(list -> list.sort(Comparator.comparing(Named::words)));
        return new HedgingWords(words);
    }
}
