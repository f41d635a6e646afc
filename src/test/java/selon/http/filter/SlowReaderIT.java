package selon.http.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import selon.ServerProcess;
import selon.Terminal;
import selon.http.sparql.SparqlIT;

/** Who reads slowly gets all of it, and keeps nothing from others. */
@Tag("process")
class SlowReaderIT {

    private static final int PLACES = 2;
    private static final int READERS = 3 * PLACES;
    /** Longer than a client may be silent while it sends a request. */
    private static final long PAUSE_MILLIS = 7_000;
    /** More than the system keeps of an answer that nobody reads. */
    private static final int LONGEST_BUFFERED = 8 << 20;
    private static final String LARGE = "SELECT * { ?s ?p ?o . ?a ?b ?c } LIMIT 30000";
    private static final String CHAIN = "_:a%d <p:> _:a%d . ";

    @TempDir
    private static Path folder;
    private static ServerProcess server;

    @BeforeAll
    static void serve() throws IOException {
        server = new ServerProcess(new Terminal(folder), "--mem", "--cache", "0", "--max-queries", "" + PLACES, "--max-queries-of-client", "" + PLACES);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_slow_reader_keeps_no_place_and_gets_a_whole_answer() throws Exception {
        List<Socket> readers = new ArrayList<>();
        try {
            for (int i = 0; i < READERS; i++) {
                Socket reader = asked(LARGE);
                readers.add(reader);
                assertEquals('H', reader.getInputStream().read(), "the answer begins");
                assertEquals(200, server.ask("ASK {}", "text/csv").statusCode(), "beside " + i + " who do not read");
            }
            Thread.sleep(PAUSE_MILLIS);
            for (Socket reader : readers) {
                byte[] answer = reader.getInputStream().readAllBytes();
                String text = new String(answer, StandardCharsets.UTF_8);
                int body = text.indexOf("\r\n\r\n") + 4;
                assertTrue(text.startsWith("TTP/1.1 200") && answer.length > LONGEST_BUFFERED, answer.length + " bytes");
                assertTrue(text.substring(0, body).contains("Content-Length: " + text.substring(body).getBytes(StandardCharsets.UTF_8).length),
                        text.substring(0, body));
                assertTrue(text.endsWith("}]}}"), text.substring(text.length() - 20));
            }
        } finally {
            for (Socket reader : readers) {
                reader.close();
            }
        }
    }

    private static Socket asked(String query) throws IOException {
        URI address = URI.create(server.url());
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.getOutputStream().write(("GET /sparql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + " HTTP/1.1\r\nHost: here\r\n"
                + "Accept: application/sparql-results+json\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @Test
    void an_answer_for_which_there_is_no_room_is_503_and_others_are_answered() throws IOException {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        Terminal terminal = new Terminal(folder, Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary));
        try (ServerProcess without = new ServerProcess(terminal, "--mem", "--cache", "0")) {
            assertEquals(200, without.ask(LARGE, "text/csv").statusCode());
            Files.move(temporary, folder.resolve("elsewhere"));
            SparqlIT.assertProblem(503, without.ask(LARGE, "text/csv"), "no-room-for-answer");
            SparqlIT.assertProblem(503, without.ask(LARGE, "application/sparql-results+json"), "no-room-for-answer");
            assertEquals(200, without.ask("ASK {}", "text/csv").statusCode());
        }
    }

    @ParameterizedTest
    @CsvSource({"application/ld+json, JSON-LD is written here of 20000", "text/turtle, as it is written"})
    void an_answer_is_413_where_it_is_too_long_in_its_syntax(String type, String words) throws Exception {
        StringBuilder chain = new StringBuilder();
        for (int i = 0; i < 2_500; i++) {
            chain.append(CHAIN.formatted(i, i + 1));
        }
        HttpResponse<String> answer = server.send(server.request("sparql").header("Content-Type", "application/sparql-query")
                .header("Accept", type).POST(BodyPublishers.ofString("CONSTRUCT { ?s <q:> _:a0 . " + chain
                        + "} WHERE { SELECT ?s { ?s ?p ?o } LIMIT 20 }")).build());
        assertEquals(413, answer.statusCode(), answer.body().substring(0, Math.min(400, answer.body().length())));
        assertTrue(answer.body().contains(words), answer.body());
    }
}
