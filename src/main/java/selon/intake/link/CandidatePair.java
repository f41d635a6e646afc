package selon.intake.link;

import org.apache.jena.graph.Node;

/**
 * Two things that may be one. A person decides.
 *
 * @param decision   the person's decision
 * @param suggestion the decision that the evidence suggests
 * @param score      the strength of the evidence, from 0 to 100
 * @param kept       the thing whose IRI stays after a merge
 * @param other      the other thing
 * @param keptName   the label of the first
 * @param otherName  the label of the other
 * @param reason     the evidence in words
 */
public record CandidatePair(Decision decision, Decision suggestion, int score, Node kept, Node other, String keptName,
                            String otherName, String reason) {

    /** The decisions on a pair. */
    public enum Decision {
        /** No decision yet. */
        NONE(""),
        /** They are one thing: all claims move to one IRI. */
        ACCEPT("accept"),
        /** They are two accounts of one deal, which differ in details. */
        ACCOUNT("account"),
        /** They are two things, and the pair is not proposed again. */
        REFUSE("refuse");

        private final String word;

        Decision(String word) {
            this.word = word;
        }

        /** The word in the table. */
        public String word() {
            return word;
        }
    }
}
