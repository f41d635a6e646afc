package selon.intake.recipe;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.apache.jena.graph.Graph;

/**
 * One row or entity as triples, on which a recipe runs.
 *
 * @param piece     the raw record
 * @param key       its unique key; empty if the recipe names none
 * @param facts     its triples; empty if there is a complaint
 * @param repairs   the repairs of its text, as phrases
 * @param losses    its rejected statements
 * @param complaint the reason for refusing the whole record
 */
public record ParsedRecord(RawRecord piece, String key, Graph facts, List<String> repairs, List<RejectedStatement> losses,
                           Optional<String> complaint) {

    /** A record without repairs and rejected statements. */
    public ParsedRecord(RawRecord piece, String key, Graph facts) {
        this(piece, key, facts, List.of(), List.of(), piece.complaint());
    }

    /** This record, refused for a reason. */
    public ParsedRecord refused(String why) {
        return new ParsedRecord(piece, key, facts, repairs, losses, Optional.of(why));
    }

    /** This record with more rejected statements. */
    public ParsedRecord without(List<RejectedStatement> more) {
        return new ParsedRecord(piece, key, facts, repairs, Stream.concat(losses.stream(), more.stream()).toList(), complaint);
    }
}
