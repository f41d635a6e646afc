package selon.http.publish;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import selon.core.ledger.ChangeGraph;
import selon.core.vocab.JsonText;
import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;
import selon.core.vocab.Segment;
import selon.http.base.Answer;
import selon.http.base.Freshness;
import selon.http.base.HttpEndpoint;
import selon.http.base.RequestLimits;
import selon.http.base.ServerOptions;

/**
 * {@code /-/health/live} answers while the process runs. {@code /-/health/ready} reads the store first. {@code /-/health} adds
 * the limits that the operator set. When the store can't be read twice in a row, it must be opened anew: the process ends, for
 * its supervisor to restart it.
 */
final class HealthEndpoint extends HttpEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger("selon.http");
    private static final int CANARY_QUADS = 100;
    private static final long NANOS_A_MICROSECOND = 1000;

    private final transient DatasetGraph dataset;
    private final transient ServerOptions options;
    private final transient Runnable end;

    /**
     * The health of a server.
     *
     * @param end ends the process
     */
    HealthEndpoint(DatasetGraph dataset, ServerOptions options, Runnable end) {
        super("GET", "HEAD");
        this.dataset = dataset;
        this.options = options;
        this.end = end;
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) {
        Freshness.keepNot(response);
        String what = Optional.ofNullable(request.getPathInfo()).orElse("");
        switch (what) {
            case "/live" -> send(200, state("live"), response);
            case "/ready" -> send(response, Optional.empty());
            case "" -> send(response, Optional.of(limits()));
            default -> throw ProblemException.of(ProblemType.NO_SUCH_PAGE, request.getRequestURI(), List.of(Segment.address("/-/health"),
                    Segment.address("/-/health/live"), Segment.address("/-/health/ready")));
        }
    }

    private void send(HttpServletResponse response, Optional<JsonObjectBuilder> limits) {
        long start = System.nanoTime();
        Optional<Long> version = read().or(this::read);
        if (version.isEmpty()) {
            send(503, state("unreadable"), response);
            end.run();
            return;
        }
        JsonObjectBuilder state = state("ready");
        state.add("version", version.get());
        state.add("readMicroseconds", (System.nanoTime() - start) / NANOS_A_MICROSECOND);
        limits.ifPresent(all -> state.add("limits", all));
        send(200, state, response);
    }

    /**
     * The number of the last change, where that and a few quads with their terms can be read. Read by a thread of its own: the
     * error of a mapped file that is gone is thrown somewhat later than it happens.
     */
    private Optional<Long> read() {
        CompletableFuture<Long> version = new CompletableFuture<>();
        Thread reader = new Thread(() -> version.complete(Txn.calculateRead(dataset, this::canary)), "selon-health");
        reader.setUncaughtExceptionHandler((thread, e) -> {
            LOG.error("The store can't be read", e);
            version.obtrudeException(e);
        });
        reader.start();
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.of(ProblemType.SERVER_STOPPING);
        }
        return version.isCompletedExceptionally() ? Optional.empty() : Optional.of(version.join());
    }

    private long canary() {
        Iterator<Quad> quads = dataset.findNG(Node.ANY, Node.ANY, Node.ANY, Node.ANY);
        for (int i = 0; i < CANARY_QUADS && quads.hasNext(); i++) {
            quads.next();
        }
        return ChangeGraph.last(dataset);
    }

    private JsonObjectBuilder limits() {
        JsonObjectBuilder limits = JsonText.object();
        RequestLimits allowed = options.limits();
        limits.add("timeoutSeconds", allowed.timeoutSeconds());
        limits.add("longestBodyBytes", allowed.longestBody());
        limits.add("longestQueryBytes", allowed.longestQuery());
        limits.add("deepestNesting", allowed.deepest());
        limits.add("mostRows", allowed.mostRows());
        limits.add("largestResultBytes", allowed.largestResult());
        limits.add("queriesAtOnce", allowed.queriesAtOnce());
        limits.add("queriesOfClient", allowed.queriesOfClient());
        limits.add("heapBytes", Runtime.getRuntime().maxMemory());
        limits.add("writing", !options.tokens().isEmpty());
        return limits;
    }

    private static JsonObjectBuilder state(String word) {
        return JsonText.object().add("state", word);
    }

    private static void send(int status, JsonObjectBuilder state, HttpServletResponse response) {
        new Answer(status, "application/json", JsonText.lines(state.build())).send(response);
    }
}
