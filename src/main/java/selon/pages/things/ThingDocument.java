package selon.pages.things;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;

import selon.core.ledger.ChangeGraph;
import selon.core.vocab.PartialDate;
import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;
import selon.core.vocab.Segment;
import selon.http.base.DocumentFormat;
import selon.http.base.PageContext;
import selon.http.base.QueryString;
import selon.http.base.Representation;
import selon.http.base.Signposts;
import selon.http.base.ThingAddress;
import selon.http.base.Version;
import selon.view.claims.ConciseDescription;

/** The document about a thing: a page, or RDF in one of its formats. */
final class ThingDocument {

    /** Whoever wants to read on takes the dump: to skip costs time. */
    private static final int HIGHEST_PAGE = 1_000;
    private static final Node NEXT = NodeFactory.createURI("http://www.w3.org/1999/xhtml/vocab#next");

    private final DatasetGraph dataset;
    private final Node thing;
    private final DocumentFormat format;

    /**
     * @param dataset what is described, inside a transaction
     * @param thing   the thing
     * @param format  in which form
     */
    ThingDocument(DatasetGraph dataset, Node thing, DocumentFormat format) {
        this.dataset = dataset;
        this.thing = thing;
        this.format = format;
    }

    /** Answers with the document; with its ETag alone where the client has it. */
    void send(HttpServletRequest request, HttpServletResponse response) {
        int number = page(request);
        Optional<LocalDate> on = on(request);
        String path = ThingAddress.of(thing);
        List<PageContext.PageLink> links = Signposts.of(thing, path, ThingPages.type(dataset, thing));
        Representation document = new Representation(path, format, new Version(ChangeGraph.last(dataset)), links);
        if (format.lang().isPresent()) {
            document.send(request, response, format.lang().get(), () -> {
                ConciseDescription.DescriptionPage around = ConciseDescription.of(dataset, thing, number);
                return told(around.quads(), hasNext(around, path, number, response), request.getRequestURL().toString(), number);
            });
        } else {
            document.send(request, response, () -> {
                ConciseDescription.DescriptionPage around = ConciseDescription.bare(dataset, thing, number);
                hasNext(around, path, number, response);
                return Representation.of(new ThingPages(dataset, thing, around, number, on).page(request, links));
            });
        }
    }

    /** Whether there is another page; it is linked to then. */
    private boolean hasNext(ConciseDescription.DescriptionPage around, String path, int number, HttpServletResponse response) {
        boolean more = around.more() && number < HIGHEST_PAGE;
        if (more) {
            response.addHeader("Link", "<" + path + "." + format.ending() + "?page=" + (number + 1) + ">; rel=\"next\"");
        }
        return more;
    }

    private static int page(HttpServletRequest request) {
        String given = QueryString.of(request).one("page").orElse("1");
        if (!given.matches("[1-9]\\d{0,6}") || Integer.parseInt(given) > HIGHEST_PAGE) {
            throw ProblemException.of(ProblemType.PARAMETER_OUT_OF_RANGE, "page", given, 1, HIGHEST_PAGE,
                    Segment.address("/dump.nt.gz"));
        }
        return Integer.parseInt(given);
    }

    /** The day that a page with a past is to show. */
    private static Optional<LocalDate> on(HttpServletRequest request) {
        return QueryString.of(request).one("on").filter(given -> !given.isEmpty()).map(given -> PartialDate.of(given)
                .filter(when -> when.precision() == PartialDate.Precision.DAY).map(PartialDate::first).orElseThrow(() ->
                    ProblemException.of(ProblemType.PARAMETER_NOT_A_DATE, "on", given, "2018-04-20")));
    }

    /** What is told, with what the document says of itself, and the next page of it where there is one. */
    private DatasetGraph told(DatasetGraph quads, boolean more, String address, int number) {
        Node document = NodeFactory.createURI(address);
        Graph about = quads.getDefaultGraph();
        Representation.about(document, thing, Signposts.LICENCE).forEach(about::add);
        if (more) {
            about.add(Triple.create(document, NEXT, NodeFactory.createURI(address + "?page=" + (number + 1))));
        }
        return quads;
    }
}
