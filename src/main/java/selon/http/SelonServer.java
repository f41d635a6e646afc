// The server: which address is which endpoint.
package selon.http;

import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.main.sys.FusekiModules;
import org.apache.jena.fuseki.server.DataService;
import org.apache.jena.fuseki.server.Operation;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.core.DatasetGraph;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.CustomRequestLog;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.Slf4jRequestLogWriter;

import selon.query.Questions;
import selon.store.Unreadable;

/** A running server on one dataset, read-only over HTTP. */
public final class SelonServer implements AutoCloseable {

    private static final int OUTPUT_BUFFER_BYTES = 32 * 1024;
    private static final int REQUEST_HEADER_BYTES = 16 * 1024;
    private static final Operation SPARQL = Operation.alloc("https://w3id.org/selon/operation/sparql", "sparql",
            "SPARQL 1.1 Protocol, reading");
    private static final Operation GRAPHS = Operation.alloc("https://w3id.org/selon/operation/graphs", "graphs",
            "SPARQL 1.1 Graph Store Protocol, reading");

    private final FusekiServer server;
    private final String host;

    private SelonServer(FusekiServer server, String host) {
        this.server = server;
        this.host = host;
    }

    /**
     * Starts to serve.
     *
     * @param dataset        what is served
     * @param questions      the named queries
     * @param host           the address to listen on
     * @param port           the port, 0 for any that is free
     * @param timeoutSeconds how long a query may take
     * @throws Unreadable when the address can't be listened on
     */
    public static SelonServer start(DatasetGraph dataset, Questions questions, String host, int port,
                                    int timeoutSeconds) {
        dataset.getContext().setFalse(ARQ.enablePropertyFunctions);
        dataset.getContext().set(ARQ.queryTimeout, String.valueOf(timeoutSeconds * 1000L));
        FusekiServer server = FusekiServer.create()
                .port(port)
                .fusekiModules(FusekiModules.create())
                .registerOperation(SPARQL, new SparqlEndpoint())
                .registerOperation(GRAPHS, new GraphEndpoint())
                .add("/sparql", DataService.newBuilder(dataset).addEndpoint(SPARQL))
                .add("/data", DataService.newBuilder(dataset).addEndpoint(GRAPHS))
                .addServlet("/update", new ReadOnly())
                .addServlet("/selon.css", new Style())
                .addServlet("/*", new HomePage(dataset, questions))
                .addFilter("/*", new Headers())
                .build();
        configure(server.getJettyServer(), host);
        try {
            server.start();
        } catch (RuntimeException e) {
            server.stop();
            throw new Unreadable("Port " + port + " on " + host + " can't be used: " + reason(innermost(e))
                    + ". Name another with --port, or --port 0 for any that is free.");
        }
        return new SelonServer(server, host);
    }

    private static void configure(Server jetty, String host) {
        ServerConnector connector = (ServerConnector) jetty.getConnectors()[0];
        connector.setHost(host);
        HttpConfiguration http = connector.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration();
        http.setOutputBufferSize(OUTPUT_BUFFER_BYTES);
        http.setRequestHeaderSize(REQUEST_HEADER_BYTES);
        Slf4jRequestLogWriter writer = new Slf4jRequestLogWriter();
        writer.setLoggerName("selon.requests");
        jetty.setRequestLog(new CustomRequestLog(writer, "%{client}a \"%m %U\" %s %O bytes %{ms}T ms"));
        ErrorAnswers errors = new ErrorAnswers();
        jetty.setErrorHandler(errors);
        ((ServletContextHandler) jetty.getHandler()).setErrorHandler(errors);
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

    /** Waits until the server is stopped. */
    public void join() {
        server.join();
    }

    @Override
    public void close() {
        server.stop();
    }
}
