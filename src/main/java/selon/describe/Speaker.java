// Whoever speaks, and what became of it.
package selon.describe;

import java.util.List;
import java.util.Optional;

import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;

import selon.vocab.Terms.Properties;

/**
 * A source: an organisation, a person, or somebody unnamed.
 *
 * @param node         the source
 * @param kinds        what it is
 * @param aliases      its other names, in any language
 * @param describedAs  how an unnamed one is described
 * @param withheld     why it is not named
 * @param notes        what the curators say of it
 * @param links        the same thing elsewhere
 * @param unlinked     why no link to the same thing elsewhere is given
 * @param said         what it says itself
 * @param passedOn     what it passes on
 * @param hedged       how often it hedges what it says
 * @param contradicted how often another voice takes the other side of what it says
 */
public record Speaker(Named node, List<Named> kinds, List<Text> aliases, List<Text> describedAs, List<Text> withheld,
                      List<Text> notes, List<Link> links, List<Text> unlinked, List<Claim> said, List<Claim> passedOn, long hedged,
                      long contradicted) {

    /**
     * A link to the same thing elsewhere.
     *
     * @param item  the thing there
     * @param basis what the identification rests on
     */
    public record Link(Node item, Optional<Text> basis) {}

    /** A source. */
    public static Speaker of(Claims claims, Node node) {
        Said from = claims.said();
        List<Claim> all = claims.inOrder(from.having(Properties.CLAIMANT, node));
        List<Claim> said = all.stream().filter(claim -> !claim.relays()).toList();
        return new Speaker(from.named(node), from.named(node, RDF.Nodes.type),
                from.values(node, SKOS.altLabel.asNode()).stream().filter(Node::isLiteral).map(Text::of)
                        .sorted(java.util.Comparator.comparing(Text::words)).toList(),
                from.texts(node, Properties.DESCRIBED_AS), from.texts(node, Properties.WITHHELD_REASON),
                from.texts(node, SKOS.scopeNote.asNode()), links(from, node), unlinked(from, node), said,
                all.stream().filter(Claim::relays).toList(), said.stream().filter(Claim::hedged).count(),
                said.stream().filter(claim -> contradicted(claims, claim)).count());
    }

    private static List<Link> links(Said said, Node node) {
        return said.values(node, OWL.sameAs.asNode()).stream().filter(Node::isURI).map(item -> new Link(item,
                said.having(Properties.ITEM, item).stream().filter(link -> said.says(link, Properties.LINKED, node))
                        .flatMap(link -> said.texts(link, Properties.BASIS).stream()).findFirst())).toList();
    }

    private static List<Text> unlinked(Said said, Node node) {
        return said.having(Properties.LINKED, node).stream().filter(link -> said.value(link, Properties.ITEM).isEmpty())
                .flatMap(link -> said.texts(link, Properties.BASIS).stream()).toList();
    }

    private static boolean contradicted(Claims claims, Claim claim) {
        Stance other = claim.stance() == Stance.FOR ? Stance.AGAINST : Stance.FOR;
        return (claim.stance() == Stance.FOR || claim.stance() == Stance.AGAINST)
                && claims.about(claim.about().node()).stream().anyMatch(one -> one.stance() == other
                    && !one.voice().node().equals(claim.voice().node()));
    }
}
