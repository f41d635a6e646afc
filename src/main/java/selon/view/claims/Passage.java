package selon.view.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import org.apache.jena.graph.Node;

/**
 * A quote (Web Annotation Data Model, sections 4.2.4 and 4.2.5).
 *
 * @param node  the quote
 * @param exact the quoted words
 * @param start the offset of the quote in the text, in code points, where known
 */
public record Passage(Node node, String exact, OptionalInt start) {

    /**
     * A piece of the quoted words.
     *
     * @param words  the piece
     * @param marked whether the piece is a cue
     */
    public record Piece(String words, boolean marked) {}

    /** Splits the quoted words into pieces and marks the cues: the words that hedge or report. */
    public List<Piece> pieces(List<String> cues) {
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        while (from < exact.length()) {
            int at = -1;
            String found = "";
            for (String cue : cues) {
                int next = cue.isEmpty() ? -1 : exact.indexOf(cue, from);
                if (next >= 0 && (at < 0 || next < at || next == at && cue.length() > found.length())) {
                    at = next;
                    found = cue;
                }
            }
            if (at < 0) {
                break;
            }
            if (at > from) {
                pieces.add(new Piece(exact.substring(from, at), false));
            }
            pieces.add(new Piece(found, true));
            from = at + found.length();
        }
        if (from < exact.length()) {
            pieces.add(new Piece(exact.substring(from), false));
        }
        return pieces;
    }
}
