package selon.intake.recipe;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.apache.jena.graph.Graph;

/**
 * What one row or entity says, as plain triples that a recipe can ask.
 *
 * @param piece     what was read
 * @param key       what no other row or entity has alike; empty where nothing is
 * @param facts     what it says; empty where there is a complaint
 * @param repairs   what was mended, in words
 * @param losses    what of it can't be taken
 * @param complaint why it can't be taken at all
 */
public record ParsedRecord(RawRecord piece, String key, Graph facts, List<String> repairs, List<RejectedStatement> losses, Optional<String> complaint) {

    /** A whole one. */
    public ParsedRecord(RawRecord piece, String key, Graph facts) {
        this(piece, key, facts, List.of(), List.of(), piece.complaint());
    }

    public ParsedRecord refused(String why) {
        return new ParsedRecord(piece, key, facts, repairs, losses, Optional.of(why));
    }

    public ParsedRecord without(List<RejectedStatement> more) {
        return new ParsedRecord(piece, key, facts, repairs, Stream.concat(losses.stream(), more.stream()).toList(), complaint);
    }
}
