package selon.http.sparql;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.apache.jena.atlas.lib.InternalErrorException;
import org.apache.jena.atlas.lib.Pair;
import org.apache.jena.atlas.web.AcceptList;
import org.apache.jena.fuseki.DEF;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.fuseki.servlets.Responses;
import org.apache.jena.fuseki.servlets.SPARQL_QueryDataset;
import org.apache.jena.fuseki.servlets.ServletOps;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.WebContent;
import org.apache.jena.riot.web.HttpNames;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.QueryExecBuilder;
import org.apache.jena.sparql.exec.QueryExecResult;
import org.apache.jena.sparql.util.Symbol;

import selon.core.ledger.PastDataset;
import selon.core.query.NamedQuery;
import selon.core.store.Database;
import selon.core.store.HistoryPoint;
import selon.core.tdb.Deadline;
import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;
import selon.core.vocab.Segment;
import selon.http.base.AllowedMethods;
import selon.http.base.ExceptionMapper;
import selon.http.base.Freshness;
import selon.http.base.JsonLdWriter;
import selon.http.base.Negotiation;
import selon.http.base.Problem;
import selon.http.base.ServerOptions;
import selon.http.base.Version;
import selon.http.guard.ParsedQueryCache;
import selon.http.guard.ResultCollector;

/**
 * Fuseki's query processor for standard SPARQL 1.1. The status goes out once the results are complete, and each error is a
 * {@link Problem}. A GET without a query shows the service description (SPARQL 1.1 Service Description, section 2), or the
 * editor in a browser. With {@code as-of=} a query sees the dataset as it was then. Many threads call it at once.
 */
final class SparqlEndpoint extends SPARQL_QueryDataset {

    /** What makes assignments of filters. */
    private static final List<Symbol> ASSIGNING = List.of(ARQ.optFilterEquality, ARQ.optFilterImplicitJoin, ARQ.optImplicitLeftJoin,
            ARQ.optFilterDisjunction, ARQ.optFilterExpandOneOf);
    /** Parameters by which Fuseki takes a format, the first that is there. */
    private static final List<String> FORMATS = List.of(HttpNames.paramOutput1, HttpNames.paramOutput2, HttpNames.paramOutput3);
    /** Parameters of Fuseki that put what the client says into the answer. */
    private static final List<String> REFUSED = List.of("callback", "stylesheet", "force-accept");

    /** Seconds: for the whole answer, or for the first row and for the rest. */
    private static final Pattern TIMEOUT = Pattern.compile("[1-9]\\d{0,8}(,[1-9]\\d{0,8})?");

    private static final String METHODS = "GET, HEAD, POST, QUERY, OPTIONS";
    private static final String AS_OF = "as-of";

    /** A view of the past is made in memory, by taking back each change since. */
    private static final long MOST_CHANGES_BACK = 10_000;
    private static final long MOST_QUADS_BACK = 100_000;

    private final Database database;
    private final List<EntryPage> entries;
    private final ServerOptions options;
    private final ParsedQueryCache queries;

    SparqlEndpoint(Database database, List<EntryPage> entries, ServerOptions options) {
        this.options = options;
        this.queries = new ParsedQueryCache(options);
        this.database = database;
        this.entries = entries;
    }

    @Override
    public void process(HttpAction action) {
        ExceptionMapper.request(action.getRequest(), action.getResponse(), METHODS, () -> {
            Freshness.varies(action.getResponse(), Freshness.BY_TYPE);
            Optional<EntryPage> entry = entries.stream().filter(page -> isGet(action) && page.isWanted(action.getRequest())).findFirst();
            if (entry.isPresent()) {
                entry.get().send(action.getRequest(), action.getResponse());
            } else {
                super.process(action);
            }
        });
    }

    @Override
    public void execOptions(HttpAction action) {
        action.setResponseHeader("Allow", METHODS);
        action.setResponseHeader("Accept-Query", WebContent.contentTypeSPARQLQuery);
        action.setResponseStatus(204);
    }

    @Override
    public void execHead(HttpAction action) {
        executeLifecycle(action);
    }

