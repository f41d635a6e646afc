// What became of some rows or entities.
package selon.intake;

import java.util.List;
import java.util.Optional;

/**
 * The outcome of one part of the input.
 *
 * @param ones    what became of each row or entity, in their order; without those that say nothing asked for
 * @param passed  those that say nothing that the recipe asks for
 * @param triples how many triples the part holds, as far as they are counted
 */
record Made(List<One> ones, Passed passed, long triples) {

    /**
     * What became of one.
     *
     * @param item    what it was, with what of it was lost
     * @param refusal why it can't be taken, a sentence
     * @param quads   else the claims, as N-Quads in UTF-8
     * @param count   how many quads
     */
    record One(Item item, Optional<String> refusal, byte[] quads, int count) {

        static One refused(Item item, String why) {
            return new One(item, Optional.of(why), new byte[0], 0);
        }
    }
}
