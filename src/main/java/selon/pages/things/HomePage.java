package selon.pages.things;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.jena.atlas.web.AcceptList;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;

import selon.core.ledger.ChangeGraph;
import selon.core.query.Questions;
import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;
import selon.http.base.AnswerCache;
import selon.http.base.HttpEndpoint;
import selon.http.base.Negotiation;
import selon.http.base.Routes;
import selon.http.base.Signposts;
import selon.http.base.Templates;
import selon.http.base.Version;
import selon.http.publish.ServiceDescription;
import selon.view.claims.ClaimReader;
import selon.view.claims.GraphCounts;
import selon.view.claims.GraphReader;
import selon.view.deals.RecentlyAdded;

/**
 * {@code /}: the contested motives, the newest things and ways to ask, for a browser; the service description for a program. It
 * reads the whole graph, so it is made once for each state of it.
 */
final class HomePage extends HttpEndpoint {

    private static final AcceptList HTML_OR_RDF =
            AcceptList.create("text/turtle", "text/html", "application/ld+json", "application/rdf+xml",
                    "application/n-triples");
    private static final int CONTESTED = 3;
    private static final int LATEST = 8;

    private final transient DatasetGraph dataset;
    private final transient Questions questions;
    private final transient ServiceDescription description;
    private final transient AnswerCache pages;

    HomePage(DatasetGraph dataset, Questions questions, ServiceDescription description, AnswerCache pages) {
        super("GET", "HEAD");
        this.dataset = dataset;
        this.questions = questions;
        this.description = description;
        this.pages = pages;
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) {
        if (!request.getRequestURI().equals("/")) {
            throw ProblemException.of(ProblemType.NO_SUCH_PAGE, request.getRequestURI(), Routes.of(request).segments());
        }
        Optional<String> type = Negotiation.choose(request.getHeader("Accept"), HTML_OR_RDF);
        if (!type.equals(Optional.of("text/html"))) {
            description.send(request, response, ServiceDescription.SHORT);
            return;
        }
        Txn.executeRead(dataset, () -> pages.send(request, response, new Version(ChangeGraph.last(dataset)), Signposts.API,
                frame -> Templates.filled("home.jte", Map.of("frame", frame,
                        "home", view(request.getRequestURL().toString(), frame.tongue().code())))));
    }

    private HomeView view(String base, String language) {
        RecentlyAdded latest = new RecentlyAdded(new ClaimReader(new GraphReader(dataset, language)));
        List<HomeView.HomeQuestion> asked = questions.all().stream()
                .map(query -> new HomeView.HomeQuestion(query.name(), query.summary(language))).toList();
        return new HomeView(base, GraphCounts.of(dataset), latest.contested(CONTESTED), latest.deals(LATEST),
                latest.documents(LATEST), asked);
    }
}
