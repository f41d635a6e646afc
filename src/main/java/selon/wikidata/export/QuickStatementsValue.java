package selon.wikidata.export;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.apache.jena.graph.Node;

import selon.view.claims.PartialDate;

/**
 * Values in version 1 of QuickStatements: {@code Q95}, {@code +2018-04-20T00:00:00Z/11}, {@code 1700000000U4917},
 * {@code "text"}, {@code en:"text"}. A text ends at the last quotation mark before the next tab, so those within it stay as
 * they are; what would end a field or a line becomes a space.
 */
final class QuickStatementsValue {

    /** The items of currencies, without Q. */
    private static final Map<String, String> CURRENCIES = Map.of("USD", "4917", "EUR", "4916", "GBP", "25224", "JPY", "8146",
            "CNY", "39099");

    private QuickStatementsValue() {}

    /** A date at its precision; nothing where it is none, or before the year 1. */
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

    /** A number, written out. */
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

    /** An amount of a currency; nothing where its item is not known here. */
    static Optional<String> money(String number, String currency) {
        return Optional.ofNullable(CURRENCIES.get(currency)).flatMap(item -> number(number).map(plain -> plain + "U" + item));
    }

    /** A part of a hundred as a part of one. */
    static Optional<String> proportion(String percent) {
        return number(percent).map(plain -> plain(new BigDecimal(plain).movePointLeft(2)));
    }

    /** A text. */
    static String text(String words) {
        return "\"" + line(words) + "\"";
    }

    /** A text in its language; nothing where it says none. */
    static Optional<String> text(Node literal) {
        return Optional.of(literal.getLiteralLanguage()).filter(language -> !language.isEmpty())
                .map(language -> language.toLowerCase(Locale.ROOT) + ":" + text(literal.getLiteralLexicalForm()));
    }

    /** A web address; nothing where it is none that anybody could open. */
    static Optional<String> address(String address) {
        return Optional.of(address).filter(url -> url.matches("https?://[^\\s\"|]+")).map(QuickStatementsValue::text);
    }

    /** Words on one line, in one field. */
    static String line(String words) {
        return words.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }
}
