package selon.wikidata.export;

import java.util.Optional;
import java.util.stream.Stream;

import org.apache.jena.graph.Node;

import selon.core.vocab.Prefixes;

/**
 * The properties that Selon shares with Wikidata: Selon's property, Wikidata's property with the same meaning, and the
 * kind of its values there.
 */
enum WikidataProperty {
    PARENT("schema:parentOrganization", "P749", ValueKind.ITEM),
    /** The target is owned by the acquirer from the day on which the purchase is completed. */
    OWNED_BY("selon:acquired", "P127", ValueKind.ITEM),
    INCEPTION("schema:foundingDate", "P571", ValueKind.TIME),
    DISSOLVED("schema:dissolutionDate", "P576", ValueKind.TIME),
    HEADQUARTERS("schema:location", "P159", ValueKind.ITEM),
    FOUNDED_BY("schema:founder", "P112", ValueKind.ITEM),
    PRODUCT("selon:makesProduct", "P1056", ValueKind.ITEM),
    DEVELOPER("selon:developedBy", "P178", ValueKind.ITEM),
    USES("selon:usesProduct", "P2283", ValueKind.ITEM),
    REVENUE("selon:revenue", "P2139", ValueKind.MONEY),
    EMPLOYEES("schema:numberOfEmployees", "P1128", ValueKind.NUMBER),
    OFFICIAL_NAME("schema:legalName", "P1448", ValueKind.TEXT_IN_A_LANGUAGE),
    LEI("schema:leiCode", "P1278", ValueKind.TEXT),
    WEBSITE("schema:url", "P856", ValueKind.ADDRESS);

    /** The kinds of values. */
    enum ValueKind { ITEM, TIME, MONEY, NUMBER, TEXT, TEXT_IN_A_LANGUAGE, ADDRESS }

    /** The qualifiers for the time of a statement: start, end, and point in time. */
    static final String START = "P580";
    static final String END = "P582";
    static final String POINT_IN_TIME = "P585";
    /** The qualifier for a part of the whole, from 0 to 1. */
    static final String PROPORTION = "P1107";

    private final String ours;
    private final String number;
    private final ValueKind kind;

    WikidataProperty(String ours, String number, ValueKind kind) {
        this.ours = Prefixes.expand(ours);
        this.number = number;
        this.kind = kind;
    }

    /** Returns the property that matches one of Selon's, or nothing when Wikidata has none with the same meaning. */
    static Optional<WikidataProperty> of(Node predicate) {
        return Stream.of(values()).filter(property -> property.ours.equals(predicate.getURI())).findFirst();
    }

    /** Returns the number of Wikidata's property, such as {@code P749}. */
    String number() {
        return number;
    }

    /** Returns the kind of the values. */
    ValueKind kind() {
        return kind;
    }
}
