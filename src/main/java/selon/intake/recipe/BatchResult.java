package selon.intake.recipe;

import java.util.List;
import java.util.Optional;

/**
 * The outcome of one part of the input.
 *
 * @param ones    what became of each row or entity, in their order; without those that say nothing asked for
 * @param passed  those that say nothing that the recipe asks for
 * @param triples how many triples the part holds, as far as they are counted
 */
public record BatchResult(List<One> ones, SkippedEntities passed, long triples) {

    /**
     * What became of one.
     *
     * @param item    what it was, with what of it was lost
     * @param refusal why it can't be taken, a sentence
     * @param quads   else the claims, as N-Quads in UTF-8
     * @param count   how many quads
     */
    public record One(ParsedRecord item, Optional<String> refusal, byte[] quads, int count) {

        public static One refused(ParsedRecord item, String why) {
            return new One(item, Optional.of(why), new byte[0], 0);
        }
    }
}
