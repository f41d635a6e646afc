package selon.http.base;

import java.util.List;
import java.util.Optional;

import org.apache.jena.atlas.web.AcceptList;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.resultset.ResultSetLang;

import selon.core.vocab.ProblemException;

/**
 * A format in which a graph, rows or a truth value can be had: its media type, and the ending of its address, which needs no
 * negotiation.
 */
public enum DocumentFormat {
    TURTLE("ttl", "text/turtle", Lang.TURTLE),
    HTML("html", "text/html", null),
    JSON_LD("jsonld", "application/ld+json", Lang.JSONLD11),
    N_TRIPLES("nt", "application/n-triples", Lang.NTRIPLES),
    RDF_XML("rdf", "application/rdf+xml", Lang.RDFXML),
    TRIG("trig", "application/trig", Lang.TRIG),
    JSON("json", "application/sparql-results+json", ResultSetLang.RS_JSON),
    CSV("csv", "text/csv", ResultSetLang.RS_CSV),
    TSV("tsv", "text/tab-separated-values", ResultSetLang.RS_TSV),
    XML("xml", "application/sparql-results+xml", ResultSetLang.RS_XML),
    /** The name that programs ask for which know nothing of SPARQL. */
    PLAIN_JSON("json", "application/json", ResultSetLang.RS_JSON),
    PLAIN_XML("xml", "application/xml", ResultSetLang.RS_XML);

    /** Those of a graph, the preferred one first: a client that says nothing gets it. */
    public static final List<DocumentFormat> GRAPHS = List.of(TURTLE, HTML, JSON_LD, N_TRIPLES, RDF_XML, TRIG);
    /** Those of rows, or of a yes or no, the preferred one first. */
    public static final List<DocumentFormat> ROWS = List.of(JSON, HTML, CSV, TSV, XML, PLAIN_JSON, PLAIN_XML);

    private final String ending;
    private final String type;
    private final Lang lang;

    DocumentFormat(String ending, String type, Lang lang) {
        this.ending = ending;
        this.type = type;
        this.lang = lang;
    }

    /** The ending of its address, without a dot. */
    public String ending() {
        return ending;
    }

    /** Its media type. */
    public String type() {
        return type;
    }

    /** Its syntax, if it is no page. */
    public Optional<Lang> lang() {
        return Optional.ofNullable(lang);
    }

    /** The form of a graph that an address ends in. */
    public static Optional<DocumentFormat> atEndOf(String path) {
        return GRAPHS.stream().filter(format -> path.endsWith("." + format.ending)).findFirst();
    }

    /** The endings of some forms, each with its point. */
    public static List<String> endings(List<DocumentFormat> formats) {
        return formats.stream().map(format -> "." + format.ending).distinct().toList();
    }

    /**
     * The one of some forms that a client wants.
     *
     * @param accept the Accept header
     * @throws ProblemException with 406 where it wants none of them
     */
    public static DocumentFormat chosen(List<DocumentFormat> formats, String accept) {
        AcceptList offer = AcceptList.create(formats.stream().map(DocumentFormat::type).toArray(String[]::new));
        String type = Negotiation.choose(accept, offer).orElseThrow(() -> Negotiation.refusal(offer, endings(formats)));
        return formats.stream().filter(format -> format.type.equals(type)).findFirst().orElseThrow();
    }
}
