package selon.core.vocab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;

/** The lexicon of hedging words has no entry that would refuse honest claims. */
class HedgesTest {

    private final Graph lexicon = TurtleFiles.read("ontology/hedges.ttl");
    private final List<Node> words = TurtleFiles.triples(lexicon, Node.ANY, RDF.value.asNode(), Node.ANY)
        .map(Triple::getObject).toList();

    @Test
    void every_hedge_has_one_wording_in_lower_case_and_no_two_the_same() {
        assertTrue(words.size() > 100, () -> "only " + words.size() + " hedges looked at");
        Set<Node> seen = new HashSet<>();
        for (Node word : words) {
            String text = word.getLiteralLexicalForm();
            assertEquals(Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT).strip(), text);
            assertTrue(!word.getLiteralLanguage().isEmpty(), () -> text + " has no language");
            assertTrue(seen.add(word), () -> text + " stands twice");
        }
        assertEquals(words.size(),
            TurtleFiles.triples(lexicon, Node.ANY, RDF.type.asNode(), Terms.Classes.HEDGE).count());
    }

    @Test
    void words_that_hedge_are_known_in_each_language() {
        for (String cue : List.of("laisse entendre", "aurait motivé", "serait dans l'optique", "serait portée",
            "probablement", "did not believe", "likely", "could", "vermutlich", "forse", "podría", "看起来就像是", "據稱",
            "ربما")) {
            assertTrue(hedges(cue), () -> cue + " is taken for a certainty");
        }
    }

    @Test
    void words_that_only_report_are_no_hedges() {
        for (String cue : List.of("estime", "selon CNBC", "évoque le fait que", "said", "an Alibaba spokeswoman said",
            "told Reuters", "CNBC reported", "the mayor said", "saurait", "obwohl", "sagte", "表示", "不少業內人士認為",
            "马云首次回应", "disse", "dijo", "قال")) {
            assertTrue(!hedges(cue), () -> cue + " is taken for a hedge");
        }
    }

    /** Matches whole words, or any part of a Chinese text. */
    private boolean hedges(String cue) {
        return words.stream().anyMatch(word -> word.getLiteralLanguage().startsWith("zh")
            ? cue.contains(word.getLiteralLexicalForm())
            : spaced(cue).contains(spaced(word.getLiteralLexicalForm())));
    }

    private static String spaced(String text) {
        return " " + text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ") + " ";
    }
}