    @Override
    public void validate(HttpAction action) {
        if (action.getRequest().getParameter("update") != null) {
            throw ProblemException.of(ProblemType.UPDATE_NOT_TAKEN, "/update");
        }
        if (isGet(action) && action.getRequest().getParameter("query") == null) {
            throw ProblemException.of(ProblemType.QUERY_MISSING);
        }
        REFUSED.stream().filter(name -> action.getRequest().getParameter(name) != null).findFirst().ifPresent(name -> {
            throw ProblemException.of(ProblemType.PARAMETER_REFUSED, name);
        });
        String timeout = action.getRequest().getParameter("timeout");
        if (timeout != null && !TIMEOUT.matcher(timeout).matches()) {
            throw ProblemException.of(ProblemType.PARAMETER_NOT_A_NUMBER, "timeout", timeout, 5);
        }
        if (!isGet(action)) {
            requireQuery(action);
        }
        if (action.getRequestMethod().equals("POST")) {
            super.validate(action);
        } else {
            validateParams(action, acceptedParams(action));
        }
    }

    private static void requireQuery(HttpAction action) {
        String type = action.getRequestContentType();
        if (type == null && action.getRequestMethod().equals(AllowedMethods.QUERY)) {
            throw ProblemException.of(ProblemType.CONTENT_TYPE_MISSING, List.of(WebContent.contentTypeSPARQLQuery, WebContent.contentTypeHTMLForm));
        }
        if (type != null
                && !type.startsWith(WebContent.contentTypeHTMLForm)
                && !type.startsWith(WebContent.contentTypeSPARQLQuery)) {
            throw ProblemException.of(ProblemType.CONTENT_TYPE_NOT_TAKEN, type,
                    List.of(WebContent.contentTypeSPARQLQuery, WebContent.contentTypeHTMLForm));
        }
    }

    private static boolean isGet(HttpAction action) {
        String method = action.getRequestMethod().toUpperCase(Locale.ROOT);
        return method.equals("GET") || method.equals("HEAD");
    }

    @Override
    protected Set<String> generateAcceptedParams() {
        Set<String> taken = new HashSet<>(super.generateAcceptedParams());
        taken.add(AS_OF);
        return taken;
    }

    /** The dataset, now or as it was; called inside the transaction of the query. */
    @Override
    protected DatasetGraph getDataset(HttpAction action) {
        String moment = action.getRequestParameter(AS_OF);
        if (moment == null) {
            return super.getDataset(action);
        }
        DatasetGraph now = database.dataset();
        return PastDataset.view(now, database.ledger(), HistoryPoint.number(now, moment), MOST_CHANGES_BACK, MOST_QUADS_BACK);
    }

    /** Asks a query; in place of Fuseki's own way, which parses each text anew, and writes it for a log twice. */
    @Override
    protected void execute(String text, HttpAction action) {
        ParsedQueryCache.ParsedQuery known = queries.of(text);
        String type = type(action, known.query());
        OptionalLong before = database.settled();
        action.beginRead();
        try {
            if (!known.steady() || !isKnown(action, type, before)) {
                answer(action, known.query(), type);
            }
        } finally {
            action.endRead();
        }
    }

    private void answer(HttpAction action, Query query, String type) {
        Pair<DatasetGraph, Query> decided = decideDataset(action, query, "");
        Query asked = decided.getRight() == null ? query : decided.getRight();
        long end = System.nanoTime() + longest(action).toNanos();
        try {
            written(action, asked, decided.getLeft(), type, end);
        } catch (QueryParseException e) {
            throw ProblemException.of(ProblemType.QUERY_SYNTAX, Segment.foreign(NamedQuery.complaint(e)));
        }
    }

    /** Jena 6.2.0 makes assignments of some filters within EXISTS within OPTIONAL, and then can't carry them out. */
    private void written(HttpAction action, Query query, DatasetGraph dataset, String type, long end) {
        try {
            written(action, query, dataset, type, end, true);
        } catch (InternalErrorException e) {
            action.getResponse().resetBuffer();
            written(action, query, dataset, type, end, false);
        }
    }

