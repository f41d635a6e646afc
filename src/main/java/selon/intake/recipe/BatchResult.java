package selon.intake.recipe;

import java.util.List;
import java.util.Optional;

/**
 * The result of converting one batch.
 *
 * @param ones    the result for each record, in the order of the file, without skipped ones
 * @param passed  the skipped entities: the recipe makes nothing of them
 * @param triples the number of triples read, if the format has triples
 */
public record BatchResult(List<One> ones, SkippedEntities passed, long triples) {

    /**
     * The result for one record: a refusal, or quads.
     *
     * @param item    the record, with its rejected statements
     * @param refusal the reason for refusing it, a sentence; empty if it is accepted
     * @param quads   its claims as N-Quads in UTF-8; empty if it is refused
     * @param count   the number of quads
     */
    public record One(ParsedRecord item, Optional<String> refusal, byte[] quads, int count) {

        /** The result for a refused record. */
        public static One refused(ParsedRecord item, String why) {
            return new One(item, Optional.of(why), new byte[0], 0);
        }
    }
}
