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
 * The words that mark a claim as less than certain, such as "reportedly".
 *
 * @param byLanguage the words by language tag (BCP 47), each list in alphabetical order
 */
public record HedgingWords(Map<String, List<LabelledThing>> byLanguage) {

    /** Reads all instances of {@code selon:Hedge}. */
    public static HedgingWords of(GraphReader said) {
        Map<String, List<LabelledThing>> words = new TreeMap<>();
        said.having(RDF.Nodes.type, Classes.HEDGE).stream().filter(Node::isURI).forEach(hedge ->
                said.everyText(hedge, RDF.value.asNode()).forEach(text -> words
                        .computeIfAbsent(text.language(), language -> new ArrayList<>()).add(new LabelledThing(hedge, text))));
        words.values().forEach(list -> list.sort(Comparator.comparing(LabelledThing::words)));
        return new HedgingWords(words);
    }
}
