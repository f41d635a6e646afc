// A server that is stopped stays so.
package selon.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

import org.junit.jupiter.api.Test;

import selon.query.Questions;
import selon.reconcile.Catalogue;
import selon.store.Database;
import selon.store.Filled;

class SelonServerTest {

    private static final Duration LONG = Duration.ofSeconds(10);

    @Test
    void who_waits_for_a_server_that_was_stopped_meanwhile_does_not_start_it_again() throws IOException {
        try (Database database = Filled.inMemory()) {
            SelonServer server = SelonServer.start(database, Filled.gate(database), new Questions(Filled.HOME),
                    new Options("127.0.0.1", 0, Limits.DEFAULT, new Tokens(), Set.of(), Catalogue.empty(), false, 0));
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
