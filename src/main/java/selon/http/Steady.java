// Whether a query says the same of the same dataset.
package selon.http;

import java.util.regex.Pattern;

import org.apache.jena.query.Query;

/** Tells queries whose answer depends on the dataset alone from those that look at the clock, make things up, or ask elsewhere. */
final class Steady {

    /** As Jena writes them; a name or a text with such a word in it is taken for one, which only costs time. */
    private static final Pattern FLEETING = Pattern.compile("\\b(now|rand|uuid|struuid|bnode|service)\\b", Pattern.CASE_INSENSITIVE);

    private Steady() {}

    /** Whether the same query of the same state has the same answer. */
    static boolean is(Query query) {
        return !FLEETING.matcher(query.toString()).find();
    }
}
