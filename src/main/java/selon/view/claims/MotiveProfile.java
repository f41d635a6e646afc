package selon.view.claims;

import java.util.Comparator;
import java.util.List;

import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.SKOS;

import selon.core.vocab.Terms.Properties;

/**
 * A motive of the thesaurus with the motivations that name it.
 *
 * @param node        the motive
 * @param definitions its definition, in one language
 * @param notes       notes on its use
 * @param examples    wordings from sources
 * @param broader     the broader motives
 * @param narrower    the narrower motives
 * @param motivations a page of its motivations: contested ones first, then by the number of independent voices
 */
public record MotiveProfile(LabelledThing node, List<LangString> definitions, List<LangString> notes, List<LangString> examples,
                            List<LabelledThing> broader, List<LabelledThing> narrower, Page<Motivation> motivations) {

    private static final int A_PAGE = 15;

    /**
     * Reads a motive.
     *
     * @param claims the claims
     * @param node   the motive
     * @param page   the page of its motivations, from 1
     */
    public static MotiveProfile of(ClaimReader claims, Node node, int page) {
        GraphReader said = claims.said();
        Comparator<Node> contestedFirst = Comparator.comparing((Node one) -> !Standing.of(said, one).contested())
                .thenComparing(one -> -Standing.of(said, one).voices()).thenComparing(one -> said.named(one).words())
                .thenComparing(one -> one.toString());
        return new MotiveProfile(said.named(node), said.texts(node, SKOS.definition.asNode()), said.texts(node, SKOS.scopeNote.asNode()),
                said.values(node, SKOS.example.asNode()).stream().filter(Node::isLiteral).map(LangString::of).toList(),
                said.named(node, SKOS.broader.asNode()), said.named(said.having(SKOS.broader.asNode(), node).stream()),
                Page.of(said.having(Properties.MOTIVE, node).stream().sorted(contestedFirst).toList(), page, A_PAGE)
                        .map(one -> Motivation.of(claims, one)));
    }
}
