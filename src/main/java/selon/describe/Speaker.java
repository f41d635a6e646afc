// Whoever speaks, and what became of it.
package selon.describe;

import java.util.Comparator;
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
 * @param contradicted how often another voice takes the other side of what it says, later
 * @param perhapsLater how often another voice does, and the dates of the documents don't tell whether later
 */
public record Speaker(Named node, List<Named> kinds, List<Text> aliases, List<Text> describedAs, List<Text> withheld,
                      List<Text> notes, List<Link> links, List<Text> unlinked, List<Claim> said, List<Claim> passedOn, long hedged,
                      long contradicted, long perhapsLater) {

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
        List<Sequel> sequels = said.stream().map(claim -> Sequel.of(claims, claim)).toList();
        return new Speaker(from.named(node), from.named(node, RDF.Nodes.type),
                from.values(node, SKOS.altLabel.asNode()).stream().filter(Node::isLiteral).map(Text::of)
                        .sorted(Comparator.comparing(Text::words)).toList(),
                from.texts(node, Properties.DESCRIBED_AS), from.texts(node, Properties.WITHHELD_REASON),
                from.texts(node, SKOS.scopeNote.asNode()), links(from, node), unlinked(from, node), said,
                all.stream().filter(Claim::relays).toList(), said.stream().filter(Claim::hedged).count(),
                sequels.stream().filter(sequel -> sequel == Sequel.LATER).count(),
                sequels.stream().filter(sequel -> sequel == Sequel.PERHAPS_LATER).count());
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

    /** Whether a claim was contradicted after it was made: dates are compared as far as they are given. */
    private enum Sequel {
        NONE, PERHAPS_LATER, LATER;

        static Sequel of(Claims claims, Claim claim) {
            if (claim.stance() != Stance.FOR && claim.stance() != Stance.AGAINST) {
                return NONE;
            }
            Stance other = claim.stance() == Stance.FOR ? Stance.AGAINST : Stance.FOR;
            return claims.about(claim.about().node()).stream()
                    .filter(one -> one.stance() == other && !one.voice().node().equals(claim.voice().node()))
                    .map(one -> after(when(claim), when(one))).max(Comparator.naturalOrder()).orElse(NONE);
        }

        private static Optional<When> when(Claim claim) {
            return claim.report().date().flatMap(When::of);
        }

        private static Sequel after(Optional<When> claim, Optional<When> other) {
            if (claim.isEmpty() || other.isEmpty()) {
                return PERHAPS_LATER;
            }
            return other.get().first().isAfter(claim.get().last()) ? LATER
                    : other.get().last().isBefore(claim.get().first()) ? NONE : PERHAPS_LATER;
        }
    }
}
