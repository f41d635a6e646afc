package selon.http.base;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.apache.jena.atlas.web.AcceptList;
import org.apache.jena.riot.Lang;

import selon.core.vocab.ProblemException;

/** A representation: its media type, and the ending of its address, which needs no negotiation. */
public enum DocumentFormat implements MediaFormat {
    /** First, since it is what a client gets that says nothing. */
    TURTLE("ttl", "text/turtle", Lang.TURTLE),
    HTML("html", "text/html", null),
    JSON_LD("jsonld", "application/ld+json", Lang.JSONLD11),
    N_TRIPLES("nt", "application/n-triples", Lang.NTRIPLES),
    RDF_XML("rdf", "application/rdf+xml", Lang.RDFXML),
    TRIG("trig", "application/trig", Lang.TRIG);

    /** All of them, the preferred one first. */
    public static final List<DocumentFormat> ALL = List.of(values());

    /** For negotiation. */
    static final AcceptList OFFER = AcceptList.create(ALL.stream().map(DocumentFormat::type).toArray(String[]::new));

    private final String ending;
    private final String type;
    private final Lang lang;

    DocumentFormat(String ending, String type, Lang lang) {
        this.ending = ending;
        this.type = type;
        this.lang = lang;
    }

    @Override
    public String ending() {
        return ending;
    }

    @Override
    public String type() {
        return type;
    }

    /** Its syntax, if it is RDF. */
    public Optional<Lang> lang() {
        return Optional.ofNullable(lang);
    }

    /** The one that an address ends in. */
    public static Optional<DocumentFormat> atEndOf(String path) {
        return Stream.of(values()).filter(format -> path.endsWith("." + format.ending)).findFirst();
    }

    /**
     * The one that a client wants.
     *
     * @param accept the Accept header
     * @throws ProblemException with 406 where it wants none of them
     */
    public static DocumentFormat chosen(String accept) {
        String type = Negotiation.choose(accept, OFFER).orElseThrow(() -> Negotiation.refusal(OFFER,
                ALL.stream().map(format -> "." + format.ending).toList()));
        return ALL.stream().filter(format -> format.type.equals(type)).findFirst().orElseThrow();
    }
}
