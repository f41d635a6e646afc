package selon.core.vocab;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;

import selon.core.vocab.Terms.Classes;

/**
 * The kinds of things, in the order in which a search shows them. This is the only table of kinds: addresses, prefixes,
 * search, pages, forms and the hand-over to Wikidata read it. What one thing of a kind is called stands in the ontology, as
 * the label of its class.
 */
public enum Kind {

    ORGANISATION(Classes.ORGANISATION, 30, "Organization", "Q43229", "org", "o", "Organisations", "Organisations"),
    DEAL(Classes.DEAL, 24, "Event", "", "deal", "deal", "Deals", "Opérations"),
    PERSON(Classes.PERSON, 22, "Person", "Q5", "person", "person", "People", "Personnes"),
    MOTIVE(Classes.MOTIVE, 20, "DefinedTerm", "", "motive", "motive", "Motives", "Motifs"),
    PRODUCT(Classes.PRODUCT, 18, "Thing", "Q2424752", "product", "product", "Products", "Produits"),
    MARKET(Classes.MARKET, 18, "Thing", "", "market", "market", "Markets", "Marchés"),
    DOCUMENT(Classes.DOCUMENT, 16, "Article", "", "doc", "doc", "Documents", "Documents"),
    MOTIVATION(Classes.MOTIVATION, 14, "Thing", "", "motivation", "motivation", "Motives of a deal", "Motifs d'une opération"),
    EVENT(Classes.CONTEXT_EVENT, 12, "Event", "", "event", "event", "Events", "Événements"),
    CONTROL(Classes.CONTROL_RELATION, 10, "Thing", "", "control", "control", "Control", "Contrôle"),
    OWNERSHIP(Classes.OWNERSHIP, 10, "Thing", "", "ownership", "ownership", "Ownership", "Détention"),
    STATEMENT(Classes.STATEMENT, 8, "Thing", "", "statement", "statement", "Statements", "Énoncés"),
    ANONYMOUS_SOURCE(Classes.ANONYMOUS_SOURCE, 8, "Person", "", "source", "source", "Unnamed sources", "Sources anonymes"),
    CLAIM(Classes.CLAIM, 4, "Claim", "", "claim", "claim", "Claims", "Affirmations"),
    CLASS(OWL.Class.asNode(), 4, "Thing"),
    RELATION(OWL.ObjectProperty.asNode(), 3, "Thing"),
    ATTRIBUTE(OWL.DatatypeProperty.asNode(), 3, "Thing"),
    PROPERTY(RDF.Nodes.Property, 3, "Thing"),
    RULE(SHACL.NodeShape, 0, "DefinedTerm"),
    PROPERTY_RULE(SHACL.PropertyShape, 0, "DefinedTerm"),
    QUOTE(Classes.QUOTE, 0, "Thing", "", "quote", "quote", "", ""),
    CITY(schema("City"), 0, "Thing", "Q515", "place", "place", "", ""),
    COUNTRY(schema("Country"), 0, "Thing", "Q6256", "place", "place", "", ""),
    PLACE(schema("Place"), 0, "Thing", "Q2221906", "place", "place", "", ""),
    AMOUNT(schema("MonetaryAmount"), 0, "Thing", "", "amount", "amount", "", ""),
    LINK(Classes.LINK, 0, "Thing", "", "link", "link", "", "");

    /** Kinds of at least this weight are what most people look for. */
    private static final int USUAL = 16;

    private final Node type;
    private final int weight;
    private final String schemaOrg;
    private final String wikidata;
    private final String segment;
    private final String prefix;
    private final String english;
    private final String french;

    /**
     * @param type      the class
     * @param weight    how far before others its things come in a search where their names fit alike, 0 to 30; things of a
     *                  kind without weight are found as any resource is
     * @param schemaOrg schema.org's word for it
     * @param wikidata  Wikidata's item for it, or empty
     * @param segment   what its things' addresses have after {@code /id/}, and what a search calls it; empty where its things
     *                  have addresses of other forms
     * @param prefix    the prefix of its things' names
     * @param english   what several are called, as a heading
     * @param french    what several are called, in French
     */
    Kind(Node type, int weight, String schemaOrg, String wikidata, String segment, String prefix, String english, String french) {
        this.type = type;
        this.weight = weight;
        this.schemaOrg = schemaOrg;
        this.wikidata = wikidata;
        this.segment = segment;
        this.prefix = prefix;
        this.english = english;
        this.french = french;
    }

    /** A kind of terms: each has the address that its vocabulary gives it. */
    Kind(Node type, int weight, String schemaOrg) {
        this(type, weight, schemaOrg, "", "", "", "", "");
    }

    private static Node schema(String name) {
        return NodeFactory.createURI("https://schema.org/" + name);
    }

    /** The kind of a thing of these classes, those above them included. */
    public static Optional<Kind> of(Set<Node> types) {
        return Arrays.stream(values()).filter(kind -> types.contains(kind.type)).findFirst();
    }

    /** The kind that has this very class. */
    public static Optional<Kind> of(Node type) {
        return of(Set.of(type));
    }

    /** The kinds that a search ranks. */
    public static List<Kind> ranked() {
        return Arrays.stream(values()).filter(kind -> kind.weight > 0).toList();
    }

    /** The kinds that a search tells apart; it shows all others as one. */
    public static List<Kind> offered() {
        return Arrays.stream(values()).filter(kind -> !kind.english.isEmpty()).toList();
    }

    /** The kinds that most people look for. */
    public static List<Kind> usual() {
        return Arrays.stream(values()).filter(kind -> kind.weight >= USUAL).toList();
    }

    /** Its class. */
    public Node type() {
        return type;
    }

    /** How far before others its things come in a search, 0 to 30. */
    public int weight() {
        return weight;
    }

    /** Schema.org's word for it. */
    public String schemaOrg() {
        return schemaOrg;
    }

    /** The identifier of Wikidata's item for it. */
    public Optional<String> wikidata() {
        return Optional.of(wikidata).filter(item -> !item.isEmpty());
    }

    /** What a search calls it; empty for terms. */
    public String segment() {
        return segment;
    }

    /** The prefix of its things' names, where they have one. */
    public Optional<String> prefix() {
        return Optional.of(prefix).filter(text -> !text.isEmpty());
    }

    /** What its things' addresses begin with; to be asked of a kind with a prefix. */
    public String namespace() {
        return this == MOTIVE ? Namespaces.MOTIVE : Namespaces.ID + segment + "/";
    }

    /** What several of them are called. */
    public String plural(String language) {
        return language.equals("fr") ? french : english;
    }
}
