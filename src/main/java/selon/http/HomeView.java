// What the first page shows.
package selon.http;

import java.util.List;

/**
 * The content of the first page.
 *
 * @param base      the address of this server, ending in a slash
 * @param deals     how many deals the graph tells of
 * @param claims    how many claims it holds
 * @param sources   how many voices have made them
 * @param documents how many documents they were read in
 * @param contested what the contested motives' voices say, a row a voice
 * @param questions the named queries: name and what each asks
 */
public record HomeView(String base, long deals, long claims, long sources, long documents,
                       List<Contested> contested, List<Question> questions) {

    /**
     * A motive of a deal on which voices contradict each other.
     *
     * @param deal       the deal's label
     * @param motivation the claimed motive's label
     * @param voices     who says what, those for it first
     */
    public record Contested(String deal, String motivation, List<Voice> voices) {}

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
