// The server: which address is which endpoint.
package selon.http;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.main.sys.FusekiModules;
import org.apache.jena.fuseki.server.Operation;
import org.apache.jena.sparql.core.DatasetGraph;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
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

import selon.query.Questions;
import selon.reconcile.NameQuery;
import selon.reconcile.Names;
import selon.store.Database;
import selon.store.Export;
import selon.store.Gate;
import selon.store.Tally;
import selon.store.Unreadable;

/** A running server on one database: anybody reads, whoever has a token writes through the Gate. */
public final class SelonServer implements AutoCloseable {

    private static final int OUTPUT_BUFFER_BYTES = 32 * 1024;
    private static final int REQUEST_HEADER_BYTES = 16 * 1024;
    /** A refused change links to each rule that it breaks, and a page of an answer to those around it. */
    private static final int RESPONSE_HEADER_BYTES = 64 * 1024;
    private static final int MOST_THREADS = 160;
    private static final int THREADS_OF_CLIENT = 40;
    private static final int CANNOT_GO_ON = 70;
    private static final Operation SPARQL = Operation.alloc("https://w3id.org/selon/operation/sparql", "sparql",
            "SPARQL 1.1 Protocol, reading");
    private final FusekiServer server;
    private final String host;
    private final Runnable atEnd;

    private SelonServer(FusekiServer server, String host, Runnable atEnd) {
        this.server = server;
        this.host = host;
        this.atEnd = atEnd;
    }

    /**
     * Starts to serve.
     *
     * @param database  what is served
     * @param gate      its gate
     * @param questions the named queries
     * @param options   what the operator chooses
     * @throws Unreadable when the address can't be listened on
     */
    public static SelonServer start(Database database, Gate gate, Questions questions, Options options) {
        DatasetGraph dataset = database.dataset();
        Bounded.in(dataset.getContext());
        Federation.in(dataset.getContext(), options.services());
        Metrics metrics = new Metrics(database);
        Writing writing = new Writing(gate, dataset, options, metrics);
        Things things = new Things(dataset);
        Dumps dumps = new Dumps(dataset);
        Description description = new Description(
                new PerVersion<>(dataset, Tally::of, Tally::version, older -> { }), dumps);
        Names names = new Names(database);
        NameQuery.offer(dataset.getContext(), () -> names);
        Runnable atEnd = () -> {
            description.close();
            dumps.close();
            names.close();
            metrics.close();
        };
        ApiDescription api = new ApiDescription(questions);
        Vocabularies vocabularies = new Vocabularies(dataset);
        List<Reconcile> matching = Reconcile.both(names, dataset, options);
        FusekiServer.Builder addresses = FusekiServer.create()
                .port(options.port())
                .fusekiModules(FusekiModules.create())
                .numServerThreads(2, MOST_THREADS)
                .addServlet("/sparql", new Direct("/sparql", dataset, SPARQL,
                        new SparqlEndpoint(database, new Editor(dataset, questions), description, options)))
                .addServlet("/data", new GraphStore(dataset, writing))
                .addServlet("/update", new Updating(writing))
                .addServlet("/-/validate", new Validating(writing))
                .addServlet("/-/history/*", new History(database))
                .addServlet("/-/health/*", new Health(dataset, options, SelonServer::end))
                .addServlet("/-/metrics", metrics)
                .addServlet("/id/*", things)
                .addServlet("/motive/*", things)
                .addServlet("/shape/*", things)
                .addServlet("/hedge/*", things)
                .addServlet("/queries/*", new NamedQueries(dataset, questions, options))
                .addServlet("/export/*", new Exports(dataset))
                .addServlet("/" + ApiDescription.PATH, api)
                .addServlet(ApiDescription.PAGE, api)
                .addServlet("/search", new Search(names, dataset))
                .addServlet("/reconcile/*", matching.get(0))
                .addServlet("/reconcile/wikidata/*", matching.get(1))
                .addServlet("/dump.trig.gz", new DumpFile(dumps, Export.TRIG, "trig.gz"))
                .addServlet("/dump.nt.gz", new DumpFile(dumps, Export.NTRIPLES, "nt.gz"))
                .addServlet("/.well-known/void", new VoidFile(description))
                .addServlet("/" + JsonLd.PATH, new ContextFile())
                .addServlet("/assets/*", new Assets())
                .addServlet("/contribute/*", new Contribute(dataset, options))
                .addServlet("/*", new HomePage(dataset, questions, description))
                .addFilter("/*", new Measuring(metrics))
                .addFilter("/*", new Headers())
                .addFilter("/sparql", new PostedQuery(options.limits()));
        if (options.cacheBytes() > 0) {
            addresses.addFilter("/*", new ResultCache(database, options.cacheBytes(), metrics));
        }
        addresses.addFilter("/*", new Turns(options.limits()));
        Vocabulary.allAddresses().forEach(address -> addresses.addServlet(address, vocabularies));
        FusekiServer server = addresses.build();
        configure(server.getJettyServer(), options);
        try {
            server.start();
        } catch (RuntimeException e) {
            server.stop();
            atEnd.run();
            throw new Unreadable("Port " + options.port() + " on " + options.host() + " can't be used: " + reason(innermost(e))
                    + ". Name another with --port, or --port 0 for any that is free.");
        }
        return new SelonServer(server, options.host(), atEnd);
    }

