// Whether a query says the same of the same dataset.
package selon.http;

import java.util.regex.Pattern;

/** Tells queries whose answer depends on the dataset alone from those that look at the clock, make things up, or ask elsewhere. */
final class Steady {

    /** A text with such a word in it may be taken for one, which only costs time. */
    private static final Pattern FLEETING = Pattern.compile("(?=now|rand|uuid|struuid|bnode|service)" + Nesting.NO_NAME
            + "(?:\\w+" + Nesting.BLANKS + "\\(|service" + Nesting.BLANKS + "(?:[<?$]|silent|[\\w.-]*:))", Pattern.CASE_INSENSITIVE);

    private Steady() {}

    /**
     * Whether the query of a text has the same answer in the same state. The text is looked at, since Jena 5.6.0 comes to no end where
     * it writes a query with a list that is its own rest.
     */
    static boolean is(String text) {
        return !FLEETING.matcher(Nesting.unescaped(text)).find();
    }
}
