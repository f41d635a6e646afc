// The first page.
package selon.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.jena.atlas.web.AcceptList;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.system.Txn;

import selon.describe.Counts;
import selon.query.NamedQuery;
import selon.query.Questions;

/** {@code /}: what this is and how to ask it; HTML for a browser, the service's description for a program. */
final class HomePage extends HttpServlet {

    private static final AcceptList HTML_OR_RDF =
            AcceptList.create("text/turtle", "text/html", "application/ld+json", "application/rdf+xml",
                    "application/n-triples");

    private final transient DatasetGraph dataset;
    private final transient Questions questions;

    HomePage(DatasetGraph dataset, Questions questions) {
        this.dataset = dataset;
        this.questions = questions;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getRequestURI().equals("/")) {
            new Problem(404, "There is nothing at " + request.getRequestURI() + ". The addresses of this server are "
                    + "/, /sparql, /data, /update, /-/validate and /-/history.").send(request, response);
            return;
        }
        Optional<String> type = Negotiation.choose(request.getHeader("Accept"), HTML_OR_RDF);
        if (!type.equals(Optional.of("text/html"))) {
            Description.send(request, response);
            return;
        }
        try {
            sendPage(request, response);
        } catch (QueryCancelledException e) {
            new Problem(503, "The page took longer to make than this server allows. Try again.").send(request, response);
        }
    }

    private void sendPage(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] page = Txn.calculateRead(dataset, () -> Pages.home(view(request))).getBytes(StandardCharsets.UTF_8);
        response.setContentType("text/html;charset=utf-8");
        response.setHeader("Vary", "Accept");
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }

    private HomeView view(HttpServletRequest request) {
        return new HomeView(request.getRequestURL().toString(), Counts.of(dataset), contested(), questions());
    }

    private List<HomeView.Contested> contested() {
        Map<String, List<Binding>> byMotivation = new LinkedHashMap<>();
        for (Binding row : rows(questions.named("contested-motives"))) {
            byMotivation.computeIfAbsent(text(row, "motivation"), key -> new ArrayList<>()).add(row);
        }
        return byMotivation.values().stream().map(HomePage::contested).toList();
    }

    private static HomeView.Contested contested(List<Binding> rows) {
        return new HomeView.Contested(rows.stream().map(row -> text(row, "deal")).distinct().toList(),
                text(rows.get(0), "motive"),
                rows.stream().map(row -> new HomeView.Voice(text(row, "who"), text(row, "says"), text(row, "hedge"),
                        text(row, "words"), text(row, "lang"), text(row, "in"))).toList());
    }

    private List<HomeView.Question> questions() {
        return questions.all().stream()
                .map(query -> new HomeView.Question(query.name(), query.summary("en"))).toList();
    }

    private List<Binding> rows(NamedQuery query) {
        List<Binding> rows = new ArrayList<>();
        try (QueryExec execution = query.ask(dataset, Map.of())) {
            execution.select().forEachRemaining(rows::add);
        }
        return rows;
    }

    private static String text(Binding row, String name) {
        Node value = row.get(name);
        return value == null ? "" : value.isLiteral() ? value.getLiteralLexicalForm() : value.toString();
    }
}
