// The document about a thing, in one format.
package selon.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

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

import selon.describe.Neighbourhood;
import selon.describe.When;
import selon.ledger.ChangeGraph;
import selon.vocab.Namespaces;

/**
 * A page, or RDF.
 *
 * @param dataset what is described, inside a transaction
 * @param thing   the thing
 * @param format  in which form
 */
record ThingDocument(DatasetGraph dataset, Node thing, Format format) {

    /** Whoever wants to read on takes the dump: to skip costs time. */
    private static final int HIGHEST_PAGE = 1_000;
    private static final Node NEXT = NodeFactory.createURI("http://www.w3.org/1999/xhtml/vocab#next");
    private static final Node DATASET = NodeFactory.createURI(Namespaces.ID + "dataset");

    /** Answers with the document; with its ETag alone where the client has it. */
    void send(HttpServletRequest request, HttpServletResponse response) {
        int number = page(request);
        Optional<LocalDate> on = on(request);
        String path = Address.of(thing);
        String kind = ThingPages.type(dataset, thing);
        Tongue tongue = new Tongue(Negotiation.language(request));
        Version version = new Version(ChangeGraph.last(dataset));
        String ending = format == Format.HTML ? tongue.code() + "." + Pages.MARK + ".html" : format.ending();
        response.setHeader("Vary", "Accept, Accept-Language, Cookie");
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("ETag", version.tag(ending));
        response.setHeader("Content-Location", path + "." + format.ending()
                + Optional.ofNullable(request.getQueryString()).map(query -> "?" + query).orElse(""));
        List<Frame.Link> links = Signposts.of(thing, path, kind);
        links.forEach(link -> response.addHeader("Link", link.header()));
        if (version.isKnown(request, ending)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        Neighbourhood.Page around = Neighbourhood.of(dataset, thing, number);
        boolean more = around.more() && number < HIGHEST_PAGE;
        if (more) {
            response.addHeader("Link", "<" + path + "." + format.ending() + "?page=" + (number + 1) + ">; rel=\"next\"");
        }
        Problem.Body body = format.lang().map(lang -> new Problem.Body(format.type() + ";charset=utf-8",
                        rdf(around.quads(), more, lang, request, number)))
                .orElseGet(() -> new Problem.Body("text/html;charset=utf-8",
                        new ThingPages(dataset, thing, around, number, on).page(request, links)));
        body.send(HttpServletResponse.SC_OK, response);
    }

    private static int page(HttpServletRequest request) {
        String given = Query.of(request).one("page").orElse("1");
        if (!given.matches("[1-9]\\d{0,6}") || Integer.parseInt(given) > HIGHEST_PAGE) {
            throw new Problem(400, "page is a whole number from 1 to " + HIGHEST_PAGE + ", not " + given + ". Whoever wants "
                    + "more takes /dump.nt.gz .").met();
        }
        return Integer.parseInt(given);
    }

    /** The day that a page with a past is to show. */
    private static Optional<LocalDate> on(HttpServletRequest request) {
        return Query.of(request).one("on").filter(given -> !given.isEmpty()).map(given -> When.of(given)
                .filter(when -> when.precision() == When.Precision.DAY).map(When::first).orElseThrow(() ->
                    new Problem(400, "on is a day, such as on=2018-04-20, not " + given + ".").met()));
    }

    private byte[] rdf(DatasetGraph quads, boolean more, Lang lang, HttpServletRequest request, int number) {
        about(request.getRequestURL().toString(), more, number).forEach(quads.getDefaultGraph()::add);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (RDFLanguages.isQuads(lang) && !lang.equals(Lang.JSONLD11)) {
            quads.prefixes().putAll(Namespaces.PREFIXES);
            RDFWriter.source(quads).lang(lang).output(out);
        } else {
            var all = GraphFactory.createDefaultGraph();
            quads.find().forEachRemaining(quad -> all.add(quad.asTriple()));
            JsonLd.write(Prefixes.declared(all), lang, request, out);
        }
        return out.toByteArray();
    }

    /** What the document says of itself, with the next page of it where there is one. */
    private List<Triple> about(String address, boolean more, int number) {
        Node document = NodeFactory.createURI(address);
        List<Triple> triples = new java.util.ArrayList<>(List.of(
                Triple.create(document, RDF.Nodes.type, FOAF.Document.asNode()),
                Triple.create(document, FOAF.primaryTopic.asNode(), thing),
                Triple.create(document, DCTerms.isPartOf.asNode(), DATASET),
                Triple.create(document, DCTerms.license.asNode(), NodeFactory.createURI(Signposts.LICENCE))));
        if (more) {
            triples.add(Triple.create(document, NEXT, NodeFactory.createURI(address + "?page=" + (number + 1))));
        }
        return triples;
    }
}
