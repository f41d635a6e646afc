package selon.http.guard;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;

/**
 * Checks the text of a query or update before it is parsed, because a recursive parser needs stack for each level. It counts
 * brackets, signs before an expression and operators between expressions. It also counts AS, since the parser compares each new
 * name with all earlier ones, and EXISTS within EXISTS, each of which doubles the planning time.
 */
public final class QueryDepthCheck {

    private static final String NOT_IN_IRI = "<\"{}|^`\\";
    /** The operands of operators in a row make a tree as deep as there are operators; nobody writes so many. */
    private static final int OPERATORS = 5000;
    private static final int NAMES = 1000;
    private static final int TESTS = 8;
    private static final int HEXADECIMAL = 16;

    /** What may stand between two words, comments too. */
    static final String BLANKS = "(?:\\s++|#[^\\n\\r]*+[\\n\\r])*+";

    /** What does not stand before a word of SPARQL, which reads trueAS and NOTEXISTS as two, and ?was as one. */
    static final String NO_NAME = "(?<![?$:@]\\w{0,64})";
    private static final Pattern AS = Pattern.compile(NO_NAME + "AS(?=" + BLANKS + "[?$])", Pattern.CASE_INSENSITIVE);
    private static final Pattern EXISTS = Pattern.compile(NO_NAME + "EXISTS(?=" + BLANKS + "\\{)", Pattern.CASE_INSENSITIVE);

    /** A character by its number (SPARQL 1.1, section 19.2), or another that a backslash stands before. */
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|.)", Pattern.DOTALL);

    private final String text;
    private final Matcher as;
    private final Matcher exists;
    /** How deep the groups are that EXISTS looks at, the innermost last. */
    private final Deque<Integer> tests = new ArrayDeque<>();
    private boolean testing;
    private int at;
    private int names;

    private QueryDepthCheck(String text) {
        this.text = text;
        this.as = AS.matcher(text).useTransparentBounds(true);
        this.exists = EXISTS.matcher(text).useTransparentBounds(true);
    }

    /**
     * Ends a request whose text is nested deeper than allowed, or names more values than anybody writes.
     *
     * @param deepest how deep it may be nested
     */
    public static void check(String text, int deepest) {
        if (new QueryDepthCheck(unescaped(text)).isDeeperThan(deepest)) {
            throw ProblemException.of(ProblemType.NESTED_TOO_DEEP, deepest, OPERATORS);
        }
    }

    /** The text as its parser reads it, in which a bracket can be written as its number. */
    public static String unescaped(String text) {
        return text.indexOf('\\') < 0 ? text : ESCAPE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(
                Stream.of(1, 2).map(found::group).flatMap(Stream::ofNullable).map(digits -> Long.parseLong(digits, HEXADECIMAL))
                        .filter(number -> number <= Character.MAX_CODE_POINT).map(number -> Character.toString(number.intValue()))
                        .findFirst().orElse(found.group())));
    }

    private boolean isDeeperThan(int deepest) {
        int depth = 0;
        int signs = 0;
        int[] operators = new int[deepest + 2];
        for (; at < text.length(); at++) {
            char sign = text.charAt(at);
            switch (sign) {
                case '(', '[', '{' -> {
                    operators[Math.min(++depth, deepest + 1)] = 0;
                    opened(depth);
                }
                case ')', ']', '}' -> {
                    closed(depth);
                    depth = Math.max(0, depth - 1);
                }
                case '"', '\'' -> skipText(sign);
                case '<' -> skipIri();
                case '#' -> skipComment();
                case '\\' -> at++;
                case 'e', 'E' -> testing = exists.region(at, text.length()).lookingAt();
                case 'a', 'A' -> names += as.region(at, text.length()).lookingAt() ? 1 : 0;
                case '+', '*', '/', '|', '&', '-' -> operators[depth] += isInName() ? 0 : 1;
                case '.', ';' -> {
                    operators[depth] = isAtEnd() ? 0 : operators[depth];
                    names = depth == 0 && sign == ';' ? 0 : names; // Another operation of an update follows.
                }
                default -> { }
            }
            if (names > NAMES) {
                throw ProblemException.of(ProblemType.TOO_MANY_NAMES, NAMES);
            }
            signs = "!-+^".indexOf(sign) >= 0 ? signs + 1 : Character.isWhitespace(sign) || sign == '#' ? signs : 0;
            if (depth + signs > deepest || operators[depth] > OPERATORS) {
                return true;
            }
        }
        return false;
    }

    private void opened(int depth) {
        if (testing) {
            tests.addLast(depth);
            testing = false;
        }
        if (tests.size() > TESTS) {
            throw ProblemException.of(ProblemType.TOO_MANY_EXISTS, TESTS);
        }
    }

    private void closed(int depth) {
        if (!tests.isEmpty() && tests.getLast() == depth) {
            tests.removeLast();
        }
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
