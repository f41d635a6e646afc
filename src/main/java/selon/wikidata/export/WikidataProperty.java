package selon.wikidata.export;

import java.util.Optional;
import java.util.stream.Stream;

import org.apache.jena.graph.Node;

import selon.core.vocab.Namespaces;

/** A property of ours, the property of Wikidata that says the same of the same thing, and what its values are there. */
enum WikidataProperty {
    PARENT("schema:parentOrganization", "P749", Kind.ITEM),
    /** Of the target: it is owned by the acquirer, from when the purchase was completed. */
    OWNED_BY("selon:acquired", "P127", Kind.ITEM),
    INCEPTION("schema:foundingDate", "P571", Kind.TIME),
    DISSOLVED("schema:dissolutionDate", "P576", Kind.TIME),
    HEADQUARTERS("schema:location", "P159", Kind.ITEM),
    FOUNDED_BY("schema:founder", "P112", Kind.ITEM),
    PRODUCT("selon:makesProduct", "P1056", Kind.ITEM),
    DEVELOPER("selon:developedBy", "P178", Kind.ITEM),
    USES("selon:usesProduct", "P2283", Kind.ITEM),
    REVENUE("selon:revenue", "P2139", Kind.MONEY),
    EMPLOYEES("schema:numberOfEmployees", "P1128", Kind.NUMBER),
    OFFICIAL_NAME("schema:legalName", "P1448", Kind.TEXT_IN_A_LANGUAGE),
    LEI("schema:leiCode", "P1278", Kind.TEXT),
    WEBSITE("schema:url", "P856", Kind.ADDRESS);

    /** What the values of a property are. */
    enum Kind { ITEM, TIME, MONEY, NUMBER, TEXT, TEXT_IN_A_LANGUAGE, ADDRESS }

    /** Since when a statement holds, until when, and of when it is. */
    static final String START = "P580";
    static final String END = "P582";
    static final String POINT_IN_TIME = "P585";
    /** Which part, from 0 to 1. */
    static final String PROPORTION = "P1107";

    private final String ours;
    private final String number;
    private final Kind kind;

    WikidataProperty(String ours, String number, Kind kind) {
        this.ours = Namespaces.expand(ours);
        this.number = number;
        this.kind = kind;
    }

    /** The one for a property of ours; nothing where Wikidata has none that means the same. */
    static Optional<WikidataProperty> of(Node predicate) {
        return Stream.of(values()).filter(property -> property.ours.equals(predicate.getURI())).findFirst();
    }

    String number() {
        return number;
    }

    Kind kind() {
        return kind;
    }
}