    /**
     * The same, with buffers that no other connection had before. Those of Jetty's pool (12.1.10) come back to it too early in some
     * race with connections that end badly: among a million requests one was then answered as another's.
     */
    private static ServerConnector unpooled(Server jetty, ServerConnector pooled) {
        HttpConnectionFactory http = pooled.getConnectionFactory(HttpConnectionFactory.class);
        http.getHttpConfiguration().setUseInputDirectByteBuffers(false); // What is used once is made faster in the heap.
        http.getHttpConfiguration().setUseOutputDirectByteBuffers(false);
        ServerConnector connector = new ServerConnector(jetty, null, null, new ByteBufferPool.NonPooling(), -1, -1, http);
        connector.setPort(pooled.getPort());
        jetty.setConnectors(new Connector[] {connector});
        return connector;
    }

    private static void configure(Server jetty, Options options) {
        ServerConnector connector = unpooled(jetty, (ServerConnector) jetty.getConnectors()[0]);
        connector.setHost(options.host());
        connector.setIdleTimeout(TimeUnit.SECONDS.toMillis(Patience.FOR_REQUESTS_SECONDS));
        HttpConfiguration http = connector.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration();
        http.setOutputBufferSize(OUTPUT_BUFFER_BYTES);
        http.setRequestHeaderSize(REQUEST_HEADER_BYTES);
        http.setResponseHeaderSize(RESPONSE_HEADER_BYTES);
        if (options.behindProxy()) {
            http.addCustomizer(new ForwardedRequestCustomizer());
        }
        http.setHeaderCacheCaseSensitive(true); // Else TOKEN is taken for token where that came before.
        Slf4jRequestLogWriter writer = new Slf4jRequestLogWriter();
        writer.setLoggerName("selon.requests");
        jetty.setRequestLog(new CustomRequestLog(writer, "%{" + Measuring.NUMBER + "}o %{client}a \"%m %U\" %s %O bytes %{ms}T ms"));
        ErrorAnswers errors = new ErrorAnswers();
        jetty.setErrorHandler(errors);
        ((ServletContextHandler) jetty.getHandler()).setErrorHandler(errors);
        jetty.insertHandler(new Patience());
        Compression.before(jetty);
        ThreadLimitHandler threads = new ThreadLimitHandler(options.behindProxy() ? "X-Forwarded-For" : null) {
            @Override
            protected String getRemoteIP(Request request) {
                String address = super.getRemoteIP(request);
                return address == null ? null : Turns.network(address);
            }
        };
        threads.setThreadLimit(THREADS_OF_CLIENT);
        jetty.insertHandler(threads);
        jetty.insertHandler(new GracefulHandler());
        jetty.setStopTimeout(TimeUnit.SECONDS.toMillis(options.limits().timeoutSeconds()));
    }

    /** Ends the process, when the answer that says why has gone out. */
    private static void end() {
        CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS).execute(() -> Runtime.getRuntime().halt(CANNOT_GO_ON));
    }

    private static String reason(Throwable e) {
        return e.getMessage() == null ? "the address is not known" : e.getMessage();
    }

    private static Throwable innermost(Throwable e) {
        return e.getCause() == null ? e : innermost(e.getCause());
    }

    /** The address to open, ending in a slash. */
    public String url() {
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + server.getPort() + "/";
    }

    /** Waits until the server is stopped. Fuseki's own way would start one again that was stopped before. */
    public void join() {
        try {
            server.getJettyServer().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop();
        atEnd.run();
    }
}
