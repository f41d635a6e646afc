// Whether a query says the same of the same dataset.
package selon.http;

import java.util.regex.Pattern;

import org.apache.jena.query.Query;

/** Tells queries whose answer depends on the dataset alone from those that look at the clock, make things up, or ask elsewhere. */
final class Steady {

    /** Literals and IRIs, as Jena writes them. */
    private static final Pattern TERMS = Pattern.compile("\"(?:[^\"\\\\]++|\\\\.)*+\"|<[^<>\\s]*>", Pattern.DOTALL);

    /** A name with such a word in it may be taken for one, which only costs time. */
    private static final Pattern FLEETING = Pattern.compile("\\b(?:now|rand|uuid|struuid|bnode)\\s*\\(|\\bservice\\b",
            Pattern.CASE_INSENSITIVE);

    private Steady() {}

    /** Whether the same query of the same state has the same answer. */
    static boolean is(Query query) {
        return !FLEETING.matcher(TERMS.matcher(query.toString()).replaceAll("")).find();
    }
}
