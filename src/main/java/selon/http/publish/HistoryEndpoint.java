package selon.http.publish;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.jena.atlas.web.AcceptList;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.system.Txn;

import selon.core.ledger.ChangeGraph;
import selon.core.ledger.Ledger;
import selon.core.ledger.LedgerEntry;
import selon.core.ledger.LedgerEntryJson;
import selon.core.store.Database;
import selon.core.vocab.IriArgument;
import selon.core.vocab.JsonText;
import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;
import selon.core.vocab.Segment;
import selon.core.vocab.Terms;
import selon.http.base.Answer;
import selon.http.base.Freshness;
import selon.http.base.HttpEndpoint;
import selon.http.base.JsonLdWriter;
import selon.http.base.Negotiation;
import selon.http.base.PageContext;
import selon.http.base.QueryString;
import selon.http.base.Templates;
import selon.http.base.UsedPrefixes;

/**
 * Serves the ledger in pages, the latest change first: of everything, of a graph or of a thing ({@code ?graph=}, {@code
 * ?thing=}, {@code ?limit=}, {@code ?before=}). {@code /-/history/12} is one change with all the things that it changed, and
 * its patch as {@code application/rdf-patch}.
 */
public final class HistoryEndpoint extends HttpEndpoint {

    private static final String PATCH = "application/rdf-patch";
    private static final AcceptList LIST = AcceptList.create("application/json", "text/html", "text/turtle",
            "application/ld+json", "application/n-triples", "application/rdf+xml");
    private static final AcceptList ONE = AcceptList.create("application/json", "text/html", "text/turtle",
            "application/ld+json", "application/n-triples", "application/rdf+xml", PATCH);
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,17}");
    private static final int A_PAGE = 50;
    private static final int LONGEST_PAGE = 500;

    private final transient DatasetGraph dataset;
    private final transient Ledger ledger;

    public HistoryEndpoint(Database database) {
        super("GET", "HEAD");
        this.dataset = database.dataset();
        this.ledger = database.ledger();
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("/");
        AcceptList offer = path.equals("/") ? LIST : ONE;
        String type = Negotiation.choose(request.getHeader("Accept"), offer)
                .orElseThrow(() -> Negotiation.refusal(offer));
        Freshness.varies(response, Freshness.BY_TYPE + ", Accept-Language");
        if (path.equals("/")) {
            list(request, response, type);
        } else {
            one(path.substring(1), type, request, response);
        }
    }

    private void list(HttpServletRequest request, HttpServletResponse response, String type) {
        QueryString query = QueryString.of(request);
        if (query.has("graph") && query.has("thing")) {
            throw ProblemException.of(ProblemType.PARAMETERS_EXCLUSIVE, "graph", "thing");
        }
        Optional<Node> about = query.one("graph").or(() -> query.one("thing")).map(IriArgument::required);
        long limit = Math.min(LONGEST_PAGE, query.one("limit").map(given -> number(given, "limit")).orElse((long) A_PAGE));
        long before = query.one("before").map(given -> number(given, "before")).orElse(Long.MAX_VALUE);
        HistoryView view = Txn.calculateRead(dataset, () -> {
            List<Long> numbers = ChangeGraph.numbers(dataset, about).filter(number -> number < before).limit(limit + 1).toList();
            List<LedgerEntry> entries = numbers.stream().limit(limit)
                    .map(number -> ChangeGraph.outline(dataset, number).orElseThrow()).toList();
            Optional<String> older = numbers.size() <= limit ? Optional.empty()
                    : Optional.of(about.map(HistoryView::of).map(address -> address + "&").orElse("/-/history?")
                            + "limit=" + limit + "&before=" + entries.get(entries.size() - 1).number());
            return new HistoryView(about, entries, older);
        });
        view.older().ifPresent(address -> response.setHeader("Link", "<" + address + ">; rel=\"next\""));
        answer(request, type, () -> Templates.filled("history.jte", Map.of("history", view, "frame", PageContext.of(request))), () -> json(view), view.entries())
                .send(response);
    }

    private void one(String name, String type, HttpServletRequest request, HttpServletResponse response) throws IOException {
        LedgerEntry entry = Optional.of(name).filter(NUMBER.asMatchPredicate()).map(Long::valueOf)
                .flatMap(number -> Txn.calculateRead(dataset, () -> ChangeGraph.read(dataset, number)))
                .orElseThrow(() -> ProblemException.of(ProblemType.NO_SUCH_CHANGE, name, Segment.address("/-/history")));
        if (type.equals(PATCH)) {
            response.setContentType(PATCH + ";charset=utf-8");
            ledger.copy(entry.number(), response.getOutputStream());
            return;
        }
        answer(request, type, () -> Templates.filled("change.jte", Map.of("change",
                ChangeRows.of(entry, ledger, request.getRequestURL().toString()), "frame", PageContext.of(request))), () -> linked(LedgerEntryJson.whole(entry), entry), List.of(entry)).send(response);
    }

    private static Answer answer(HttpServletRequest request, String type, Supplier<String> page,
            Supplier<JsonObjectBuilder> json, List<LedgerEntry> entries) {
        return switch (type) {
            case "text/html" -> Answer.page(page.get());
            case "application/json" -> Answer.json(JsonText.lines(json.get().build()));
            default -> {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                JsonLdWriter.write(graph(entries), RDFLanguages.contentTypeToLang(type), request, out);
                yield new Answer(HttpServletResponse.SC_OK, type + ";charset=utf-8", out.toByteArray());
            }
        };
    }

    private static Graph graph(List<LedgerEntry> entries) {
        Graph graph = GraphFactory.createDefaultGraph();
        entries.stream().flatMap(ChangeGraph::telling).map(Quad::asTriple)
                .filter(triple -> !triple.getPredicate().equals(Terms.Properties.LAST_CHANGE)).forEach(graph::add);
        return UsedPrefixes.declared(graph);
    }

    private static JsonObjectBuilder json(HistoryView view) {
        JsonArrayBuilder changes = JsonText.array();
        view.entries().forEach(entry -> changes.add(linked(LedgerEntryJson.outline(entry), entry)));
        JsonObjectBuilder object = JsonText.object();
        view.about().ifPresent(about -> object.add("about", about.getURI()));
        object.add("changes", changes);
        view.older().ifPresent(older -> object.add("next", older));
        return object;
    }

    /** With the address at which there is more of it. */
    private static JsonObjectBuilder linked(JsonObjectBuilder change, LedgerEntry entry) {
        return change.add("change", "/-/history/" + entry.number());
    }

    private static long number(String given, String what) {
        if (!NUMBER.matcher(given).matches()) {
            throw ProblemException.of(ProblemType.PARAMETER_NOT_A_NUMBER, what, given, A_PAGE);
        }
        return Long.parseLong(given);
    }
}
