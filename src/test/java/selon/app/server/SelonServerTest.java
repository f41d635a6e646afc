package selon.app.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

import org.junit.jupiter.api.Test;

import selon.core.query.Questions;
import selon.core.store.Database;
import selon.core.store.FilledDatabases;
import selon.http.base.AccessTokens;
import selon.http.base.RequestLimits;
import selon.http.base.ServerOptions;
import selon.names.match.WikidataCatalogue;

/** A server that was stopped stays stopped. */
class SelonServerTest {

    private static final Duration LONG = Duration.ofSeconds(10);

    @Test
    void who_waits_for_a_server_that_was_stopped_meanwhile_does_not_start_it_again() throws IOException {
        try (Database database = FilledDatabases.inMemory()) {
            SelonServer server = SelonServer.start(database, FilledDatabases.gate(database), new Questions(FilledDatabases.HOME),
                    new ServerOptions("127.0.0.1", 0, RequestLimits.DEFAULT, new AccessTokens(), Set.of(),
                             WikidataCatalogue.empty(), false, 0));
            String live = server.url() + "-/health/live";
            assertEquals(200, status(live));
            server.close();
            assertTimeoutPreemptively(LONG, server::join);
            assertThrows(IOException.class, () -> status(live));
        }
    }

    private static int status(String address) throws IOException {
        return ((HttpURLConnection) URI.create(address).toURL().openConnection()).getResponseCode();
    }
}
