package selon.view.claims;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.SKOS;

import selon.core.vocab.Namespaces;
import selon.core.vocab.Terms.Properties;

/**
 * A document with what it says in its own voice, and what it passes on.
 *
 * @param node    the document
 * @param report  who published it, when, in which language
 * @param address where it was read
 * @param digest  the SHA-256 of its text, where the curators had it
 * @param sources what it says that it is based on
 * @param notes   what the curators say of it
 * @param own     what its publisher says, in the order of the text
 * @param relayed what others say in it, in the order of the text
 */
public record DocumentClaims(LabelledThing node, Claim.Report report, Optional<String> address, Optional<String> digest, List<LabelledThing> sources,
                      List<LangString> notes, List<Claim> own, List<Claim> relayed) {

    private static final Comparator<Claim> AS_WRITTEN = Comparator
            .comparingInt((Claim claim) -> claim.passages().stream().findFirst().map(passage -> passage.start()
                    .orElse(Integer.MAX_VALUE)).orElse(Integer.MAX_VALUE))
            .thenComparing(claim -> claim.node().toString());

    /** A document. */
    public static DocumentClaims of(ClaimReader claims, Node node) {
        GraphReader said = claims.said();
        List<Claim> all = said.having(Properties.REPORTED_IN, node).stream().map(claims::claim).sorted(AS_WRITTEN).toList();
        return new DocumentClaims(said.named(node), claims.report(node), said.value(node, schema("url")).map(Node::getLiteralLexicalForm),
                said.value(node, Properties.TEXT_DIGEST).map(Node::getLiteralLexicalForm),
                said.named(node, schema("isBasedOn")), said.texts(node, SKOS.editorialNote.asNode()),
                all.stream().filter(claim -> claim.ownVoice() && !claim.relays()).toList(),
                all.stream().filter(claim -> !claim.ownVoice() || claim.relays()).toList());
    }

    private static Node schema(String name) {
        return NodeFactory.createURI(Namespaces.PREFIXES.get("schema") + name);
    }
}
