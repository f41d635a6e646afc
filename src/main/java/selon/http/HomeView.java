// What the first page shows.
package selon.http;

import java.util.List;

import selon.describe.Counts;

/**
 * The content of the first page.
 *
 * @param base      the address of this server, ending in a slash
 * @param counts    how much the graph holds
 * @param contested what the contested motives' voices say, a row a voice
 * @param questions the named queries: name and what each asks
 */
public record HomeView(String base, Counts counts, List<Contested> contested, List<Question> questions) {

    /**
     * A motive of a deal on which voices contradict each other.
     *
     * @param deals      the deal, as each account of it is labelled
     * @param motivation the claimed motive's label
     * @param voices     who says what, those for it first
     */
    public record Contested(List<String> deals, String motivation, List<Voice> voices) {}

    /**
     * One voice.
     *
     * @param who     the source's label
     * @param says    "says so", "denies it" or "raises it"
     * @param hedge   the words that hedge, or empty
     * @param quote   the words themselves
     * @param lang    their language
     * @param through the document they came through
     */
    public record Voice(String who, String says, String hedge, String quote, String lang, String through) {

        /** The stance in one word, for its colour. */
        public String stance() {
            return says.substring(0, says.indexOf(' '));
        }
    }

    /** A named query, and what it asks. */
    public record Question(String name, String summary) {}
}
