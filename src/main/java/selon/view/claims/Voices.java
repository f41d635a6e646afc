package selon.view.claims;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.jena.graph.Node;

import selon.core.vocab.Terms.Properties;

/** Groups the claims about a thing by claimant, so that ten outlets that relay one news agency are one voice. */
public final class Voices {

    /** The most chains that are shown for one claim, which a hundred outlets may relay. */
    private static final int MOST_CHAINS = 40;

    private final ClaimReader claims;

    /** Creates a grouping over these claims. */
    public Voices(ClaimReader claims) {
        this.claims = claims;
    }

    private record Speaker(Node who, Stance stance) {}

    /** The voices on a thing, by stance (for, against, asking, passing on) and then by name. */
    public List<Voice> on(Node thing) {
        Map<Speaker, List<Voice.Word>> words = new LinkedHashMap<>();
        for (Claim claim : claims.about(thing)) {
            if (claim.hops().stream().noneMatch(hop -> !hop.probable() && hop.claim().about().node().equals(thing))) {
                words.computeIfAbsent(new Speaker(claim.voice().node(), claim.stance()), speaker -> new ArrayList<>())
                        .add(new Voice.Word(claim, chains(claim), evidence(claim)));
            }
        }
        return words.entrySet().stream()
                .map(entry -> new Voice(claims.said().named(entry.getKey().who), entry.getKey().stance, entry.getValue()))
                .sorted(Comparator.comparing(Voice::stance).thenComparing(voice -> voice.who().words())).toList();
    }

    /** The chains of claims that relay a claim, at most forty. */
    public List<Voice.Chain> chains(Claim claim) {
        List<Voice.Chain> chains = new ArrayList<>();
        follow(List.of(claim), false, chains);
        return chains;
    }

    private void follow(List<Claim> way, boolean probable, List<Voice.Chain> chains) {
        Claim first = way.get(0);
        List<Claim> passing = claims.passingOn(first).stream().filter(claim -> !way.contains(claim)).toList();
        if (passing.isEmpty() && chains.size() < MOST_CHAINS) {
            chains.add(new Voice.Chain(way, probable));
        }
        for (Claim next : passing) {
            if (chains.size() < MOST_CHAINS) {
                boolean likely = next.hops().stream()
                        .anyMatch(hop -> hop.probable() && hop.claim().node().equals(first.node()));
                follow(Stream.concat(Stream.of(next), way.stream()).toList(), probable || likely, chains);
            }
        }
    }

    /** The claims that support a claim, then those that dispute it. */
    public List<Voice.Evidence> evidence(Claim claim) {
        return Stream.concat(
                claims.inOrder(claims.said().bearingOn(claim.node(), Properties.SUPPORTS)).stream()
                        .map(other -> new Voice.Evidence(other, true)),
                claims.inOrder(claims.said().bearingOn(claim.node(), Properties.DISPUTES)).stream()
                        .map(other -> new Voice.Evidence(other, false))).toList();
    }
}
