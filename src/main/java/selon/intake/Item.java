// A row or an entity, read.
package selon.intake;

import java.util.List;
import java.util.Optional;

import org.apache.jena.graph.Graph;

/**
 * What one row or entity says, as plain triples that a recipe can ask.
 *
 * @param piece     what was read
 * @param key       what no other row or entity has alike; empty where nothing is
 * @param facts     what it says; empty where there is a complaint
 * @param repairs   what was mended, in words
 * @param complaint why it can't be taken
 */
record Item(Piece piece, String key, Graph facts, List<String> repairs, Optional<String> complaint) {

    Item refused(String why) {
        return new Item(piece, key, facts, repairs, Optional.of(why));
    }
}
