package selon.view.claims;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.SKOS;

import selon.core.vocab.IriArgument;
import selon.core.vocab.Terms.Properties;

/**
 * A document with the claims that it makes and those that it relays.
 *
 * @param node    the document
 * @param report  its publisher, date and language
 * @param address its web address
 * @param digest  the SHA-256 of its text, where the graph records it
 * @param sources the works that it is based on ({@code schema:isBasedOn})
 * @param notes   the curators' notes
 * @param own     the claims that the publisher makes itself, in the order of the text
 * @param relayed the claims of others that it carries, in the order of the text
 */
public record DocumentClaims(LabelledThing node, Claim.Report report, Optional<String> address, Optional<String> digest,
                             List<LabelledThing> sources, List<LangString> notes, List<Claim> own, List<Claim> relayed) {

    private static final Comparator<Claim> AS_WRITTEN = Comparator
            .comparingInt((Claim claim) -> claim.passages().stream().findFirst().map(passage -> passage.start()
                    .orElse(Integer.MAX_VALUE)).orElse(Integer.MAX_VALUE))
            .thenComparing(claim -> claim.node().toString());

    /** Reads a document and its claims. */
    public static DocumentClaims of(ClaimReader claims, Node node) {
        GraphReader said = claims.said();
        List<Claim> all = said.having(Properties.REPORTED_IN, node).stream().map(claims::claim).sorted(AS_WRITTEN).toList();
        return new DocumentClaims(said.named(node), claims.report(node),
                said.value(node, IriArgument.required("schema:url")).map(Node::getLiteralLexicalForm),
                said.value(node, Properties.TEXT_DIGEST).map(Node::getLiteralLexicalForm),
                said.named(node, IriArgument.required("schema:isBasedOn")), said.texts(node, SKOS.editorialNote.asNode()),
                all.stream().filter(claim -> claim.ownVoice() && !claim.relays()).toList(),
                all.stream().filter(claim -> !claim.ownVoice() || claim.relays()).toList());
    }
}
