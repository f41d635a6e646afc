// The address of every thing: /id/…, /motive/…, /shape/…, /hedge/…
package selon.http;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;

import selon.ledger.ChangeGraph;
import selon.store.Iri;
import selon.vocab.Namespaces;
import selon.vocab.Terms;

/**
 * Sends whoever asks for a thing to the document about it that suits (303, Cool URIs for the Semantic Web, section 4), and
 * answers with that document. An ending ({@code .ttl}, {@code .html} …) says which one without negotiation. What was here
 * and is no more is 410.
 */
final class Things extends Endpoint {

    private static final String CHANGES = Namespaces.ID + "change/";
    private static final String GRAPHS = Namespaces.ID + "graph/";

    private final transient DatasetGraph dataset;

    Things(DatasetGraph dataset) {
        super("GET", "HEAD");
        this.dataset = dataset;
    }

    @Override
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getServletPath() + Optional.ofNullable(request.getPathInfo()).orElse("");
        Txn.executeRead(dataset, () -> {
            Optional<Node> named = Iri.read(Address.OURS + path).filter(this::isKnown);
            if (named.isPresent()) {
                send(named.get(), path, request, response);
                return;
            }
            Format format = Format.atEndOf(path).orElseThrow(() -> missing(path));
            Node thing = Iri.read(Address.OURS + path.substring(0, path.length() - format.ending().length() - 1))
                    .filter(this::isKnown).orElseThrow(() -> missing(path));
            new ThingDocument(dataset, thing, format).send(request, response);
        });
    }

    private void send(Node thing, String path, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Vary", "Accept");
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
        return path + "." + Format.chosen(request.getHeader("Accept")).ending();
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

    private Problem.Met missing(String path) {
        String without = Format.atEndOf(path).map(format -> path.substring(0, path.length() - format.ending().length() - 1))
                .orElse(path);
        Optional<Node> once = Iri.read(Address.OURS + without)
                .filter(thing -> Stream.of(Terms.Properties.CHANGED, Terms.Properties.CHANGED_GRAPH)
                        .anyMatch(property -> dataset.contains(ChangeGraph.NAME, Node.ANY, property, thing)));
        return once.map(thing -> new Problem(410, "<" + thing.getURI() + "> was here and was taken away. Who did that, and why, "
                        + "is told at " + HistoryView.of(thing) + " .").met())
                .orElseGet(() -> new Problem(404, "Nothing is called <" + Address.OURS + without + "> here. Look for it by its "
                        + "name: /search?q=" + without.replaceFirst(".*/", "").replace('-', '+') + " .").met());
    }
}
