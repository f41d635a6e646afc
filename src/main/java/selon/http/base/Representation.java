package selon.http.base;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;

import selon.core.rdf.ReifiedStatements;
import selon.core.vocab.Namespaces;
import selon.core.vocab.Prefixes;

/**
 * A representation of a resource (RFC 9110, section 3.2): its address, its freshness and its links.
 *
 * @param path    the address of the document, without an ending
 * @param format  its form
 * @param mark    what its content depends on beside the version, or empty
 * @param version the state of what it tells
 * @param links   its typed links
 */
public record Representation(String path, DocumentFormat format, String mark, Version version, List<PageContext.PageLink> links) {

    private static final Node DATASET = NodeFactory.createURI(Namespaces.ID + "dataset");

    /** A representation whose content depends on nothing but its address and the version. */
    public Representation(String path, DocumentFormat format, Version version, List<PageContext.PageLink> links) {
        this(path, format, "", version, links);
    }

    /** Whether the client has it already. */
    public boolean isKnown(HttpServletRequest request) {
        return version.isKnown(request, tagEnding(request));
    }

    private String tagEnding(HttpServletRequest request) {
        return (mark.isEmpty() ? "" : mark + ".") + (format.type().equals(DocumentFormat.HTML.type())
                ? Negotiation.language(request) + "." + Templates.MARK + ".html"
                : format.lang().map(lang -> Negotiation.tagEnding(request, lang)).orElse(format.ending()));
    }

    /** Answers with the document; where the client has it already, with 304, and it is not made. */
    public void send(HttpServletRequest request, HttpServletResponse response, Supplier<byte[]> content) {
        if (isWanted(request, response)) {
            send(response, content.get());
        }
    }

    /** Answers with RDF, which is sent while it is written. */
    public void send(HttpServletRequest request, HttpServletResponse response, Lang lang, Supplier<DatasetGraph> content) {
        if (!isWanted(request, response)) {
            return;
        }
        DatasetGraph quads = content.get();
        if (lang.equals(Lang.RDFXML)) {
            send(response, of(quads, lang, request)); // It can't write every IRI, which shows only on the way.
            return;
        }
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType(Negotiation.contentType(request, lang));
        try {
            write(quads, lang, request, response.getOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void send(HttpServletResponse response, byte[] content) {
        new Answer(HttpServletResponse.SC_OK, format.type() + ";charset=utf-8", content).send(response);
    }

    /** Sends the headers, and says whether the document is to follow. */
    private boolean isWanted(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Content-Location", path + "." + format.ending()
                + Optional.ofNullable(request.getQueryString()).map(query -> "?" + query).orElse(""));
        links.forEach(link -> response.addHeader("Link", link.header()));
        return Freshness.of(version.tag(tagEnding(request)), Freshness.BY_READER).isWanted(request, response);
    }

    /** A page as bytes. */
    public static byte[] of(String page) {
        return page.getBytes(StandardCharsets.UTF_8);
    }

    /** RDF as bytes, as {@link #write} writes it. */
    public static byte[] of(DatasetGraph quads, Lang lang, HttpServletRequest request) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(quads, lang, request, out);
        return out.toByteArray();
    }

    /** Writes RDF: by graph where the syntax knows graphs, else all in one. */
    private static void write(DatasetGraph quads, Lang lang, HttpServletRequest request, OutputStream out) {
        if (RDFLanguages.isQuads(lang) && !lang.equals(Lang.JSONLD11)) {
            quads.prefixes().putAll(Prefixes.ALL);
            if (Negotiation.wantsTripleTerms(request, lang)) {
                ReifiedStatements.addTo(quads);
            }
            RDFWriter.source(quads).lang(lang).output(out);
        } else {
            var all = GraphFactory.createDefaultGraph();
            quads.find().forEachRemaining(quad -> all.add(quad.asTriple()));
            JsonLdWriter.write(UsedPrefixes.declared(all), lang, request, out);
        }
    }

    /** What a document says of itself: what it is about, and under which licence. */
    public static List<Triple> about(Node document, Node topic, String licence) {
        return List.of(Triple.create(document, RDF.Nodes.type, FOAF.Document.asNode()),
                Triple.create(document, FOAF.primaryTopic.asNode(), topic),
                Triple.create(document, DCTerms.isPartOf.asNode(), DATASET),
                Triple.create(document, DCTerms.license.asNode(), NodeFactory.createURI(licence)));
    }
}
