package selon.http.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a client sees of an endpoint that fails. */
class HttpEndpointTest {

    private static final int MORE_THAN_ANY_BUFFER = 1 << 20;
    private static Server server;

    /** Writes as much as it is asked for, and then either fails or ends. */
    private static final class Writes extends HttpEndpoint {
        Writes() {
            super("GET");
        }

        @Override
        public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("text/plain");
            response.getOutputStream().write(new byte[Integer.parseInt(request.getParameter("bytes"))]);
            if (request.getParameter("fails") != null) {
                throw new IllegalStateException("in the middle");
            }
        }
    }

    @BeforeAll
    static void serve() throws Exception {
        server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(new Writes()), "/*");
        server.setHandler(context);
        server.start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
    }

    private static HttpResponse<String> get(String query) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + ((ServerConnector) server.getConnectors()[0]).getLocalPort() + "/?" + query);
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    @Test
    void an_answer_that_fails_on_its_way_never_looks_whole() throws Exception {
        assertEquals(MORE_THAN_ANY_BUFFER, get("bytes=" + MORE_THAN_ANY_BUFFER).body().length());
        assertThrows(IOException.class, () -> get("fails&bytes=" + MORE_THAN_ANY_BUFFER));
    }

    @Test
    void one_that_fails_before_is_a_problem_and_nothing_else() throws Exception {
        HttpResponse<String> answer = get("fails&bytes=100");
        assertEquals(500, answer.statusCode());
        assertTrue(answer.body().contains("\"status\": 500"), answer.body());
        assertFalse(answer.body().contains("\0"), "what was written before is gone");
    }
}
