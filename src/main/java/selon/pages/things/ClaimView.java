package selon.pages.things;

import java.util.List;

import org.apache.jena.graph.Node;

import selon.core.vocab.Terms.Properties;
import selon.view.claims.Claim;
import selon.view.claims.ClaimReader;
import selon.view.claims.Voice;
import selon.view.claims.Voices;

/**
 * The content of a claim's page.
 *
 * @param claim    the claim
 * @param behind   the claim and all that it passes on
 * @param chains   the ways on which it reached other documents
 * @param evidence what is brought forward for it or against it
 * @param bearsOn  the claims for or against which it is brought forward
 * @param others   what others say of the same thing
 * @param citation how to cite it
 */
public record ClaimView(Claim claim, List<Claim> behind, List<Voice.Chain> chains, List<Voice.Evidence> evidence,
                        List<Voice.Evidence> bearsOn, List<Voice> others, Citation citation) {

    static ClaimView of(ClaimReader claims, Node node) {
        Claim claim = claims.claim(node);
        Voices voices = new Voices(claims);
        List<Voice.Evidence> bearsOn = java.util.stream.Stream.concat(
                claims.inOrder(claims.said().values(node, Properties.SUPPORTS)).stream().map(other -> new Voice.Evidence(other, true)),
                claims.inOrder(claims.said().values(node, Properties.DISPUTES)).stream().map(other -> new Voice.Evidence(other, false)))
                .toList();
        return new ClaimView(claim, claim.behind(), voices.chains(claim).stream()
                .filter(chain -> chain.claims().size() > 1).toList(), voices.evidence(claim), bearsOn,
                voices.on(claim.about().node()), Citation.of(claim, claims.said().language()));
    }
}
