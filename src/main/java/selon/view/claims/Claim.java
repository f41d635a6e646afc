package selon.view.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.jena.graph.Node;

/**
 * A claim as a page shows it: who says it, about what, how surely, in which words, and through which sources it came.
 *
 * @param node      the claim
 * @param about     the thing or statement that it is about
 * @param voice     the claimant
 * @param stance    the side that the claimant takes
 * @param certainty the degree of certainty, with its label
 * @param hedged    whether the certainty is "probable" or "possible"
 * @param cues      the words of the quotes that hedge or report, in alphabetical order
 * @param passages  the quotes, in the order of the text
 * @param report    the document that carries the claim
 * @param explicit  false where the curators infer the claim from the text; true where the text states it
 * @param notes     the curators' notes
 * @param hops      the links to the claims that this one relays
 */
public record Claim(Node node, LabelledThing about, LabelledThing voice, Stance stance, LabelledThing certainty, boolean hedged,
                    List<String> cues, List<Passage> passages, Report report, boolean explicit, List<LangString> notes,
                    List<Hop> hops) {

    /**
     * The document that carries a claim.
     *
     * @param document  the document
     * @param publisher its publisher
     * @param language  its language tag (BCP 47); empty where the graph gives none
     * @param date      its date of publication, as written in the graph: a day, a month or a year
     */
    public record Report(LabelledThing document, Optional<LabelledThing> publisher, String language, Optional<String> date) {}

    /**
     * A link from a claim to a claim that it relays.
     *
     * @param claim    the relayed claim
     * @param probable whether the link is only probable ({@code selon:probablyRelays})
     */
    public record Hop(Claim claim, boolean probable) {}

    /** Whether this claim certainly relays another; probable links don't count. */
    public boolean relays() {
        return hops.stream().anyMatch(hop -> !hop.probable());
    }

    /** Whether the claimant is the publisher of the document. */
    public boolean ownVoice() {
        return report.publisher().map(LabelledThing::node).filter(voice.node()::equals).isPresent();
    }

    /** This claim and every claim that it relays, directly or through others, depth first. */
    public List<Claim> behind() {
        List<Claim> all = new ArrayList<>(List.of(this));
        hops.forEach(hop -> all.addAll(hop.claim().behind()));
        return all;
    }
}
