package selon.view.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.jena.graph.Node;

/**
 * A claim, for people: who says what, where, how surely, in which words, and through whom it came.
 *
 * @param node      the claim
 * @param about     what it is about
 * @param voice     who speaks
 * @param stance    where the voice stands
 * @param certainty how sure it is, in words
 * @param hedged    whether it is less than certain
 * @param cues      the words that hedge or report
 * @param passages  the words themselves, in the order of the text
 * @param report    the document in which it was read
 * @param explicit  whether it is said outright; if not, it is the curators' reading
 * @param notes     what the curators say of it
 * @param hops      the claims that it passes on
 */
public record Claim(Node node, LabelledThing about, LabelledThing voice, Stance stance, LabelledThing certainty, boolean hedged,
                    List<String> cues, List<Passage> passages, Report report, boolean explicit, List<LangString> notes,
                    List<Hop> hops) {

    /**
     * A document in which claims are read.
     *
     * @param document  the document
     * @param publisher who published it
     * @param language  its language
     * @param date      when, as given: a day, a month or a year
     */
    public record Report(LabelledThing document, Optional<LabelledThing> publisher, String language, Optional<String> date) {}

    /**
     * The step from a claim to one that it passes on.
     *
     * @param claim    the claim passed on
     * @param probable whether the curators only think it likely
     */
    public record Hop(Claim claim, boolean probable) {}

    /** Whether it passes another claim on, for certain. */
    public boolean relays() {
        return hops.stream().anyMatch(hop -> !hop.probable());
    }

    /** Whether the document's own publisher says it. */
    public boolean ownVoice() {
        return report.publisher().map(LabelledThing::node).filter(voice.node()::equals).isPresent();
    }

    /** All the claims behind this one, this one first, depth first. */
    public List<Claim> behind() {
        List<Claim> all = new ArrayList<>(List.of(this));
        hops.forEach(hop -> all.addAll(hop.claim().behind()));
        return all;
    }
}
