package selon.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import selon.RawConnection;
import selon.ServerProcess;
import selon.Terminal;

/** The server, and clients that send it requests at once. */
final class FuzzedServer implements AutoCloseable {

    private static final int CLIENTS = 4;
    private static final int LAST_LINES = 40;
    private static final int TIMEOUT_SECONDS = 1;
    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final Duration PROMPT = Duration.ofSeconds(5);
    private static final Set<Integer> OURS_TO_SAY = Set.of(501, 503, 505);
    private static final Pattern TRACE = Pattern.compile("\\tat \\w|\\bat (java|org|selon|jakarta)\\.|(java|jena|jetty|selon)\\.\\S*(Exception|Error)\\b"
            + "|StackOverflowError|NullPointerException");
    private static final String HONEST = "https://w3id.org/selon/id/doc/fuzzing-went-on";

    private static final String STORE = "db/store/tdb2";
    private static final Pattern CACHES = Pattern.compile("(\"tdb\\.node(?:2nodeid|id2node)_cache_size\" : )\\d+");

    private final Path folder;
    private final ServerProcess server;
    private final List<RawConnection> connections = new ArrayList<>();
    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    private final Map<Integer, Long> statuses = new TreeMap<>();

    FuzzedServer() throws IOException {
        this(Files.createTempDirectory("selon-fuzz"));
    }

    private FuzzedServer(Path folder, String... more) throws IOException {
        this.folder = folder;
        Files.writeString(log(), "");
        server = new ServerProcess(new Terminal(folder, Map.of("SELON_TOKEN", FuzzSeed.TOKEN, "JAVA_TOOL_OPTIONS",
                "-Dorg.slf4j.simpleLogger.logFile=" + log())), Stream.concat(Stream.of("--db", "db", "--timeout",
                "" + TIMEOUT_SECONDS, "--max-body", "1"), Stream.of(more)).toArray(String[]::new));
        for (int i = 0; i < CLIENTS; i++) {
            connections.add(connection());
        }
    }

    /** One whose store keeps so many of its nodes in each of its caches, and that is given more options. */
    static FuzzedServer remembering(int nodes, String... more) throws IOException {
        Path folder = Files.createTempDirectory("selon-fuzz");
        new ServerProcess(new Terminal(folder), "--db", "db").close();
        Path settings = folder.resolve(STORE).resolve("tdb.cfg");
        String before = Files.readString(settings);
        String after = CACHES.matcher(before).replaceAll("$1" + nodes);
        assertNotEquals(before, after);
        Files.writeString(settings, after);
        return new FuzzedServer(folder, more);
    }

    /** One more client. */
    RawConnection connection() {
        return new RawConnection(server.url(), LONGEST);
    }

    /** Its process. */
    Process process() {
        return server.process();
    }

    /** Where its store is. */
    Path store() {
        return folder.resolve(STORE);
    }

    /** Stops it, and gives back to the disk what its changes have left behind. */
    void compact() {
        server.close();
        Terminal.Result done = new Terminal(folder).selon("compact", "--db", "db");
        assertEquals(0, done.status(), done.err());
    }

    private String lastOfLog() {
        try {
            List<String> lines = Files.readAllLines(log());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private Path log() {
        return folder.resolve("log");
    }

    /** Sends what inputs come to; each is answered as it should be. */
    void survives(String target, List<FuzzSeed> seeds, List<FuzzInput> inputs) {
        Iterator<FuzzInput> next = inputs.iterator();
        List<Future<?>> all = new ArrayList<>();
        for (RawConnection connection : connections) {
            all.add(clients.submit(() -> {
                for (FuzzInput input = next(next); input != null; input = next(next)) {
                    survives(target, connection, input.seed(seeds), input.request(seeds));
                }
                return null;
            }));
        }
        for (Future<?> one : all) {
            try {
                one.get();
            } catch (ExecutionException e) {
                throw new AssertionError(e.getCause());
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static FuzzInput next(Iterator<FuzzInput> inputs) {
        synchronized (inputs) {
            return inputs.hasNext() ? inputs.next() : null;
        }
    }

    /** Sends one request, which is answered as it should be. */
    void survives(String target, RawConnection connection, FuzzSeed seed, byte[] request) throws IOException {
        try {
            RawConnection.Answer answer = connection.send(request, seed.isWild());
            String what = target + ": " + answer + "\nto\n" + FuzzInput.shown(request);
            assertTrue(answer.status() < 500 || OURS_TO_SAY.contains(answer.status()), () -> "an error of the server, " + what);
            assertTrue(answer.status() > 0 || seed.isWild() || RawConnection.isLongerThanRead(request), () -> "no answer, " + what);
            assertTrue(!TRACE.matcher(answer.body()).find(), () -> "a stack trace, " + what);
            assertTrue(answer.took().compareTo(LONGEST) < 0, () -> "too slow, " + what);
            count(answer.status());
        } catch (IOException e) {
            throw new AssertionError("no answer, " + target + ": " + e + "\nto\n" + FuzzInput.shown(request), e);
        }
    }

    /** Makes a change: one of some graphs says something else. */
    void write(RawConnection connection, int graph, int content) throws IOException {
        FuzzSeed seed = new FuzzSeed("PUT /data?graph=" + HONEST + "-" + graph + " | Content-Type: text/turtle", new byte[0]);
        byte[] turtle = ("<" + HONEST + "-" + graph + "> <http://www.w3.org/2000/01/rdf-schema#comment> \"" + content + "\" .")
                .getBytes(StandardCharsets.UTF_8);
        RawConnection.Answer answer = connection.send(seed.request(turtle), false);
        assertEquals(2, answer.status() / 100, () -> answer.body() + "\nThe log ends with\n" + lastOfLog());
    }

    private synchronized void count(int status) {
        statuses.merge(status, 1L, Long::sum);
    }

    /** How often each status came. */
    synchronized Map<Integer, Long> statuses() {
        return new TreeMap<>(statuses);
    }

    /** Somebody writes, reads and takes away, which all go as if nothing had happened: no transaction is open still. */
    void assertWell() throws IOException {
        long start = System.nanoTime();
        String path = "data?graph=" + HONEST;
        HttpResponse<String> put = server.send(server.request(path).header("Authorization", "Bearer " + FuzzSeed.TOKEN)
                .header("Content-Type", "text/turtle").PUT(BodyPublishers.ofString("<" + HONEST + "> "
                        + "<http://www.w3.org/2000/01/rdf-schema#comment> \"well\" .")).build());
        assertEquals(201, put.statusCode(), put.body());
        assertEquals(200, server.get(path, "text/turtle").statusCode());
        assertEquals(204, server.send(server.request(path).header("Authorization", "Bearer " + FuzzSeed.TOKEN).DELETE().build()).statusCode());
        assertEquals(404, server.get(path, "text/turtle").statusCode());
        assertEquals(200, server.get("-/health", "application/json").statusCode());
        assertTrue(System.nanoTime() - start < PROMPT.toNanos(), "promptly");
        try (Stream<String> lines = Files.lines(log())) {
            assertEquals(List.of(), lines.filter(line -> line.startsWith("\tat ")).limit(20).toList(), "the log tells of no error of ours");
        }
    }

    @Override
    public void close() throws IOException {
        clients.shutdown();
        for (RawConnection connection : connections) {
            connection.close();
        }
        server.close();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
