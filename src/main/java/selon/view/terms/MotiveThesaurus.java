package selon.view.terms;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;

import selon.core.vocab.Namespaces;
import selon.core.vocab.Terms.Classes;
import selon.core.vocab.Terms.Individuals;
import selon.core.vocab.Terms.Properties;
import selon.view.claims.GraphReader;
import selon.view.claims.LabelledThing;
import selon.view.claims.LangString;

/**
 * The thesaurus of motives as a tree.
 *
 * @param top the motives without a broader one
 */
public record MotiveThesaurus(List<MotiveEntry> top) {

    /**
     * A motive. Texts come in all languages, the reader's first.
     *
     * @param node        the motive
     * @param labels      its preferred labels
     * @param others      its other labels
     * @param definitions its definitions
     * @param examples    wordings from sources
     * @param notes       notes on its use
     * @param related     the related motives
     * @param claimed     the number of motivations with this motive that a voice affirms; at most a thousand are counted
     * @param denied      the number of those that a voice denies
     * @param narrower    the narrower motives
     */
    public record MotiveEntry(LabelledThing node, List<LangString> labels, List<LangString> others, List<LangString> definitions,
                        List<LangString> examples, List<LangString> notes, List<LabelledThing> related, long claimed, long denied,
                        List<MotiveEntry> narrower) {

        /** Its anchor on the page: the last part of its IRI. */
        public String anchor() {
            return node.node().getURI().replaceFirst(".*/", "");
        }

        /** This motive and all narrower ones, at any depth. */
        public Stream<MotiveEntry> all() {
            return Stream.concat(Stream.of(this), narrower.stream().flatMap(MotiveEntry::all));
        }
    }

    /** Reads the thesaurus; each motive stands in it once. */
    public static MotiveThesaurus of(GraphReader said) {
        Set<Node> told = new HashSet<>();
        return new MotiveThesaurus(said.named(said.having(RDF.Nodes.type, Classes.MOTIVE).stream()
                .filter(node -> node.isURI() && node.getURI().startsWith(Namespaces.MOTIVE))
                .filter(node -> said.values(node, SKOS.broader.asNode()).isEmpty()))
                .stream().map(node -> entry(said, node, told)).toList());
    }

    private static MotiveEntry entry(GraphReader said, LabelledThing named, Set<Node> told) {
        Node node = named.node();
        told.add(node);
        List<Node> motivations = said.having(Properties.MOTIVE, node);
        return new MotiveEntry(named, said.everyText(node, SKOS.prefLabel.asNode()), said.everyText(node, SKOS.altLabel.asNode()),
                said.everyText(node, SKOS.definition.asNode()), said.everyText(node, SKOS.example.asNode()),
                said.everyText(node, SKOS.scopeNote.asNode()), said.named(node, SKOS.related.asNode()),
                count(said, motivations, Individuals.UNCONTESTED, Individuals.HEDGED, Individuals.CONTESTED),
                count(said, motivations, Individuals.DENIED, Individuals.CONTESTED),
                said.named(said.having(SKOS.broader.asNode(), node).stream()).stream()
                        .filter(next -> !told.contains(next.node())).map(next -> entry(said, next, told)).toList());
    }

    private static long count(GraphReader said, List<Node> motivations, Node... standings) {
        return motivations.stream().filter(motivation -> Stream.of(standings)
                .anyMatch(standing -> said.says(motivation, Properties.STANDING, standing))).count();
    }

    /** All motives of the tree. */
    public Stream<MotiveEntry> all() {
        return top.stream().flatMap(MotiveEntry::all);
    }
}
