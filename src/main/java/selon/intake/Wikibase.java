// The names by which Wikidata writes its entities in RDF.
package selon.intake;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** IRIs of the RDF that Wikibase exports, and the properties that an import asks for. */
final class Wikibase {

    static final String ENTITY = "http://www.wikidata.org/entity/";
    static final String DATA = "https://www.wikidata.org/wiki/Special:EntityData/";
    static final String STATEMENT = ENTITY + "statement/";
    static final String REFERENCE = "http://www.wikidata.org/reference/";
    static final String VALUE = "http://www.wikidata.org/value/";
    static final String PROP = "http://www.wikidata.org/prop/";
    static final String ONTOLOGY = "http://wikiba.se/ontology#";
    static final String SCHEMA = "http://schema.org/";
    /** What stands for a value that is there and not known. */
    static final String UNKNOWN = "http://www.wikidata.org/.well-known/genid/";

    static final Node ABOUT = iri(SCHEMA + "about");
    static final Node RANK = iri(ONTOLOGY + "rank");
    static final Node PRECISION = iri(ONTOLOGY + "timePrecision");
    static final Node DERIVED = iri("http://www.w3.org/ns/prov#wasDerivedFrom");

    private Wikibase() {}

    static Node iri(String iri) {
        return NodeFactory.createURI(iri);
    }

    /** Whether a text holds the name of one of the properties, as IRI, prefixed name or key. */
    static boolean asks(byte[] text, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (text[i] == 'P' && (text[i - 1] == '/' || text[i - 1] == ':' || text[i - 1] == '"')) {
                int number = 0;
                int end = i + 1;
                while (end < to && text[end] >= '0' && text[end] <= '9' && end < i + 9) {
                    number = 10 * number + text[end++] - '0';
                }
                if (isRelation(number)) {
                    return true;
                }
                i = end - 1;
            }
        }
        return false;
    }

    /** Parent, subsidiary, owner, seat: an entity with none of them is not looked at; who owns it makes no organisation. */
    private static boolean isRelation(int property) {
        return property == 749 || property == 355 || property == 1830 || property == 159;
    }
}
