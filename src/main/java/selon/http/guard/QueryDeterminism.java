package selon.http.guard;

import java.util.regex.Pattern;

/**
 * Tells queries whose answer depends on the dataset alone from queries that look at the clock, make up values or ask other
 * servers.
 */
public final class QueryDeterminism {

    /** A text with such a word in it may be taken for one, which only costs time. */
    private static final Pattern FLEETING = Pattern.compile("(?=now|rand|uuid|struuid|bnode|service)" + QueryDepthCheck.NO_NAME
            + "(?:\\w+" + QueryDepthCheck.BLANKS + "\\(|service" + QueryDepthCheck.BLANKS + "(?:[<?$]|silent|[\\w.-]*:))", Pattern.CASE_INSENSITIVE);

    private QueryDeterminism() {}

    /**
     * Whether the query of a text has the same answer in the same state. The text is looked at, since Jena 6.2.0 overflows
     * its stack where it writes a query with a list that holds itself.
     */
    public static boolean is(String text) {
        return !FLEETING.matcher(QueryDepthCheck.unescaped(text)).find();
    }
}
