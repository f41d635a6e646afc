package selon.pages.reconcile;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import jakarta.json.stream.JsonGenerator;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.jena.atlas.web.AcceptList;
import org.apache.jena.sparql.core.DatasetGraph;

import selon.core.vocab.JsonText;
import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;
import selon.core.vocab.Segment;
import selon.http.base.Answer;
import selon.http.base.Freshness;
import selon.http.base.HttpEndpoint;
import selon.http.base.Negotiation;
import selon.http.base.PageContext;
import selon.http.base.PageLanguage;
import selon.http.base.QueryString;
import selon.http.base.RequestBody;
import selon.http.base.ServerOptions;
import selon.http.base.Templates;
import selon.http.filter.ResponseHeadersFilter;
import selon.names.index.NameFinder;
import selon.names.index.NamedThing;
import selon.names.match.MatchSchema;
import selon.names.match.OwnSchema;
import selon.names.match.OwnThings;
import selon.names.match.WikidataItems;
import selon.names.match.WikidataSchema;

/**
 * The Reconciliation Service API 0.2 of the W3C Entity Reconciliation Community Group, as OpenRefine speaks it. Its root
 * answers with a manifest, or takes a batch of questions ({@code queries}) or a data extension query ({@code extend}); a
 * browser gets a page. It offers no JSONP, since scripts of any origin may read its answers.
 */
final class ReconcileEndpoint extends HttpEndpoint {

    private static final AcceptList JSON_OR_HTML = AcceptList.create("application/json", "text/html");
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final long LONGEST_BODY = 1 << 20;
    private static final int SUGGESTED = 10;
    private static final int PROPOSED = 50;

    private final transient ReconcileService service;
    private final transient ReconcileService other;
    private final transient ServerOptions options;

    private ReconcileEndpoint(ReconcileService service, ReconcileService other, ServerOptions options) {
        super("GET", "HEAD", "POST");
        this.service = service;
        this.other = other;
        this.options = options;
    }

    /** The addresses of the services: of our own things, and of Wikidata's. */
    static List<ReconcileEndpoint> both(NameFinder names, DatasetGraph dataset, ServerOptions options) {
        OwnThings things = new OwnThings(names, dataset);
        ReconcileService ours = ReconcileService.ours(things, new OwnSchema(names, dataset));
        ReconcileService wikidata = ReconcileService.wikidata(new WikidataItems(things, options.catalogue()),
                new WikidataSchema());
        return List.of(new ReconcileEndpoint(ours, wikidata, options), new ReconcileEndpoint(wikidata, ours, options));
    }

    /** Where it is. */
    String path() {
        return service.path();
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("");
        QueryString query = query(request, path);
        if (query.has("callback") || query.has("jsonp")) {
            throw ProblemException.of(ProblemType.PARAMETER_REFUSED, "callback");
        }
        Freshness.askAgain(response, Freshness.BY_READER);
        String language = Negotiation.language(request);
        switch (path) {
            case "", "/" -> root(request, response, query, language);
            case "/suggest/entity" -> send(response, json -> answers(language).entities(json, suggested(query)));
            case "/suggest/type" ->
                send(response, json -> answers(language).terms(json, service.schema().types(prefix(query), language)));
            case "/suggest/property" ->
                send(response, json -> answers(language).terms(json, service.schema().properties(prefix(query), language)));
            case "/flyout/entity" -> {
                NamedThing thing = thing(query);
                send(response, json -> ReconcileResponses.flyout(json, id(query), thing.label(language).text(),
                        service.description(thing, language)));
            }
            case "/flyout/type", "/flyout/property" -> {
                MatchSchema.Term term = service.schema().term(id(query), language);
                send(response, json -> ReconcileResponses.flyout(json, id(query), term.name(), term.description().orElse("")));
            }
            case "/propose" -> {
                int limit = limit(query);
                send(response, json -> answers(language).proposal(json, query.one("type"), limit,
                        service.schema().propertiesOf(query.one("type"), language, limit)));
            }
            case "/preview" -> {
                ResponseHeadersFilter.allowFraming(response);
                ReconcileView.Preview preview = ReconcileView.preview(service, thing(query), language);
                Answer.page(Templates.filled("preview.jte", Map.of("preview", preview, "tongue", new PageLanguage(language)))).send(response);
            }
            case "/view" -> {
                String page = service.page(thing(query));
                if (page.isEmpty()) {
                    throw ProblemException.of(ProblemType.NO_PAGE_OF_ITEM, id(query));
                }
                response.setHeader("Location", page);
                response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            }
            default -> throw ProblemException.of(ProblemType.NO_SUCH_PAGE, request.getRequestURI(), Segment.address(service.path()));
        }
    }

