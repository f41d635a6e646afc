package selon.http.guard;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.datatype.DatatypeConstants;
import javax.xml.datatype.Duration;

import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;

import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;

/**
 * Limits the texts and numbers that one query makes, each and in total. Doubling a text or squaring a number a few dozen times
 * would take all memory before any time-out is checked. Only the thread of its query uses it.
 */
final class StringBudget {

    private static final long LONGEST = 1 << 20;
    private static final long LONGEST_IN_ALL = 64 << 20;
    /** Texts that are made of others anew are counted from here on: one query may well look at each name in small letters. */
    private static final int SHORT = 256;
    private static final long LONGEST_SEARCH = 1 << 30;
    private static final long MOST_DAYS = 4_000_000;
    private static final Map<DatatypeConstants.Field, Integer> IN_A_DAY = Map.of(DatatypeConstants.DAYS, 1, DatatypeConstants.HOURS, 24,
            DatatypeConstants.MINUTES, 24 * 60, DatatypeConstants.SECONDS, 24 * 60 * 60);
    private static final int LARGEST_BITS = 4096;
    /** A number of that many bits, as digits, with room for a sign and zeros. */
    private static final int LONGEST_NUMBER = 2000;
    private static final double BITS_A_DIGIT = 3.33;

    private static final Pattern LANGUAGE = Pattern.compile("[a-zA-Z]+(-[a-zA-Z0-9]+)*");

    private long inAll;

    /** Counts a text that was made, which may be one no longer than allowed. */
    NodeValue made(NodeValue text) {
        made(length(text));
        return text;
    }

    /** Counts a long text that was made of another. */
    NodeValue derived(NodeValue text) {
        if (length(text) > SHORT) {
            made(length(text));
        }
        return text;
    }

    /** Counts a text that was made, or is going to be. */
    void made(long length) {
        check(length);
        inAll += length;
        if (inAll > LONGEST_IN_ALL) {
            throw ProblemException.of(ProblemType.TEXTS_TOO_LONG, LONGEST_IN_ALL);
        }
    }

    /** Ends a query that makes too long a text. */
    static void check(long length) {
        if (length > LONGEST) {
            throw ProblemException.of(ProblemType.TEXT_TOO_LONG, LONGEST);
        }
    }

    /** The number that a query calculates with, where it is not too large. */
    static NodeValue number(NodeValue value) {
        if (value.isInteger() && value.getInteger().bitLength() > LARGEST_BITS
                || !value.isInteger() && value.isDecimal() && bits(value.getDecimal()) > LARGEST_BITS) {
            throw tooLarge();
        }
        if (value.isDuration() && days(value.getDuration()) > MOST_DAYS) {
            throw new ExprEvalException("More than " + MOST_DAYS + " days: " + value);
        }
        return value;
    }

    /** Without years and months; adding them to a time, Java goes from month to month. */
    private static double days(Duration duration) {
        return IN_A_DAY.entrySet().stream().filter(unit -> duration.isSet(unit.getKey()))
                .mapToDouble(unit -> duration.getField(unit.getKey()).doubleValue() / unit.getValue()).sum();
    }

    /** Ends a query that looks for a long text in a long one, which takes as long as both lengths multiplied. */
    static void search(NodeValue text, NodeValue what) {
        if (length(text) * length(what) > LONGEST_SEARCH) {
            throw ProblemException.of(ProblemType.SEARCHED_TEXT_TOO_LONG, length(what), length(text));
        }
    }

    /** The text of a number to be, where it is not too long. */
    static NodeValue digits(NodeValue text) {
        if (length(text) > LONGEST_NUMBER) {
            throw tooLarge();
        }
        return text;
    }

    /** A language tag, as SPARQL 1.1 spells one (section 19.8, LANGTAG); Jena 6.2.0 fails over others in its own complaint. */
    static NodeValue language(NodeValue tag) {
        if (!LANGUAGE.matcher(tag.asUnquotedString()).matches()) {
            throw new ExprEvalException("No language tag: " + tag);
        }
        return tag;
    }

    private static RuntimeException tooLarge() {
        return ProblemException.of(ProblemType.NUMBER_TOO_LARGE, LARGEST_BITS);
    }

    private static double bits(BigDecimal number) {
        return Math.max(number.unscaledValue().bitLength(), Math.abs((double) number.scale()) * BITS_A_DIGIT);
    }

    /** How many characters a value has. */
    static long length(NodeValue value) {
        return value.isLiteral() ? value.asNode().getLiteralLexicalForm().length() : value.isIRI() ? value.asNode().getURI().length() : 0;
    }
}
