package selon.intake.link;

import org.apache.jena.graph.Node;

/**
 * A proposal that a person decides on.
 *
 * @param decision   what the person decided
 * @param suggestion what the particulars speak for
 * @param score      how much speaks for it, 0 to 100
 * @param kept       the thing whose name is kept, where they are one
 * @param other      the other
 * @param keptName   what the one is called
 * @param otherName  what the other is called
 * @param reason     what speaks for it, in words
 */
public record CandidatePair(Decision decision, Decision suggestion, int score, Node kept, Node other, String keptName, String otherName,
                   String reason) {

    /** What can be decided. */
    public enum Decision {
        /** Nothing yet. */
        NONE(""),
        /** They are one thing: what is said of both stands under one. */
        ACCEPT("accept"),
        /** They are two accounts of one thing, which differ in particulars. */
        ACCOUNT("account"),
        /** They are two things; they are not proposed again. */
        REFUSE("refuse");

        private final String word;

        Decision(String word) {
            this.word = word;
        }

        /** The word for it in a file. */
        public String word() {
            return word;
        }
    }
}
