package selon;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** A server that runs, wherever it runs, and a client for it. */
public interface Client extends AutoCloseable {

    /** Sends what no test sends by other means. */
    HttpClient HTTP = HttpClient.newHttpClient();

    /** Its address, ending in a slash. */
    String url();

    /** Asks a query by GET, for an answer of a type. */
    default HttpResponse<String> ask(String query, String type, String... more) {
        StringBuilder path = new StringBuilder("sparql?query=" + ServerProcess.encoded(query));
        for (int i = 0; i < more.length; i += 2) {
            path.append('&').append(more[i]).append('=').append(ServerProcess.encoded(more[i + 1]));
        }
        return get(path.toString(), type);
    }

    /** Gets an address below the server's, as a type. */
    default HttpResponse<String> get(String path, String type) {
        return send(request(path).header("Accept", type).GET().build());
    }

    /** Begins a request to an address below the server's. */
    default HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url() + path));
    }

    /** Sends a request. */
    default HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    void close();
}
