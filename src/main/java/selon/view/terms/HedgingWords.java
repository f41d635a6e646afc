package selon.view.terms;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;

import selon.core.vocab.Terms.Classes;
import selon.view.claims.GraphReader;
import selon.view.claims.LabelledThing;

/**
 * Hedging words.
 *
 * @param byLanguage the words of each language, by its tag (BCP 47)
 */
public record HedgingWords(Map<String, List<LabelledThing>> byLanguage) {

    /** The words that are said to hedge. */
    public static HedgingWords of(GraphReader said) {
        Map<String, List<LabelledThing>> words = new TreeMap<>();
        said.having(RDF.Nodes.type, Classes.HEDGE).stream().filter(Node::isURI).forEach(hedge ->
                said.everyText(hedge, RDF.value.asNode()).forEach(text -> words
                        .computeIfAbsent(text.language(), language -> new ArrayList<>()).add(new LabelledThing(hedge, text))));
        words.values().forEach(list -> list.sort(Comparator.comparing(LabelledThing::words)));
        return new HedgingWords(words);
    }
}
