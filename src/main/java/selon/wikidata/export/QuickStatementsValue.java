package selon.wikidata.export;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.apache.jena.graph.Node;

import selon.core.vocab.PartialDate;

/**
 * Writes values in version 1 of QuickStatements: {@code Q95}, {@code +2018-04-20T00:00:00Z/11},
 * {@code 1700000000U4917}, {@code "text"}, {@code en:"text"}. A text ends at the last quotation mark before the next
 * tab, so inner quotation marks need no escape. Characters that would end a field or a line become spaces.
 */
final class QuickStatementsValue {

    /** The items of currencies, without the letter Q. */
    private static final Map<String, String> CURRENCIES = Map.of("USD", "4917", "EUR", "4916", "GBP", "25224", "JPY", "8146",
            "CNY", "39099");

    private QuickStatementsValue() {}

    /**
     * Writes a date with its precision.
     *
     * @return nothing when the text is not a date after the year 0
     */
    static Optional<String> time(String date) {
        return PartialDate.of(date).filter(when -> when.first().getYear() > 0).map(when -> switch (when.precision()) {
            case YEAR -> time(when.text() + "-00-00", 9);
            case MONTH -> time(when.text() + "-00", 10);
            case DAY -> time(when.text(), 11);
        });
    }

    private static String time(String date, int precision) {
        return "+" + date + "T00:00:00Z/" + precision;
    }

    /**
     * Writes a number without an exponent.
     *
     * @return nothing when the text is not a number
     */
    static Optional<String> number(String number) {
        try {
            return Optional.of(plain(new BigDecimal(number)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /**
     * Writes an amount of money.
     *
     * @return nothing when the currency is unknown
     */
    static Optional<String> money(String number, String currency) {
        return Optional.ofNullable(CURRENCIES.get(currency)).flatMap(item -> number(number).map(plain -> plain + "U" + item));
    }

    /** Writes a percentage as a proportion from 0 to 1. */
    static Optional<String> proportion(String percent) {
        return number(percent).map(plain -> plain(new BigDecimal(plain).movePointLeft(2)));
    }

    /** Writes a text in quotation marks. */
    static String text(String words) {
        return "\"" + line(words) + "\"";
    }

    /**
     * Writes a text with its language.
     *
     * @return nothing when the literal has no language
     */
    static Optional<String> text(Node literal) {
        return Optional.of(literal.getLiteralLanguage()).filter(language -> !language.isEmpty())
                .map(language -> language.toLowerCase(Locale.ROOT) + ":" + text(literal.getLiteralLexicalForm()));
    }

    /**
     * Writes a web address.
     *
     * @return nothing when it is not an http or https address
     */
    static Optional<String> address(String address) {
        return Optional.of(address).filter(url -> url.matches("https?://[^\\s\"|]+")).map(QuickStatementsValue::text);
    }

    /** Replaces line breaks, tabs and control characters by spaces. */
    static String line(String words) {
        return words.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }
}
