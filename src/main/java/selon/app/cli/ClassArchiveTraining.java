package selon.app.cli;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

import org.apache.commons.io.FileUtils;

import selon.app.server.SelonServer;
import selon.core.query.Questions;
import selon.core.store.Database;
import selon.http.base.AccessTokens;
import selon.http.base.RequestLimits;
import selon.http.base.ServerOptions;
import selon.names.match.WikidataCatalogue;

/**
 * A training run for the archive of classes (class data sharing). It makes a database, opens it again, serves it and
 * sends a few requests, so that Java loads the classes that most runs need.
 */
final class ClassArchiveTraining {

    private static final String QUERY = "SELECT * { ?claim <https://w3id.org/selon/ns#about> ?what } LIMIT 5";
    private static final long CACHE_BYTES = 1 << 20;

    private ClassArchiveTraining() {}

    /** Runs the training and ends the process. */
    public static void main(String[] none) throws IOException {
        Selon.commandLine().execute("query", "--mem", "contested-motives");
        Path folder = Files.createTempDirectory("selon-rehearsal");
        Bootstrap shipped = new Bootstrap();
        shipped.open(Optional.of(folder)).close();
        try (Database database = shipped.open(Optional.of(folder));
             SelonServer server = SelonServer.start(database, shipped.gate(database), new Questions(shipped.home()),
                     new ServerOptions("127.0.0.1", 0, RequestLimits.DEFAULT, new AccessTokens(), Set.of(),
                             WikidataCatalogue.empty(), false, CACHE_BYTES))) {
            get(server.url(), "text/html");
            get(server.url(), "text/turtle");
            get(server.url() + "sparql?query=" + URLEncoder.encode(QUERY, StandardCharsets.UTF_8), "*/*");
        }
        FileUtils.deleteDirectory(folder.toFile());
        System.exit(Selon.FINE);
    }

    private static void get(String url, String accept) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
        connection.setRequestProperty("Accept", accept);
        connection.getInputStream().readAllBytes();
    }
}
