package selon.intake.recipe;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import selon.core.vocab.PartialDate;

/**
 * Reads the dates of one column, and repairs what can be repaired safely. Any thread may use it.
 *
 * @param pattern the pattern of the dates in the letters of {@link DateTimeFormatter}, such as {@code d/M/yyyy}
 * @param year    the column that repeats the year
 */
public record DateParser(String pattern, Optional<String> year) {

    private static final LocalDate FIRST_OF_SPREADSHEETS = LocalDate.of(1899, 12, 30);
    private static final int YEAR_DIGITS = 4;
    private static final Pattern YEAR = Pattern.compile("[12]\\d{3}");

    /**
     * The result of reading a date.
     *
     * @param date   a date at the precision of the text
     * @param repair the repair, as a phrase; empty if none was needed
     */
    public record DateReading(PartialDate date, Optional<String> repair) {
        private static DateReading of(LocalDate day, Optional<String> repair) {
            return new DateReading(PartialDate.of(day), repair);
        }
    }

    /** Thrown for a text that is no date or contradicts its year. The message is a sentence for the author of the file. */
    public static final class NoDate extends Exception {
        NoDate(String sentence) {
            super(sentence);
        }
    }

    /**
     * Reads a date.
     *
     * @param text a text that is not blank
     * @param says the text of the year's column, or an empty string
     * @throws NoDate if the text is no date, contradicts the year, or lies more than a year in the future
     */
    public DateReading read(String text, String says) throws NoDate {
        Optional<PartialDate> partial = PartialDate.of(text).filter(date -> date.precision() != PartialDate.Precision.DAY
                && date.text().equals(text) && YEAR.matcher(text.substring(0, YEAR_DIGITS)).matches());
        if (partial.isPresent()) {
            return new DateReading(partial.get(), Optional.empty());
        }
        DateReading reading = day(text);
        LocalDate day = reading.date.first();
        if (!YEAR.matcher(says).matches() || Integer.parseInt(says) == day.getYear()) {
            return plausible(text, reading, day);
        }
        int year = Integer.parseInt(says);
        if (FIRST_OF_SPREADSHEETS.until(day, ChronoUnit.DAYS) == year) {
            return new DateReading(PartialDate.of(says).orElseThrow(), Optional.of("the date " + text + " is the year " + says
                    + " that a spreadsheet took for a number of days; the year is kept"));
        }
        if (year > LocalDate.now().getYear() + 1) {
            return plausible(text, DateReading.of(day, Optional.of("the year " + says + " lies in the future; the date "
                    + text + " is kept")), day);
        }
        throw new NoDate("The date says " + text + " and the year says " + says + ". Correct the one that is wrong.");
    }

    private static DateReading plausible(String text, DateReading reading, LocalDate day) throws NoDate {
        if (day.isAfter(LocalDate.now().plusYears(1))) {
            throw new NoDate("The date " + text + " lies in the future. Correct it.");
        }
        return reading;
    }

    private DateReading day(String text) throws NoDate {
        Optional<LocalDate> asIs = parsed(text, pattern).or(() -> parsed(text, "yyyy-M-d"));
        if (asIs.isPresent()) {
            return DateReading.of(asIs.get(), Optional.empty());
        }
        String separator = pattern.replaceAll("[A-Za-z]", "").substring(0, 1);
        String even = text.replaceAll("[^\\p{Alnum}]+", separator);
        String swapped = pattern.replace('d', '\0').replace('M', 'd').replace('\0', 'M');
        Optional<LocalDate> mended = parsed(even, pattern).or(() -> parsed(even, swapped));
        LocalDate day = mended.orElseThrow(() -> new NoDate("\"" + shortened(text) + "\" is not a date as in "
                + pattern + ". Correct it, or leave it out."));
        return DateReading.of(day, Optional.of("the date " + text + " is read as " + day));
    }

    private static Optional<LocalDate> parsed(String text, String pattern) {
        try {
            return Optional.of(LocalDate.parse(text, DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The first 40 characters of a text, for a message. */
    public static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
