package selon.app.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import selon.ServerProcess;
import selon.Terminal;
import selon.http.write.BadBodyIT;
import selon.http.write.HttpWriter;

/** The packaged jar, served by its command, with what only a process of its own shows. */
@Tag("process")
class PackagedIT {

    private static final String NAME = "https://w3id.org/selon/id/doc/packaged";
    private static final String PREFIXES = "PREFIX text: <http://jena.apache.org/text#> ";
    private static final String C_SKY = "https://w3id.org/selon/id/org/c-sky";
    private static final int MIB_TAKEN = 8;

    @TempDir
    private static Path folder;
    private static ServerProcess server;
    private static HttpWriter pen;

    @BeforeAll
    static void serve() throws IOException {
        server = new ServerProcess(new Terminal(folder, Map.of("SELON_TOKEN", "only-one")), "--mem", "--max-body", "" + MIB_TAKEN);
        pen = new HttpWriter(server, Optional.of("only-one"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void it_shows_its_pages_and_answers_queries() {
        assertEquals(200, server.get("", "text/html").statusCode());
        assertEquals(200, server.get("assets/search.js", "*/*").statusCode());
        assertTrue(server.ask("ASK { ?claim a <https://w3id.org/selon/ns#Claim> }", "application/sparql-results+json").body()
                .contains("true"));
    }

    @Test
    void the_one_token_of_the_environment_writes_under_its_own_name() {
        assertEquals(201, pen.put(NAME, "<a:s> <a:p> 1 .").statusCode());
        assertEquals(401, pen.with("only-two").put(NAME, "<a:s> <a:p> 2 .").statusCode());
        assertTrue(server.get("-/history", "application/json").body().contains("\"who\": \"SELON_TOKEN\""));
    }

    @Test
    void a_port_that_is_taken_is_said_so() {
        String port = String.valueOf(URI.create(server.url()).getPort());
        Terminal.Result result = new Terminal(folder).selon("serve", "--mem", "--port", port);
        assertEquals(2, result.status());
        assertTrue(result.err().contains("Port " + port) && result.err().contains("--port 0"), result.err());
    }

    @Test
    void the_terminal_asks_for_names_too() {
        Terminal terminal = new Terminal(folder);
        Terminal.Result result = terminal.run(PREFIXES + "SELECT ?t { (?t ?s) text:query \"中天微\" } ORDER BY DESC(?s) LIMIT 1",
                "query", "-", "--mem", "--format", "csv");
        assertTrue(result.out().contains(C_SKY), result.err());
        assertEquals(2, terminal.run(PREFIXES + "SELECT ?t { ?t text:query \"c-sky\" }",
                "query", "-", "--mem", "--as-of", "1").status());
    }

    @Test
    void a_body_that_inflates_without_end_is_413_soon_and_takes_little_room() throws IOException {
        byte[] bomb = BadBodyIT.bomb(1 << 10);
        assertTrue(bomb.length < 2 << 20, bomb.length + " bytes");
        long before = pen.changes();
        long room = residentKib();
        long start = System.nanoTime();
        for (String path : List.of(HttpWriter.data(NAME), "-/validate", "update")) {
            pen.assertRefused(413, "body-too-large", pen.send("POST", path, BodyPublishers.ofByteArray(bomb),
                    "Content-Type", path.equals("update") ? HttpWriter.UPDATE : HttpWriter.TURTLE, "Content-Encoding", "gzip"), before);
        }
        assertTrue((System.nanoTime() - start) / 1e9 < 20, "soon");
        assertTrue(residentKib() - room < 300 << 10, "it took " + (residentKib() - room) + " KiB");
        pen.assertRefused(413, "body-too-large", pen.put(NAME, " ".repeat((MIB_TAKEN << 20) + 1)), before);
        assertEquals(204, pen.put(NAME + "-blank", " ".repeat(MIB_TAKEN << 20)).statusCode());
    }

    private static long residentKib() throws IOException {
        Path status = Path.of("/proc/" + server.process().pid() + "/status");
        Matcher room = Pattern.compile("VmRSS:\\s+(\\d+)").matcher(Files.exists(status) ? Files.readString(status) : "VmRSS: 0");
        assertTrue(room.find());
        return Long.parseLong(room.group(1));
    }

    @Test
    void what_is_written_is_found_at_once_and_kept_over_a_restart_and_a_crash(@TempDir Path kept) throws IOException {
        String insert = "INSERT DATA { GRAPH <https://w3id.org/selon/id/graph/entities> { <https://w3id.org/selon/id/org/zte> "
                + "<http://www.w3.org/2004/02/skos/core#altLabel> \"%s\"@en } }";
        ServerProcess first = HttpWriter.served(kept);
        for (int i = 0; i < 20; i++) {
            assertTrue(HttpWriter.ofAnna(first).update(insert.formatted("Zhongxing number " + i)).statusCode() < 300);
            assertEquals("Zhongxing number " + i, found(first, "zhongxing number " + i).get(0));
        }
        first.kill();
        try (ServerProcess second = HttpWriter.served(kept)) {
            assertEquals("Zhongxing number 19", found(second, "zhongxing number 19").get(0));
            assertTrue(HttpWriter.ofAnna(second).update(insert.replace("INSERT", "DELETE").formatted("Zhongxing number 19")).statusCode() < 300);
            assertFalse(found(second, "zhongxing number 19").contains("Zhongxing number 19"));
        }
        try (ServerProcess third = HttpWriter.served(kept)) {
            assertEquals("Zhongxing number 18", found(third, "zhongxing number 18").get(0));
            assertFalse(found(third, "zhongxing number 19").contains("Zhongxing number 19"));
        }
    }

    /** By which name each thing is found. */
    private static List<String> found(ServerProcess server, String text) {
        return HttpWriter.json(server.get("search?q=" + ServerProcess.encoded(text), "application/json")).get("results").getAsArray().stream()
                .map(one -> one.getAsObject().getString("matched")).toList();
    }
}
