// How deep a text of SPARQL is nested.
package selon.http;

/**
 * Looks at a query or an update before it is parsed: a parser goes down with the text, and one that is deep enough takes all
 * the room that a thread has. Brackets are counted, signs in a row before an
 * expression, and operators in a row between expressions.
 */
final class Nesting {

    private static final String NOT_IN_IRI = "<\"{}|^`\\";
    /** The operands of operators in a row make a tree as deep as there are operators; nobody writes so many. */
    private static final int OPERATORS = 5000;

    private final String text;
    private int at;

    private Nesting(String text) {
        this.text = text;
    }

    /**
     * Ends a request whose text is nested deeper than allowed.
     *
     * @param deepest how deep it may be nested
     */
    static void check(String text, int deepest) {
        if (new Nesting(text).isDeeperThan(deepest)) {
            throw new Problem(400, "This is nested too deep: more than " + deepest + " levels, or " + OPERATORS + " operators in a row. "
                    + "Make it flatter. Nothing was changed.")
                    .met();
        }
    }

    private boolean isDeeperThan(int deepest) {
        int depth = 0;
        int signs = 0;
        int[] operators = new int[deepest + 2];
        for (; at < text.length(); at++) {
            char sign = text.charAt(at);
            switch (sign) {
                case '(', '[', '{' -> operators[Math.min(++depth, deepest + 1)] = 0;
                case ')', ']', '}' -> depth = Math.max(0, depth - 1);
                case '"', '\'' -> skipText(sign);
                case '<' -> skipIri();
                case '#' -> skipComment();
                case '\\' -> at++;
                case '+', '*', '/', '|', '&', '-' -> operators[depth] += isInName() ? 0 : 1;
                case '.', ';' -> operators[depth] = isAtEnd() ? 0 : operators[depth];
                default -> { }
            }
            signs = "!-+^".indexOf(sign) >= 0 ? signs + 1 : Character.isWhitespace(sign) || sign == '#' ? signs : 0;
            if (depth + signs > deepest || operators[depth] > OPERATORS) {
                return true;
            }
        }
        return false;
    }

    /** Whether this is a hyphen within a name. */
    private boolean isInName() {
        return at > 0 && at + 1 < text.length() && Character.isLetter(text.charAt(at - 1)) && Character.isLetterOrDigit(text.charAt(at + 1));
    }

    /** Whether a statement ends here, and not a number goes on. */
    private boolean isAtEnd() {
        return at + 1 == text.length() || Character.isWhitespace(text.charAt(at + 1));
    }

    /** To the last character of a literal, short or long (SPARQL 1.1, section 19.8, String). */
    private void skipText(char quote) {
        String three = String.valueOf(quote).repeat(3);
        String closing = text.startsWith(three, at) ? three : String.valueOf(quote);
        int from = at + closing.length();
        while (from < text.length() && !text.startsWith(closing, from)) {
            from += text.charAt(from) == '\\' ? 2 : 1;
        }
        at = from + closing.length() - 1;
    }

    /** To the end of an IRI, where this is one and no comparison. */
    private void skipIri() {
        int from = at + 1;
        while (from < text.length() && text.charAt(from) > ' ' && text.charAt(from) != '>' && NOT_IN_IRI.indexOf(text.charAt(from)) < 0) {
            from++;
        }
        if (from < text.length() && text.charAt(from) == '>') {
            at = from;
        }
    }

    private void skipComment() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
    }
}
