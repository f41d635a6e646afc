package selon.view.claims;

import java.util.List;

/**
 * One claimant's voice on one thing. It stays one voice, however often the claimant speaks and however many outlets relay it.
 *
 * @param who    the claimant
 * @param stance the side that the claimant takes
 * @param words  the claims that the claimant makes
 */
public record Voice(LabelledThing who, Stance stance, List<Word> words) {

    /**
     * One claim of a voice.
     *
     * @param claim    the original claim, which relays no other on the same thing
     * @param chains   the chains of claims that relay it; a claim that nobody relays is a chain of its own
     * @param evidence the claims that support or dispute it
     */
    public record Word(Claim claim, List<Chain> chains, List<Evidence> evidence) {}

    /**
     * A chain of relaying claims.
     *
     * @param claims   the claims, from the outermost to the original
     * @param probable whether a link of the chain is only probable
     */
    public record Chain(List<Claim> claims, boolean probable) {

        /** The claim that no other relays. */
        public Claim outermost() {
            return claims.get(0);
        }
    }

    /**
     * A claim that supports or disputes another.
     *
     * @param claim    the evidence
     * @param supports true if it supports the other claim, false if it disputes it
     */
    public record Evidence(Claim claim, boolean supports) {}
}
