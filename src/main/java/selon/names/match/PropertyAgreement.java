package selon.names.match;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.apache.jena.graph.Node;

import selon.core.vocab.PartialDate;
import selon.names.index.NormalizedName;

/**
 * Compares the values of a query with those of a thing.
 */
final class PropertyAgreement {

    private static final Pattern ADDRESS = Pattern.compile("(?i)(https?://)?(www\\.)?([^/?#\\s]+\\.[a-z]{2,}[^?#\\s]*?)/*");
    private static final int LONGEST_ADDRESS = 2_000;
    private static final int COMPARED = 20;

    private final EntitySource authority;

    /**
     * @param authority the source of the things
     */
    PropertyAgreement(EntitySource authority) {
        this.authority = authority;
    }

    /** The agreement of the best pair of values, from 0 to 1; empty if the thing has no value for the property. */
    Optional<Double> of(Node thing, MatchQuery.Constraint constraint) {
        List<Node> values = authority.values(thing, constraint.property());
        return values.stream().limit(COMPARED)
                .flatMap(value -> constraint.values().stream().map(asked -> of(value, asked))).max(Double::compare);
    }

    private double of(Node value, MatchQuery.MatchValue asked) {
        if (asked.id().isPresent() && value.isURI()) {
            return authority.thing(asked.id().get()).filter(value::equals).isPresent() ? 1 : 0;
        }
        if (value.isURI()) {
            boolean identified = Identifier.of(asked.text()).filter(it -> it.text().equals(value.getURI())
                    || authority.identified(it).stream().anyMatch(one -> one.thing().equals(value))).isPresent();
            return identified ? 1 : Math.max(compare(value.getURI(), asked.text()), authority.named(value).stream()
                    .flatMap(named -> named.names().stream())
                    .mapToDouble(name -> compare(name.text(), asked.text())).max().orElse(0));
        }
        return compare(value.getLiteralLexicalForm(), asked.text());
    }

    /** Compares two texts: as dates of any precision, as numbers, as web addresses, else as names. */
    private static double compare(String one, String other) {
        Optional<PartialDate> date = date(one);
        if (date.isPresent() && date(other).isPresent()) {
            return date.get().daysTo(date(other).get()) == 0 ? 1 : 0;
        }
        Optional<Double> number = number(one);
        if (number.isPresent() && number(other).isPresent()) {
            return number.equals(number(other)) ? 1 : 0;
        }
        Optional<String> address = address(one);
        if (address.isPresent() && address(other).isPresent()) {
            return address.equals(address(other)) ? 1 : 0;
        }
        return NameSimilarity.of(NormalizedName.of(one), NormalizedName.of(other)).name();
    }

    /** A date, or the day of a time. */
    private static Optional<PartialDate> date(String text) {
        return PartialDate.of(text.substring(0, text.indexOf('T') < 0 ? text.length() : text.indexOf('T')));
    }

    private static Optional<Double> number(String text) {
        return text.matches("[-+]?\\d{1,17}(\\.\\d{1,17})?") ? Optional.of(Double.valueOf(text)) : Optional.empty();
    }

    /** The normal form of a web address: without scheme, "www.", query and trailing slash; empty if the text is none. */
    static Optional<String> address(String text) {
        var address = ADDRESS.matcher(text.strip());
        return text.length() <= LONGEST_ADDRESS && address.matches() ? Optional.of(address.group(3).toLowerCase(Locale.ROOT))
                : Optional.empty();
    }
}