    /** The parameters: of the address, or of a form in the body. */
    private QueryString query(HttpServletRequest request, String path) throws IOException {
        if (!request.getMethod().equals("POST")) {
            return QueryString.of(request);
        }
        if (!path.isEmpty() && !path.equals("/")) {
            throw ProblemException.of(ProblemType.METHOD_NOT_ALLOWED, "POST", "GET, HEAD, OPTIONS");
        }
        RequestBody body = RequestBody.of(request, LONGEST_BODY, options.limits().timeoutSeconds());
        if (!body.type().equals(FORM)) {
            throw body.ofAnotherType(List.of(FORM));
        }
        return QueryString.of(body.text());
    }

    private void root(HttpServletRequest request, HttpServletResponse response, QueryString query, String language) throws IOException {
        Optional<String> queries = query.one("queries");
        Optional<String> extend = query.one("extend");
        if (queries.isPresent()) {
            send(response, json -> answers(language).results(json, new ReconcileBatch(service.schema(), language).read(queries.get()),
                    Duration.ofSeconds(options.limits().timeoutSeconds())));
        } else if (extend.isPresent()) {
            send(response, json -> DataExtension.read(extend.get())
                    .answer(json, service, other, server(request) + other.path(), language));
        } else if (request.getMethod().equals("POST")) {
            throw ProblemException.of(ProblemType.FORM_EMPTY, "{\"q0\":{\"query\":\"Alibaba\"}}");
        } else if (chosen(request).equals("text/html")) {
            Answer.page(Templates.filled("reconcile.jte", Map.of("frame", PageContext.of(request), "page",
                    ReconcileView.page(service, other, server(request), query.one("name").orElse("").strip(), language)))).send(response);
        } else {
            send(response, json -> ReconcileManifest.write(json, service, server(request), language));
        }
    }

    private static String chosen(HttpServletRequest request) {
        return Negotiation.choose(request.getHeader("Accept"), JSON_OR_HTML)
                .orElseThrow(() -> Negotiation.refusal(JSON_OR_HTML));
    }

    private ReconcileResponses answers(String language) {
        return new ReconcileResponses(service, language);
    }

    /** Things that somebody who types a name may mean. */
    private List<NamedThing> suggested(QueryString query) {
        String prefix = prefix(query);
        return prefix.isBlank() ? List.of() : service.authority().beginning(prefix, SUGGESTED);
    }

    private static String prefix(QueryString query) {
        return query.one("prefix").orElseThrow(() -> ProblemException.of(ProblemType.PARAMETER_MISSING, "prefix", "ali"));
    }

    private static String id(QueryString query) {
        return query.one("id").orElseThrow(() -> ProblemException.of(ProblemType.PARAMETER_MISSING, "id", "Q1359568"));
    }

    private NamedThing thing(QueryString query) {
        String id = id(query);
        return service.named(id).orElseThrow(() -> ProblemException.of(ProblemType.NO_SUCH_THING, id, Segment.address("/search")));
    }

    private static int limit(QueryString query) {
        String given = query.one("limit").orElse("" + PROPOSED);
        if (!given.matches("[1-9]\\d{0,5}")) {
            throw ProblemException.of(ProblemType.PARAMETER_NOT_A_NUMBER, "limit", given, 10);
        }
        return Math.min(PROPOSED, Integer.parseInt(given));
    }

    /** The address of this server, as it was asked. */
    private static String server(HttpServletRequest request) {
        String all = request.getRequestURL().toString();
        return all.substring(0, all.length() - request.getRequestURI().length());
    }

    private static void send(HttpServletResponse response, Consumer<JsonGenerator> written) {
        Answer.json(JsonText.line(written)).send(response);
    }
}
