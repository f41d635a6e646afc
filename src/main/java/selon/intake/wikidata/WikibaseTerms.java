package selon.intake.wikidata;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** IRIs of the RDF that Wikibase exports (https://www.mediawiki.org/wiki/Wikibase/Indexing/RDF_Dump_Format). */
final class WikibaseTerms {

    static final String ENTITY = "http://www.wikidata.org/entity/";
    static final String DATA = "https://www.wikidata.org/wiki/Special:EntityData/";
    static final String STATEMENT = ENTITY + "statement/";
    static final String REFERENCE = "http://www.wikidata.org/reference/";
    static final String VALUE = "http://www.wikidata.org/value/";
    static final String PROP = "http://www.wikidata.org/prop/";
    /** Properties of entities themselves, without who says so. */
    static final String DIRECT = PROP + "direct/";
    /** Properties of references. */
    static final String IN_REFERENCE = PROP + "reference/";
    static final String ONTOLOGY = "http://wikiba.se/ontology#";
    static final String SCHEMA = "http://schema.org/";
    /** The beginning of the IRI of a value that exists but is unknown. */
    static final String UNKNOWN = "http://www.wikidata.org/.well-known/genid/";

    static final Node ABOUT = iri(SCHEMA + "about");
    static final Node RANK = iri(ONTOLOGY + "rank");
    static final Node PRECISION = iri(ONTOLOGY + "timePrecision");
    static final Node DERIVED = iri("http://www.w3.org/ns/prov#wasDerivedFrom");

    private WikibaseTerms() {}

    static Node iri(String iri) {
        return NodeFactory.createURI(iri);
    }
}
