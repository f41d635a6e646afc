package selon.pages.things;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;

import selon.core.vocab.GraphNames;
import selon.core.vocab.IriArgument;
import selon.core.vocab.Namespaces;
import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;
import selon.core.vocab.Segment;
import selon.core.vocab.Terms;
import selon.http.base.DocumentFormat;
import selon.http.base.Freshness;
import selon.http.base.HttpEndpoint;
import selon.http.base.Signposts;
import selon.http.base.ThingAddress;
import selon.http.publish.HistoryView;

/**
 * Redirects from a thing to the document about it that suits the client (303, Cool URIs for the Semantic Web, section 4), and
 * serves that document. An ending ({@code .ttl}, {@code .html} …) chooses one without negotiation. A thing that was removed is
 * 410.
 */
final class ThingEndpoint extends HttpEndpoint {

    private static final String CHANGES = Namespaces.ID + "change/";
    private static final String GRAPHS = Namespaces.ID + "graph/";

    private final transient DatasetGraph dataset;

    ThingEndpoint(DatasetGraph dataset) {
        super("GET", "HEAD");
        this.dataset = dataset;
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getServletPath() + Optional.ofNullable(request.getPathInfo()).orElse("");
        Txn.executeRead(dataset, () -> {
            Optional<Node> named = IriArgument.read(ThingAddress.OURS + path).filter(this::isKnown);
            if (named.isPresent()) {
                send(named.get(), path, request, response);
                return;
            }
            DocumentFormat format = DocumentFormat.atEndOf(path).orElseThrow(() -> missing(path));
            Node thing = IriArgument.read(ThingAddress.OURS + path.substring(0, path.length() - format.ending().length() - 1))
                    .filter(this::isKnown).orElseThrow(() -> missing(path));
            new ThingDocument(dataset, thing, format).send(request, response);
        });
    }

    private void send(Node thing, String path, HttpServletRequest request, HttpServletResponse response) {
        Freshness.varies(response, Freshness.BY_TYPE);
        response.setHeader("Location", document(thing, path, request)
                + Optional.ofNullable(request.getQueryString()).map(query -> (thing.getURI().startsWith(GRAPHS) ? "&" : "?") + query)
                    .orElse(""));
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        Signposts.of(thing, path).forEach(link -> response.addHeader("Link", link.header()));
    }

    private static String document(Node thing, String path, HttpServletRequest request) {
        if (thing.getURI().startsWith(CHANGES)) {
            return "/-/history/" + thing.getURI().substring(CHANGES.length());
        }
        if (thing.getURI().startsWith(GRAPHS)) {
            return "/data?graph=" + thing.getURI();
        }
        return path + "." + DocumentFormat.chosen(DocumentFormat.GRAPHS, request.getHeader("Accept")).ending();
    }

    /** Whether anything is said of a thing, or in it, apart from the ledger's note of which change was its last. */
    private boolean isKnown(Node thing) {
        if (dataset.containsGraph(thing)) {
            return true;
        }
        var quads = dataset.find(Node.ANY, thing, Node.ANY, Node.ANY);
        while (quads.hasNext()) {
            if (!quads.next().getPredicate().equals(Terms.Properties.LAST_CHANGE)) {
                return true;
            }
        }
        return false;
    }

    private ProblemException missing(String path) {
        String without = DocumentFormat.atEndOf(path).map(format -> path.substring(0, path.length() - format.ending().length() - 1))
                .orElse(path);
        Optional<Node> once = IriArgument.read(ThingAddress.OURS + without)
                .filter(thing -> Stream.of(Terms.Properties.CHANGED, Terms.Properties.CHANGED_GRAPH)
                        .anyMatch(property -> dataset.contains(GraphNames.LEDGER, Node.ANY, property, thing)));
        return once.map(thing -> ProblemException.of(ProblemType.THING_GONE, thing.getURI(),
                        Segment.address(HistoryView.of(thing))))
                .orElseGet(() -> ProblemException.of(ProblemType.NO_SUCH_THING, ThingAddress.OURS + without,
                        Segment.address("/search?q=" + without.replaceFirst(".*/", "").replace('-', '+'))));
    }
}
