// RDF4J behind Jetty: SPARQL queries by GET and POST, answers as JSON.

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.rdf4j.query.resultio.sparqljson.SPARQLResultsJSONWriter;
import org.eclipse.rdf4j.repository.Repository;
import org.eclipse.rdf4j.repository.RepositoryConnection;
import org.eclipse.rdf4j.repository.sail.SailRepository;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.sail.memory.MemoryStore;
import org.eclipse.rdf4j.sail.nativerdf.NativeStore;

/** {@code memory FILE PORT}, {@code native FOLDER PORT}, or {@code load FOLDER FILE}. */
public final class Rdf4jServer {

    public static void main(String[] args) throws Exception {
        Repository repository = new SailRepository(args[0].equals("memory") ? new MemoryStore()
                : new NativeStore(new File(args[1]), "spoc,posc,ospc"));
        repository.init();
        if (args[0].equals("load")) {
            load(repository, args[2]);
            repository.shutDown();
            return;
        }
        if (args[0].equals("memory")) {
            load(repository, args[1]);
        }
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        connector.setPort(Integer.parseInt(args[2]));
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        context.addServlet(new ServletHolder(new Endpoint(repository)), "/sparql");
        server.setHandler(context);
        server.start();
        server.join();
    }

    private static void load(Repository repository, String file) throws IOException {
        try (RepositoryConnection connection = repository.getConnection()) {
            connection.add(new File(file), RDFFormat.NTRIPLES);
        }
    }

    private static final class Endpoint extends HttpServlet {

        private final transient Repository repository;

        Endpoint(Repository repository) {
            this.repository = repository;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("application/sparql-results+json");
            try (RepositoryConnection connection = repository.getConnection()) {
                OutputStream out = response.getOutputStream();
                connection.prepareTupleQuery(request.getParameter("query")).evaluate(new SPARQLResultsJSONWriter(out));
            } catch (RuntimeException e) {
                if (response.isCommitted()) {
                    throw e;
                }
                response.reset();
                response.sendError(500, e.toString());
            }
        }
    }
}
