// What became of some rows or entities.
package selon.intake;

import java.util.List;

/**
 * The outcome of one part of the input.
 *
 * @param taken   what became claims
 * @param refused what can't be taken
 * @param passed  how many say nothing that the recipe asks for
 * @param triples how many triples the part holds, as far as they are counted
 */
record Made(List<Taken> taken, List<Refused> refused, long passed, long triples) {

    /**
     * A row or entity that became claims.
     *
     * @param item  what it was
     * @param quads the claims, as N-Quads in UTF-8
     * @param count how many quads
     */
    record Taken(Item item, byte[] quads, int count) {}

    /**
     * A row or entity that can't be taken.
     *
     * @param piece it
     * @param why   a sentence
     */
    record Refused(Piece piece, String why) {}
}
