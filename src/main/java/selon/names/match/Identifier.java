package selon.names.match;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.jena.graph.Node;

import selon.core.vocab.IriArgument;

/**
 * An identifier of a thing.
 *
 * @param text      its normal form: an IRI, or a legal entity identifier
 * @param mayBeName whether the original text may be a name as well; "Q8", for one, is also a chain of petrol stations
 */
public record Identifier(String text, boolean mayBeName) {

    /** The beginning of the IRI of every Wikidata item. */
    public static final String WIKIDATA = "http://www.wikidata.org/entity/";

    private static final Pattern ITEM = Pattern.compile("(?i)(wd:|wikidata:)?(Q[1-9]\\d{0,17})");
    private static final Pattern PAGE = Pattern.compile("(?i)<?(?:https?:)?//(?:www\\.|m\\.)?wikidata\\.org/(?:wiki|entity)/"
            + "(?:(?:Item|Special(?::|%3A)(?:EntityData|EntityPage))[:/])?(Q[1-9]\\d{0,17})(?:\\.\\w+)?(?:[?#/]\\S*)?>?");
    private static final Pattern LEI = Pattern.compile("[0-9A-Z]{18}[0-9]{2}");
    private static final int BASE = 36;
    private static final BigInteger MODULUS = BigInteger.valueOf(97);

    /** Reads a Wikidata identifier or page address, a legal entity identifier or an absolute IRI; empty for any other text. */
    public static Optional<Identifier> of(String given) {
        String text = given.strip();
        Matcher item = ITEM.matcher(text);
        if (item.matches()) {
            return Optional.of(new Identifier(WIKIDATA + item.group(2).toUpperCase(Locale.ROOT), item.group(1) == null));
        }
        Matcher page = PAGE.matcher(text);
        if (page.matches()) {
            return Optional.of(new Identifier(WIKIDATA + page.group(1).toUpperCase(Locale.ROOT), false));
        }
        if (isLei(text.toUpperCase(Locale.ROOT))) {
            return Optional.of(new Identifier(text.toUpperCase(Locale.ROOT), false));
        }
        return text.contains(":") ? IriArgument.read(text).map(Node::getURI).map(iri -> new Identifier(iri, !text.contains("://")))
                : Optional.empty();
    }

    /** Whether a text has the form and the check digits of a legal entity identifier (ISO 17442; ISO 7064 MOD 97-10). */
    private static boolean isLei(String text) {
        if (!LEI.matcher(text).matches()) {
            return false;
        }
        StringBuilder digits = new StringBuilder();
        text.chars().forEach(sign -> digits.append(Character.digit(sign, BASE)));
        return new BigInteger(digits.toString()).mod(MODULUS).equals(BigInteger.ONE);
    }
}
