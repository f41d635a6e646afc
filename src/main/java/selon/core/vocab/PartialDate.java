package selon.core.vocab;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * A date at the precision of its source: {@code xsd:date}, {@code xsd:gYearMonth} or {@code xsd:gYear}. It never becomes more
 * precise than that.
 *
 * @param text      the date as written, without a time zone
 * @param precision its precision
 * @param first     the first day that it may be
 * @param last      the last day that it may be
 */
public record PartialDate(String text, Precision precision, LocalDate first, LocalDate last) {

    /** The precision of a date. */
    public enum Precision {
        /** {@code xsd:gYear}. */
        YEAR(XSDDatatype.XSDgYear),
        /** {@code xsd:gYearMonth}. */
        MONTH(XSDDatatype.XSDgYearMonth),
        /** {@code xsd:date}. */
        DAY(XSDDatatype.XSDdate);

        private final XSDDatatype type;

        Precision(XSDDatatype type) {
            this.type = type;
        }
    }

    private static final Pattern GIVEN = Pattern.compile("((\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?)(?:Z|[+-]\\d{2}:\\d{2})?");

    /** Reads a literal; empty if it is not a date of the three kinds. */
    public static Optional<PartialDate> of(Node literal) {
        return literal.isLiteral() ? of(literal.getLiteralLexicalForm()) : Optional.empty();
    }

    /** Reads a text such as {@code 2018-04-20}, {@code 2016-10} or {@code 2009}; empty if it is none of these. */
    public static Optional<PartialDate> of(String text) {
        Matcher given = GIVEN.matcher(text);
        if (!given.matches()) {
            return Optional.empty();
        }
        try {
            int year = Integer.parseInt(given.group(2));
            if (given.group(3) == null) {
                return Optional.of(new PartialDate(given.group(1), Precision.YEAR, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)));
            }
            YearMonth month = YearMonth.of(year, Integer.parseInt(given.group(3)));
            if (given.group(4) == null) {
                return Optional.of(new PartialDate(given.group(1), Precision.MONTH, month.atDay(1), month.atEndOfMonth()));
            }
            LocalDate day = month.atDay(Integer.parseInt(given.group(4)));
            return Optional.of(new PartialDate(given.group(1), Precision.DAY, day, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The date of a day. */
    public static PartialDate of(LocalDate day) {
        return new PartialDate(day.toString(), Precision.DAY, day, day);
    }

    /** This date as a literal of the datatype of its precision. */
    public Node literal() {
        return NodeFactory.createLiteralDT(text, precision.type);
    }

    /** Whether a start on this date may lie on or before a day: a start in "2009" may, for every day of 2009. */
    public boolean begunOn(LocalDate day) {
        return !first.isAfter(day);
    }

    /** Whether an end on this date may lie on or after a day: an end in "2009" may, for every day of 2009. */
    public boolean notOverOn(LocalDate day) {
        return !last.isBefore(day);
    }

    /** How many days lie between two dates at the least, as far as both are precise: none between a year and a day in it. */
    public long daysTo(PartialDate other) {
        Precision common = precision.compareTo(other.precision) < 0 ? precision : other.precision;
        return Math.abs(ChronoUnit.DAYS.between(begin(common), other.begin(common)));
    }

    private LocalDate begin(Precision common) {
        return switch (common) {
            case YEAR -> first.withDayOfYear(1);
            case MONTH -> first.withDayOfMonth(1);
            case DAY -> first;
        };
    }
}
