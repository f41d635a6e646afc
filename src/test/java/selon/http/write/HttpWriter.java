package selon.http.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;

import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;

import selon.Client;
import selon.ServerProcess;
import selon.http.sparql.SparqlIT;

/**
 * Sends changes with a token.
 *
 * @param server where to
 * @param token  the token, or nothing for none
 */
public record HttpWriter(Client server, Optional<String> token) {

    public static final String TURTLE = "text/turtle";
    public static final String UPDATE = "application/sparql-update";
    private static final Path TOKENS = Path.of("src/test/resources/tokens").toAbsolutePath();

    /** Anna's, to write to a server that knows her. */
    public static HttpWriter ofAnna(Client server) {
        return new HttpWriter(server, Optional.of("token-of-anna"));
    }

    /** A server as a process in a folder, for which anna and ben have tokens. */
    public static ServerProcess served(Path folder, String... options) throws IOException {
        String[] all = java.util.Arrays.copyOf(options, options.length + 2);
        all[options.length] = "--token-file";
        all[options.length + 1] = TOKENS.toString();
        return new ServerProcess(folder, all);
    }

    /** The same server without a token, or with another. */
    public HttpWriter with(String other) {
        return new HttpWriter(server, Optional.ofNullable(other));
    }

    /** Sends a request with headers, given as names and values by turns; an empty name gives none. */
    public HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = server.request(path).method(method, body);
        token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
        for (int i = 0; i < headers.length; i += 2) {
            if (!headers[i].isEmpty()) {
                request.header(headers[i], headers[i + 1]);
            }
        }
        return server.send(request.build());
    }

    /** Sends a text of a type. */
    public HttpResponse<String> send(String method, String path, String type, String body, String... headers) {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = type.isEmpty() ? "" : "Content-Type";
        all[headers.length + 1] = type;
        return send(method, path, BodyPublishers.ofString(body), all);
    }

    public HttpResponse<String> put(String graph, String turtle, String... headers) {
        return send("PUT", data(graph), TURTLE, turtle, headers);
    }

    public HttpResponse<String> post(String graph, String turtle, String... headers) {
        return send("POST", data(graph), TURTLE, turtle, headers);
    }

    public HttpResponse<String> delete(String graph, String... headers) {
        return send("DELETE", data(graph), BodyPublishers.noBody(), headers);
    }

    public HttpResponse<String> update(String text, String... headers) {
        return send("POST", "update", UPDATE, text, headers);
    }

    /** The address of a graph. */
    public static String data(String graph) {
        return "data?graph=" + ServerProcess.encoded(graph);
    }

    /** The number of the last change that was made. */
    public long changes() {
        JsonObject history = json(server.get("-/history?limit=1", "application/json"));
        return history.get("changes").getAsArray().get(0).getAsObject().get("number").getAsNumber().value().longValue();
    }

    /** What a graph says; nothing where there is none. */
    public Graph graph(String name) {
        HttpResponse<String> answer = server.get(data(name), "application/n-triples");
        return RDFParser.fromString(answer.statusCode() == 200 ? answer.body() : "", Lang.NTRIPLES).toGraph();
    }

    public static JsonObject json(HttpResponse<String> answer) {
        return JSON.parse(answer.body());
    }

    /** Sees that a request made no change, and that its answer says what is wrong as people are told. */
    public void assertRefused(int status, String words, HttpResponse<String> answer, long before) {
        SparqlIT.assertProblem(status, answer, words);
        String detail = json(answer).getString("detail");
        assertFalse(detail.matches("(?s).*(\\bnull\\b|\\bat (java|org|selon)\\.|Exception).*") || detail.contains(".. "), detail);
        assertEquals(before, changes(), "nothing was changed");
    }
}