    /** Carries out a query until the time at which it ends, and writes what comes of it; all of it before any of it goes out. */
    private void written(HttpAction action, Query query, DatasetGraph dataset, String type, long end, boolean assigning) {
        QueryExecBuilder builder = QueryExec.dataset(dataset).query(query).context(action.getContext());
        if (!assigning) {
            ASSIGNING.forEach(optimisation -> builder.set(optimisation, false));
        }
        try (QueryExec execution = builder.build()) {
            Deadline.within(Duration.ofNanos(end - System.nanoTime()), execution.getContext(), () -> {
                ResultCollector collecting = new ResultCollector(options.limits());
                QueryExecResult answer = answer(action, execution, query, collecting);
                collecting.watch(() -> write(action, answer, query, type));
                return answer;
            });
        }
    }

    private QueryExecResult answer(HttpAction action, QueryExec execution, Query query, ResultCollector collecting) {
        return switch (query.queryType()) {
            case SELECT -> new QueryExecResult(collecting.rows(execution.select()));
            case CONSTRUCT -> new QueryExecResult(execution.construct(collecting.graph()));
            case DESCRIBE -> new QueryExecResult(execution.describe(collecting.graph()));
            default -> executeQuery(action, execution, query, "");
        };
    }

    private void write(HttpAction action, QueryExecResult answer, Query query, String type) {
        if (answer.isRowSet() && JsonResultWriter.TYPES.contains(type)) {
            ServletOps.setNoCache(action);
            action.getResponse().setContentType(type + ";charset=utf-8");
            JsonResultWriter.write(answer.rowSet(), stream(action));
        } else if (answer.isGraph() && JsonLdWriter.is(RDFLanguages.contentTypeToLang(type))) {
            JsonLdWriter.bounded(action.getRequest(), answer.graph().find(), () -> sendResults(action, answer, query.getPrologue()));
        } else {
            sendResults(action, answer, query.getPrologue());
        }
    }

    private static OutputStream stream(HttpAction action) {
        try {
            return action.getResponseOutputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How long a query may take: as the server allows, or less where the client says so. */
    private Duration longest(HttpAction action) {
        int allowed = options.limits().timeoutSeconds();
        String wished = action.getRequestParameter("timeout");
        return Duration.ofSeconds(wished == null ? allowed
                : Math.min(allowed, Integer.parseInt(wished.substring(wished.indexOf(',') + 1))));
    }

    /**
     * The type that the client wants of those on offer, or by a parameter, as Fuseki takes it.
     *
     * @throws ProblemException with 406 where it wants none of them
     */
    private static String type(HttpAction action, Query query) {
        AcceptList offer = query.isSelectType() ? DEF.rsOfferTable
                : query.isAskType() ? DEF.rsOfferBoolean
                : DEF.constructOffer;
        Map<String, String> names = offer == DEF.constructOffer ? Responses.shortNamesGraph : Responses.shortNamesResultSet;
        Optional<String> named = FORMATS.stream().map(action::getRequestParameter).filter(Objects::nonNull).map(String::strip)
                .filter(name -> !name.isEmpty()).findFirst();
        if (named.isPresent()) {
            return names.getOrDefault(named.get().toLowerCase(Locale.ROOT), named.get());
        }
        return Negotiation.choose(action.getRequestHeader("Accept"), offer).orElseThrow(() -> Negotiation.refusal(offer));
    }

    private static String asked(Map<String, String[]> parameters) {
        return new TreeMap<>(parameters).entrySet().stream().map(one -> one.getKey() + "=" + List.of(one.getValue()))
                .collect(Collectors.joining("&"));
    }

    /**
     * Whether the client has the answer, of which it is told the entity tag.
     *
     * @param type   in which it is answered
     * @param before the state of the dataset before the transaction began
     */
    private boolean isKnown(HttpAction action, String type, OptionalLong before) {
        String asked = isGet(action) ? action.getRequestQueryString() : asked(action.getRequest().getParameterMap());
        String ending = Integer.toHexString((asked + " " + type).hashCode());
        Version version = before.isPresent() && before.equals(database.settled()) ? new Version(before.getAsLong())
                : Version.of(database.dataset(), Optional.empty());
        return !Freshness.of(version.tag(ending), Freshness.BY_TYPE).isWanted(action.getRequest(), action.getResponse());
    }
}
