package selon.view.claims;

import java.util.List;

/**
 * One voice on one thing: whoever speaks, however often and through however many outlets.
 *
 * @param who    who speaks
 * @param stance where the voice stands
 * @param words  each time it speaks
 */
public record Voice(LabelledThing who, Stance stance, List<Word> words) {

    /**
     * One time that a voice speaks.
     *
     * @param claim    the claim that nobody's words lie behind
     * @param chains   the ways on which it came to us; one of itself alone where the outlet speaks for itself
     * @param evidence what is brought forward for it or against it
     */
    public record Word(Claim claim, List<Chain> chains, List<Evidence> evidence) {}

    /**
     * A way on which a claim came, the outermost claim first and the claim itself last.
     *
     * @param claims   the claims
     * @param probable whether one of its hops is only likely
     */
    public record Chain(List<Claim> claims, boolean probable) {

        /** The claim in which the chain reached the reader. */
        public Claim outermost() {
            return claims.get(0);
        }
    }

    /**
     * A claim that bears on another.
     *
     * @param claim    what is brought forward
     * @param supports whether it speaks for the other, or against it
     */
    public record Evidence(Claim claim, boolean supports) {}
}
