package selon.view.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.apache.jena.graph.Node;

import selon.core.vocab.Terms.Classes;
import selon.core.vocab.Terms.Properties;

/**
 * A difference between a claim and a claim that it relays.
 *
 * @param kind     the kind of difference
 * @param claim    the relaying claim
 * @param now      its value
 * @param upstream the relayed claim
 * @param before   the value in the relayed claim
 * @param probable whether the link between the two claims is only probable
 */
public record Drift(DriftKind kind, Claim claim, String now, Claim upstream, String before, boolean probable) {

    /** The kinds of difference. */
    public enum DriftKind {
        /** The buyers or investors differ. */
        BUYER("buyer", "acheteur"),
        /** The dates differ, or one of the two has none. */
        TIMING("timing", "date"),
        /** The claims are about different things, and the relaying one isn't about a deal. */
        MATTER("subject", "objet"),
        /** The relayed claim hedges; the relaying one doesn't. */
        HEDGE("hedge lost", "nuance perdue"),
        /** The relayed claim quotes another voice; the relaying one takes the side itself. */
        ATTRIBUTION("attribution lost", "source perdue");

        private final String english;
        private final String french;

        DriftKind(String english, String french) {
            this.english = english;
            this.french = french;
        }

        /** The label, in French for {@code fr}, else in English. */
        public String words(String language) {
            return language.equals("fr") ? french : english;
        }
    }

    private static final Set<Stance> TAKING_A_SIDE = Set.of(Stance.FOR, Stance.AGAINST);

    /** Compares each claim with the claims that it relays directly, in the order of the claims. */
    public static List<Drift> in(GraphReader said, Stream<Claim> claims) {
        List<Drift> drifts = new ArrayList<>();
        claims.distinct().forEach(claim -> claim.hops().forEach(hop -> drifts.addAll(between(said, claim, hop))));
        return drifts;
    }

    private static List<Drift> between(GraphReader said, Claim claim, Claim.Hop hop) {
        List<Drift> drifts = new ArrayList<>();
        Claim upstream = hop.claim();
        Node now = claim.about().node();
        Node before = upstream.about().node();
        if (!now.equals(before)) {
            differing(DriftKind.BUYER, said, claim, hop, List.of(Properties.ACQUIRER, Properties.INVESTOR)).ifPresent(drifts::add);
            differing(DriftKind.TIMING, said, claim, hop, List.of(Properties.ANNOUNCED_ON, Properties.COMPLETED_ON, Properties.OCCURRED_ON,
                    Properties.DATE_TEXT)).ifPresent(drifts::add);
            if (drifts.isEmpty() && !said.is(now, Classes.DEAL)) {
                drifts.add(new Drift(DriftKind.MATTER, claim, claim.about().words(), upstream, upstream.about().words(), hop.probable()));
            }
        }
        if (TAKING_A_SIDE.contains(claim.stance()) && upstream.hedged() && !claim.hedged()) {
            drifts.add(new Drift(DriftKind.HEDGE, claim, claim.certainty().words(), upstream, upstream.certainty().words(), hop.probable()));
        }
        if (TAKING_A_SIDE.contains(claim.stance()) && upstream.stance() == Stance.PASSES_ON) {
            drifts.add(new Drift(DriftKind.ATTRIBUTION, claim, claim.voice().words(), upstream,
                    upstream.hops().get(0).claim().voice().words(), hop.probable()));
        }
        return drifts;
    }

    private static java.util.Optional<Drift> differing(DriftKind kind, GraphReader said, Claim claim, Claim.Hop hop, List<Node> properties) {
        String now = values(said, claim.about().node(), properties);
        String before = values(said, hop.claim().about().node(), properties);
        return now.equals(before) || now.isEmpty() && before.isEmpty() ? java.util.Optional.empty()
                : java.util.Optional.of(new Drift(kind, claim, now, hop.claim(), before, hop.probable()));
    }

    private static String values(GraphReader said, Node thing, List<Node> properties) {
        return String.join(", ", properties.stream().flatMap(property -> said.named(thing, property).stream())
                .map(LabelledThing::words).toList());
    }
}
