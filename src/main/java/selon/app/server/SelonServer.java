package selon.app.server;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.apache.jena.fuseki.FusekiException;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.main.sys.FusekiModules;
import org.apache.jena.sparql.core.DatasetGraph;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.CustomRequestLog;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.Slf4jRequestLogWriter;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.ThreadLimitHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import selon.core.query.Questions;
import selon.core.store.Database;
import selon.core.store.Gate;
import selon.core.store.TripleStatistics;
import selon.core.vocab.InputException;
import selon.http.base.AnswerCache;
import selon.http.base.JettyErrorHandler;
import selon.http.base.JsonLdWriter;
import selon.http.base.Route;
import selon.http.base.Routes;
import selon.http.base.ServerOptions;
import selon.http.base.VersionedCache;
import selon.http.filter.CompressionHandlers;
import selon.http.filter.ConcurrencyLimit;
import selon.http.filter.IdleTimeoutHandler;
import selon.http.filter.Metrics;
import selon.http.filter.RequestTimingFilter;
import selon.http.filter.ResponseHeadersFilter;
import selon.http.filter.ResultCache;
import selon.http.guard.ExpressionLimits;
import selon.http.guard.Federation;
import selon.http.publish.DumpStore;
import selon.http.publish.OperationRoutes;
import selon.http.publish.PublishRoutes;
import selon.http.publish.ServiceDescription;
import selon.http.sparql.PostedQueryFilter;
import selon.http.sparql.SparqlRoutes;
import selon.http.write.WriteRoutes;
import selon.http.write.WriteService;
import selon.names.index.NameFinder;
import selon.names.index.TextQueryFunction;
import selon.pages.questions.EditorPage;
import selon.pages.questions.QuestionRoutes;
import selon.pages.reconcile.ReconcileRoutes;
import selon.pages.terms.TermRoutes;
import selon.pages.things.ThingRoutes;

/**
 * A running HTTP server for one database. Everybody may read; clients with a token write through the Gate. Any thread
 * may call its methods.
 */
