package selon.http.guard;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.query.ARQ;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetReader;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.engine.binding.BindingLib;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.service.ServiceExecutorRegistry;
import org.apache.jena.sparql.service.single.ServiceExecutor;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.Symbol;

import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;

/**
 * SERVICE (SPARQL 1.1 Federated Query) for the endpoints that the operator lists. It takes an answer in SPARQL's JSON, whole,
 * within a time and a size. It follows no redirection, since nobody listed its target. The requests of one query and the
 * requests at one time are limited. Any thread may call it: {@code turns} is a semaphore, and the counter of a query is guarded
 * by the query's context.
 */
public final class Federation implements ServiceExecutor {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int LARGEST_BYTES = 8 << 20;
    private static final int MOST_REQUESTS = 50;
    private static final int AT_ONCE = 8;
    private static final int WAIT_SECONDS = 5;
    private static final String JSON = "application/sparql-results+json";
    private static final Symbol ASKED = Symbol.create("https://w3id.org/selon/federation/asked");

    private final Set<String> allowed;
    private final HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).connectTimeout(LONGEST).build();
    private final Semaphore turns = new Semaphore(AT_ONCE);

    private Federation(Set<String> allowed) {
        this.allowed = allowed;
    }

    /** Lets the queries of a context ask these endpoints; where there are none, nothing changes, and none may be asked. */
    public static void in(Context context, Set<String> allowed) {
        if (!allowed.isEmpty()) {
            ServiceExecutorRegistry registry = new ServiceExecutorRegistry();
            registry.add(new Federation(allowed));
            ServiceExecutorRegistry.set(context, registry);
            context.setTrue(ARQ.httpServiceAllowed);
        }
    }

    @Override
    public QueryIterator createExecution(OpService substituted, OpService original, Binding binding, ExecutionContext execution) {
        if (!substituted.getService().isURI() || !allowed.contains(substituted.getService().getURI())) {
            throw QueryPolicy.elsewhere(allowed);
        }
        RemoteService remote = RemoteService.of(substituted);
        if (asked(execution.getContext()) > MOST_REQUESTS) {
            throw ProblemException.of(ProblemType.SERVICE_ASKED_TOO_OFTEN, remote.endpoint(), MOST_REQUESTS);
        }
        return QueryIterPlainWrapper.create(Iter.map(rows(remote, original.getSilent()), row -> BindingLib.merge(binding, row)),
                execution);
    }

    /** The rows of the answer; with SILENT, one that says nothing where there is none (section 2.2 of the specification). */
    private Iterator<Binding> rows(RemoteService remote, boolean silent) {
        try {
            return read(remote, body(remote)).stream().map(remote::restored).iterator();
        } catch (RemoteService.Failed e) {
            if (silent) {
                return List.of(BindingFactory.empty()).iterator();
            }
            throw e.problem();
        }
    }

    /** How often a query has asked, this time included. */
    private static int asked(Context context) {
        AtomicInteger asked;
        synchronized (context) {
            asked = context.get(ASKED);
            if (asked == null) {
                asked = new AtomicInteger();
                context.set(ASKED, asked);
            }
        }
        return asked.incrementAndGet();
    }

    private byte[] body(RemoteService remote) {
        try {
            if (!turns.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw ProblemException.of(ProblemType.FEDERATION_BUSY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.of(ProblemType.SERVER_STOPPING);
        }
        try {
            return answer(remote);
        } finally {
            turns.release();
        }
    }

    private byte[] answer(RemoteService remote) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(remote.endpoint())).timeout(LONGEST)
                .header("Accept", JSON).header("User-Agent", "Selon (SPARQL federation)")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("query=" + URLEncoder.encode(remote.query().toString(), StandardCharsets.UTF_8))).build();
        CompletableFuture<HttpResponse<byte[]>> sent = client.sendAsync(request, head -> new LimitedInputStream(LARGEST_BYTES));
        try {
            HttpResponse<byte[]> response = sent.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
            String type = response.headers().firstValue("Content-Type").orElse("");
            if (response.statusCode() != 200 || !type.startsWith(JSON)) {
                throw remote.failed(ProblemType.ENDPOINT_WRONG_ANSWER, response.statusCode(), type.isEmpty() ? 0 : 1,
                        type.replaceFirst(";.*", ""), JSON);
            }
            return response.body();
        } catch (TimeoutException e) {
            sent.cancel(true);
            throw remote.failed(ProblemType.ENDPOINT_TIMEOUT, LONGEST.toSeconds());
        } catch (ExecutionException e) {
            throw e.getCause() instanceof LimitedInputStream.TooLarge
                    ? remote.failed(ProblemType.ENDPOINT_ANSWER_TOO_LARGE, LARGEST_BYTES >> 20)
                    : remote.failed(ProblemType.ENDPOINT_UNREACHABLE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.of(ProblemType.SERVER_STOPPING);
        }
    }

    private static RowSet read(RemoteService remote, byte[] body) {
        try {
            return RowSetReader.createReader(ResultSetLang.RS_JSON).read(new ByteArrayInputStream(body), ARQ.getContext()).materialize();
        } catch (RuntimeException e) {
            throw remote.failed(ProblemType.ENDPOINT_ANSWER_UNREADABLE);
        }
    }
}
