// The first page.
package selon.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.jena.atlas.web.AcceptList;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;

import selon.describe.Claims;
import selon.describe.Counts;
import selon.describe.Latest;
import selon.describe.Said;
import selon.ledger.ChangeGraph;
import selon.query.Questions;

/**
 * {@code /}: what is contested, what is new, and how to ask; HTML for a browser, the service's description for a program.
 * It looks at the whole graph, so it is made once for each state of it.
 */
final class HomePage extends Endpoint {

    private static final AcceptList HTML_OR_RDF =
            AcceptList.create("text/turtle", "text/html", "application/ld+json", "application/rdf+xml",
                    "application/n-triples");
    private static final int CONTESTED = 3;
    private static final int LATEST = 8;

    private final transient DatasetGraph dataset;
    private final transient Questions questions;
    private final transient Description description;
    private final transient Shelf shelf = new Shelf();

    HomePage(DatasetGraph dataset, Questions questions, Description description) {
        super("GET", "HEAD");
        this.dataset = dataset;
        this.questions = questions;
        this.description = description;
    }

    @Override
    void answer(HttpServletRequest request, HttpServletResponse response) {
        if (!request.getRequestURI().equals("/")) {
            throw new Problem(404, "There is nothing at " + request.getRequestURI() + ". The addresses of this server are "
                    + "/, /search, /queries, /export, /id/…, /ns, /motive, /shape, /sparql, /reconcile, /contribute, /data, /update, /-/validate and "
                    + "/-/history.").met();
        }
        Optional<String> type = Negotiation.choose(request.getHeader("Accept"), HTML_OR_RDF);
        if (!type.equals(Optional.of("text/html"))) {
            description.send(request, response, Description.SHORT);
            return;
        }
        Txn.executeRead(dataset, () -> shelf.send(request, response, new Version(ChangeGraph.last(dataset)), Signposts.API,
                frame -> Pages.filled("home.jte", Map.of("frame", frame,
                        "home", view(request.getRequestURL().toString(), frame.tongue().code())))));
    }

    private HomeView view(String base, String language) {
        Latest latest = new Latest(new Claims(new Said(dataset, language)));
        List<HomeView.Question> asked = questions.all().stream()
                .map(query -> new HomeView.Question(query.name(), query.summary(language))).toList();
        return new HomeView(base, Counts.of(dataset), latest.contested(CONTESTED), latest.deals(LATEST),
                latest.documents(LATEST), asked);
    }
}
