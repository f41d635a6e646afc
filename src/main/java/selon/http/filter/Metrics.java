package selon.http.filter;

import java.io.IOException;
import java.time.Duration;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.apache.jena.system.Txn;

import selon.core.ledger.ChangeGraph;
import selon.core.rdf.Finding;
import selon.core.store.Database;
import selon.core.store.Gate;
import selon.core.tdb.Patch;
import selon.core.vocab.Prefixes;
import selon.http.base.Answer;
import selon.http.base.AnswerCache;
import selon.http.base.Freshness;
import selon.http.base.HttpEndpoint;

/**
 * {@code /-/metrics}: counters, gauges and histograms in Prometheus' text format 0.0.4, or in OpenMetrics for clients that ask
 * for it. Times are in seconds. The values of a label are bounded by the addresses, methods, statuses and rules that exist. Any
 * thread may count; the meters are safe for several threads.
 */
public final class Metrics extends HttpEndpoint implements AutoCloseable {

    private static final Duration[] BUCKETS = {Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(5),
        Duration.ofMillis(10), Duration.ofMillis(25), Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(250),
        Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(30)};

    private final transient PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final transient JvmGcMetrics collections = new JvmGcMetrics();
    private final transient Timer commits;
    private final transient Counter added;
    private final transient Counter removed;
    private final transient Counter hits;
    private final transient Counter misses;

    /** Measures a database; {@link #changed} is to be told of its changes. */
    public Metrics(Database database) {
        super("GET", "HEAD");
        commits = timer("selon.commits", "How long accepted changes took, from the Gate's judgement to the disk").register(registry);
        added = Counter.builder("selon.quads.added").description("Quads that came, what is concluded included").register(registry);
        removed = Counter.builder("selon.quads.removed").description("Quads that went").register(registry);
        hits = Counter.builder("selon.cache.hits").description("Answers that were given again").register(registry);
        misses = Counter.builder("selon.cache.misses").description("Answers that could have been, and had to be worked out")
                .register(registry);
        Gauge.builder("selon.dataset.version", database, Metrics::version)
                .description("The number of the last change").register(registry);
        Gauge.builder("selon.store.bytes", database, Database::length).description("How long the files of the store are")
                .baseUnit("bytes").register(registry);
        FunctionCounter.builder("selon.compactions", database, Database::compactions)
                .description("How often the store was compacted").register(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collections.bindTo(registry);
    }

    private static double version(Database database) {
        return Txn.calculateRead(database.dataset(), () -> ChangeGraph.last(database.dataset()));
    }

    private static Timer.Builder timer(String name, String description) {
        return Timer.builder(name).description(description).serviceLevelObjectives(BUCKETS);
    }

    /** A change was made. */
    public void changed(long number, Patch patch) {
        added.increment(patch.added().size());
        removed.increment(patch.removed().size());
    }

    /**
     * A request was answered.
     *
     * @param route the pattern of the address
     */
    void answered(String route, String method, int status, Duration took) {
        timer("selon.requests", "How long requests took, by address, method and status")
                .tags("route", route, "method", method, "status", Integer.toString(status)).register(registry).record(took);
    }

    /** An answer was looked for in the cache. */
    void looked(boolean found) {
        (found ? hits : misses).increment();
    }

    /** Tells from now on how many bytes a cache holds. */
    public void watch(AnswerCache cache) {
        Gauge.builder("selon.cache.bytes", cache, AnswerCache::bytes).description("What the cache of answers takes, about")
                .baseUnit("bytes").register(registry);
    }

    /** A change was judged, and made unless it was refused; each rule that it broke counts once. */
    public void judged(Gate.Outcome outcome, Duration took) {
        if (outcome.change().isPresent()) {
            commits.record(took);
        }
        if (!outcome.verdict().accepts()) {
            outcome.verdict().findings().stream().filter(finding -> finding.severity() == Finding.Severity.VIOLATION)
                    .map(finding -> Prefixes.shorten(finding.rule())).distinct().forEach(this::refused);
        }
    }

    private void refused(String rule) {
        Counter.builder("selon.refusals").description("Changes that were refused, by the rule they broke")
                .tag("rule", rule).register(registry).increment();
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String accept = request.getHeader("Accept");
        boolean open = accept != null && accept.contains("application/openmetrics-text");
        String type = open ? "application/openmetrics-text; version=1.0.0; charset=utf-8" : "text/plain; version=0.0.4; charset=utf-8";
        Freshness.keepNot(response);
        new Answer(HttpServletResponse.SC_OK, type, registry.scrape(type)).send(response);
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
