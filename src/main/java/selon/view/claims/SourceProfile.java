package selon.view.claims;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.SKOS;

import selon.core.vocab.PartialDate;
import selon.core.vocab.Terms.Individuals;
import selon.core.vocab.Terms.Properties;

/**
 * A source with its claims: an organisation, a person or an unnamed source.
 *
 * @param node         the source
 * @param kinds        its classes
 * @param aliases      its other names, in all languages
 * @param describedAs  the description of an unnamed source
 * @param withheld     the reason for not naming it
 * @param notes        the curators' notes
 * @param links        the same thing in other datasets
 * @param unlinked     the reasons for linking it to no other dataset
 * @param said         a page of the claims that it makes itself
 * @param passedOn     a page of the claims that it relays
 * @param hedged       the number of its own claims that hedge
 * @param contradicted the number of its own claims that another voice contradicts in a later document
 * @param perhapsLater the number of its own claims that another voice contradicts in a document that may be later; the dates
 *                     don't tell
 */
public record SourceProfile(LabelledThing node, List<LabelledThing> kinds, List<LangString> aliases, List<LangString> describedAs,
                            List<LangString> withheld, List<LangString> notes, List<SourceLink> links, List<LangString> unlinked,
                            Page<Claim> said, Page<Claim> passedOn, long hedged, long contradicted, long perhapsLater) {

    /**
     * A link to the same thing in another dataset.
     *
     * @param item  the IRI in that dataset
     * @param basis the evidence for the link
     */
    public record SourceLink(Node item, Optional<LangString> basis) {}

    /**
     * Reads a source.
     *
     * @param claims the claims
     * @param node   the source
     * @param page   the page of both lists of claims, from 1
     */
    public static SourceProfile of(ClaimReader claims, Node node, int page) {
        GraphReader from = claims.said();
        List<Node> all = claims.ordered(from.having(Properties.CLAIMANT, node));
        List<Node> said = all.stream().filter(claim -> !relays(from, claim)).toList();
        List<Sequel> sequels = said.stream().map(claim -> Sequel.of(claims, claim, node)).toList();
        return new SourceProfile(from.named(node), from.kinds(node),
                from.values(node, SKOS.altLabel.asNode()).stream().filter(Node::isLiteral).map(LangString::of)
                        .sorted(Comparator.comparing(LangString::words)).toList(),
                from.texts(node, Properties.DESCRIBED_AS), from.texts(node, Properties.WITHHELD_REASON),
                from.texts(node, SKOS.scopeNote.asNode()), links(from, node), unlinked(from, node),
                Page.of(said, page).map(claims::claim),
                Page.of(all.stream().filter(claim -> relays(from, claim)).toList(), page).map(claims::claim),
                said.stream().filter(claim -> ClaimReader.HEDGED.stream()
                        .anyMatch(degree -> from.says(claim, Properties.CERTAINTY, degree))).count(),
                sequels.stream().filter(sequel -> sequel == Sequel.LATER).count(),
                sequels.stream().filter(sequel -> sequel == Sequel.PERHAPS_LATER).count());
    }

    private static boolean relays(GraphReader said, Node claim) {
        return !said.values(claim, Properties.RELAYS).isEmpty();
    }

    private static List<SourceLink> links(GraphReader said, Node node) {
        return said.values(node, OWL.sameAs.asNode()).stream().filter(Node::isURI).map(item -> new SourceLink(item,
                said.having(Properties.ITEM, item).stream().filter(link -> said.says(link, Properties.LINKED, node))
                        .flatMap(link -> said.texts(link, Properties.BASIS).stream()).findFirst())).toList();
    }

    private static List<LangString> unlinked(GraphReader said, Node node) {
        return said.having(Properties.LINKED, node).stream().filter(link -> said.value(link, Properties.ITEM).isEmpty())
                .flatMap(link -> said.texts(link, Properties.BASIS).stream()).toList();
    }

    /** Whether another voice contradicts a claim in a later document; partial dates are compared at their own precision. */
    private enum Sequel {
        NONE, PERHAPS_LATER, LATER;

        private static final Map<Node, Node> OPPOSITE = Map.of(Individuals.POSITIVE, Individuals.NEGATIVE,
                Individuals.NEGATIVE, Individuals.POSITIVE);

        static Sequel of(ClaimReader claims, Node claim, Node voice) {
            GraphReader said = claims.said();
            Optional<Node> opposite = said.value(claim, Properties.POLARITY).map(OPPOSITE::get);
            Optional<Node> about = said.value(claim, Properties.ABOUT);
            if (opposite.isEmpty() || about.isEmpty()) {
                return NONE;
            }
            return said.having(Properties.ABOUT, about.get()).stream()
                    .filter(one -> said.holds(one, Properties.POLARITY, opposite.get()) && !said.says(one, Properties.CLAIMANT, voice))
                    .map(one -> after(claims.when(claim), claims.when(one))).max(Comparator.naturalOrder()).orElse(NONE);
        }

        private static Sequel after(Optional<PartialDate> claim, Optional<PartialDate> other) {
            if (claim.isEmpty() || other.isEmpty()) {
                return PERHAPS_LATER;
            }
            return other.get().first().isAfter(claim.get().last()) ? LATER
                    : other.get().last().isBefore(claim.get().first()) ? NONE : PERHAPS_LATER;
        }
    }
}