public final class SelonServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("selon.http");
    private static final int OUTPUT_BUFFER_BYTES = 32 * 1024;
    private static final int REQUEST_HEADER_BYTES = 16 * 1024;
    /**
     * Wide enough for the links of a refused change, one to each broken rule, and for the links between the pages of an
     * answer.
     */
    private static final int RESPONSE_HEADER_BYTES = 64 * 1024;
    private static final int MOST_THREADS = 160;
    private static final int THREADS_OF_CLIENT = 40;
    private static final int CANNOT_GO_ON = 70;
    private final FusekiServer server;
    private final Routes routes;
    private final String host;
    private final Runnable atEnd;

    private SelonServer(FusekiServer server, Routes routes, String host, Runnable atEnd) {
        this.server = server;
        this.routes = routes;
        this.host = host;
        this.atEnd = atEnd;
    }

    /**
     * Starts the server.
     *
     * @param database the database
     * @param gate the database's gate
     * @param questions the named queries
     * @param options the operator's choices
     * @throws InputException when the address can't be used
     */
    public static SelonServer start(Database database, Gate gate, Questions questions, ServerOptions options) {
        return start(database, gate, questions, options, List.of());
    }

    /**
     * Starts to serve.
     *
     * @param more routes beside our own
     */
    public static SelonServer start(Database database, Gate gate, Questions questions, ServerOptions options, List<Route> more) {
        DatasetGraph dataset = database.dataset();
        ExpressionLimits.in(dataset.getContext());
        Federation.in(dataset.getContext(), options.services());
        Metrics metrics = new Metrics(database);
        database.listen(metrics::changed);
        DumpStore dumps = new DumpStore(dataset);
        ServiceDescription description = new ServiceDescription(new VersionedCache<>(dataset, TripleStatistics::of, TripleStatistics::version, older -> { }), dumps);
        NameFinder names = NameFinder.following(database);
        TextQueryFunction.offer(dataset.getContext(), () -> names);
        AnswerCache cache = new AnswerCache(options.cacheBytes());
        database.listen(cache::changed);
        metrics.watch(cache);
        Runnable atEnd = () -> {
            description.close();
            dumps.close();
            names.close();
            metrics.close();
        };
        Routes routes = new Routes(Stream.of(
                ThingRoutes.of(database, questions, names, description, options, cache),
                QuestionRoutes.of(dataset, questions, options),
                SparqlRoutes.of(database, List.of(new EditorPage(dataset, questions), description), options),
                TermRoutes.of(dataset, cache),
                ReconcileRoutes.of(names, dataset, options),
                WriteRoutes.of(database, new WriteService(gate, dataset, options, metrics)),
                PublishRoutes.of(database, dumps, description),
                OperationRoutes.of(dataset, options, metrics, SelonServer::end),
                more).flatMap(List::stream).toList());
        FusekiServer.Builder addresses = FusekiServer.create()
                .port(options.port())
                .fusekiModules(FusekiModules.create())
                .numServerThreads(2, MOST_THREADS)
                .addFilter("/*", new RequestTimingFilter(metrics))
                .addFilter("/*", new ResponseHeadersFilter(routes))
                .addFilter("/*", new PostedQueryFilter(routes, options.limits()))
                .addFilter("/*", new ResultCache(routes, database, metrics, new ConcurrencyLimit(options.limits()),
                        Optional.of(cache).filter(any -> options.cacheBytes() > 0)));
        routes.mount(addresses);
        JsonLdWriter.in(addresses);
        FusekiServer server = addresses.build();
        configure(server.getJettyServer(), routes, options);
        try {
            server.start();
        } catch (RuntimeException e) {
            server.stop();
            atEnd.run();
            throw new InputException("Port " + options.port() + " on " + options.host() + " can't be used: " + reason(innermost(e))
                    + ". Name another with --port, or --port 0 for any that is free.");
        }
        return new SelonServer(server, routes, options.host(), atEnd);
    }

    /**
     * Replaces the connector by one without a buffer pool. Jetty's pool (12.1.10) can reuse a buffer too early when
     * connections end badly. Among a million requests, one was then answered with another one's content.
     */
    private static ServerConnector unpooled(Server jetty, ServerConnector pooled) {
        HttpConnectionFactory http = pooled.getConnectionFactory(HttpConnectionFactory.class);
        http.getHttpConfiguration().setUseInputDirectByteBuffers(false); // Heap buffers are faster to allocate for a single use.
        http.getHttpConfiguration().setUseOutputDirectByteBuffers(false);
        ServerConnector connector = new ServerConnector(jetty, null, null, new ByteBufferPool.NonPooling(), -1, -1, http);
        connector.setPort(pooled.getPort());
        jetty.setConnectors(new Connector[] {connector});
        return connector;
    }

    private static void configure(Server jetty, Routes routes, ServerOptions options) {
        ServerConnector connector = unpooled(jetty, (ServerConnector) jetty.getConnectors()[0]);
        connector.setHost(options.host());
        connector.setIdleTimeout(TimeUnit.SECONDS.toMillis(IdleTimeoutHandler.FOR_REQUESTS_SECONDS));
        HttpConfiguration http = connector.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration();
        http.setOutputBufferSize(OUTPUT_BUFFER_BYTES);
        http.setRequestHeaderSize(REQUEST_HEADER_BYTES);
        http.setResponseHeaderSize(RESPONSE_HEADER_BYTES);
        if (options.behindProxy()) {
            http.addCustomizer(new ForwardedRequestCustomizer());
        }
        http.setHeaderCacheCaseSensitive(true); // Otherwise Jetty takes TOKEN for a token it has cached.
        Slf4jRequestLogWriter writer = new Slf4jRequestLogWriter();
        writer.setLoggerName("selon.requests");
        jetty.setRequestLog(new CustomRequestLog(writer,
                "%{" + RequestTimingFilter.NUMBER + "}o %{client}a \"%m %U\" %s %O bytes %{ms}T ms"));
        JettyErrorHandler errors = new JettyErrorHandler(routes);
        jetty.setErrorHandler(errors);
        ((ServletContextHandler) jetty.getHandler()).setErrorHandler(errors);
        jetty.insertHandler(new IdleTimeoutHandler());
        CompressionHandlers.before(jetty);
        ThreadLimitHandler threads = new ThreadLimitHandler(options.behindProxy() ? "X-Forwarded-For" : null) {
            @Override
            protected String getRemoteIP(Request request) {
                String address = super.getRemoteIP(request);
                return address == null ? null : ConcurrencyLimit.network(address);
            }
        };
        threads.setThreadLimit(THREADS_OF_CLIENT);
        jetty.insertHandler(threads);
        jetty.insertHandler(new GracefulHandler());
        jetty.setStopTimeout(TimeUnit.SECONDS.toMillis(options.limits().timeoutSeconds()));
    }

    /** Ends the process after a second, when the response with the reason has been sent. */
    private static void end() {
        CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS).execute(() -> Runtime.getRuntime().halt(CANNOT_GO_ON));
    }

    private static String reason(Throwable e) {
        return e.getMessage() == null ? "the address is not known" : e.getMessage();
    }

    private static Throwable innermost(Throwable e) {
        return e.getCause() == null ? e : innermost(e.getCause());
    }

    /** Returns the routes that this server answers. */
    public Routes routes() {
        return routes;
    }

    /** Returns the server's address, which ends in a slash. */
    public String url() {
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + server.getPort() + "/";
    }

    /** Waits until the server is stopped. Fuseki's own method would start a stopped server again. */
    public void join() {
        try {
            server.getJettyServer().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops the server. Requests that run get the time of a query to end; then they are cut off. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (FusekiException e) {
            LOG.warn("Stopped while requests were still running", e);
        } finally {
            atEnd.run();
        }
    }
}
