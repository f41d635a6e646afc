package selon.http.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import selon.OwnThread;
import selon.ProcessSockets;
import selon.ServerProcess;
import selon.Terminal;
import selon.http.write.HttpWriter;
import selon.http.write.RawHttp;

/** Hostile requests: each is refused in time and in words, while and after it others are answered, and nothing is harmed. */
@Tag("campaign")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("alone")
class HostileIT {

    private static final Path CASES = Path.of("src/test/resources/hostile");
    private static final int LEAST_CASES = 150;
    private static final int TIMEOUT_SECONDS = 2;
    private static final int IDLE_SECONDS = 5;
    private static final double MEANWHILE_SECONDS = 0.5;
    private static final double AFTER_SECONDS = 1;
    private static final int TRIES = 3;
    private static final int WORKERS = 2;
    private static final int PAUSE_MILLIS = 50;
    /** How many honest clients ask all the time beside it, and how long each rests. */
    private static final int BESIDE = Integer.getInteger("selon.hostile.beside", 1);
    private static final int REST_MILLIS = 5;
    private static final String HONEST = "GET /sparql?query=ASK%7B%3Fs%20a%20%3Chttps://w3id.org/selon/ns%23Claim%3E%7D HTTP/1.1\r\n"
            + "Host: localhost\r\nAccept: text/csv\r\nConnection: close\r\n\r\n";
    private static final Pattern INNARDS = Pattern.compile("\\tat [a-z]|(java|jakarta|org|com|selon)(\\.[a-z0-9]+)+\\.[A-Z]\\w+|\\w+(Exception|Error)\\b"
            + "|/(tmp|home|root|usr|work)/");

    @TempDir
    private static Path folder;
    private static ServerProcess server;
    private static HttpWriter anna;
    private static ServerSocket elsewhere;
    private static final AtomicInteger CALLED = new AtomicInteger();
    private static final List<Future<Integer>> LOAD = new ArrayList<>();
    private static volatile boolean loading = true;
    private static String before;
    private static long changes;

    @BeforeAll
    static void serve() throws IOException {
        server = HttpWriter.served(folder, "--db", "db", "--timeout", "" + TIMEOUT_SECONDS, "--max-body", "2", "--max-rows", "1000",
                "--max-result", "4");
        anna = HttpWriter.ofAnna(server);
        elsewhere = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        Thread listening = new Thread(HostileIT::listen);
        listening.setDaemon(true);
        listening.start();
        before = all();
        changes = anna.changes();
        for (int i = 0; i < BESIDE; i++) {
            String address = "127.0.1." + (i + 1);
            LOAD.add(CompletableFuture.supplyAsync(() -> load(address), task -> new Thread(task).start()));
        }
    }

    /** How often somebody who asks one thing after another was answered. */
    private static int load(String address) {
        int answered = 0;
        try {
            for (; loading; answered++) {
                RawHttp.Reply reply = wire(address).send(HONEST, 0);
                assertTrue(reply.status() == 200 && reply.body().contains("true"), reply.text());
                Thread.sleep(REST_MILLIS);
            }
            return answered;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @AfterAll
    static void stop() throws IOException {
        loading = false;
        elsewhere.close();
        server.close();
    }

    /** Whoever is asked to come here was made to by a request. */
    private static void listen() {
        while (!elsewhere.isClosed()) {
            try {
                elsewhere.accept().close();
                CALLED.incrementAndGet();
            } catch (IOException ended) {
                return;
            }
        }
    }

    private static String all() {
        String dump = server.get("data?default", "application/n-triples").body();
        return dump.lines().filter(line -> !line.contains("_:")).sorted().collect(Collectors.joining("\n"));
    }

    private static RawHttp wire(String from) {
        return new RawHttp(server.url(), from);
    }

    /** What came of an attempt, and how long the longest of the honest requests took meanwhile and after. */
    private record Outcome(RawHttp.Reply reply, double meanwhile, int honest, double after, List<String> outbound) {}

    @Order(1)
    @TestFactory
    Stream<DynamicTest> each_is_answered_in_time_while_others_are_answered() throws IOException {
        List<HostileRequest> attempts = HostileRequest.in(CASES, Map.of("elsewhere", "127.0.0.1:" + elsewhere.getLocalPort()));
        assertTrue(attempts.size() >= LEAST_CASES, attempts.size() + " cases");
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        Map<HostileRequest, Future<Outcome>> outcomes = new LinkedHashMap<>();
        attempts.stream().sorted(Comparator.comparing(HostileRequest::isSlow)).forEach(attempt ->
                outcomes.put(attempt, workers.submit(() -> outcome(attempt))));
        workers.shutdown();
        return attempts.stream().map(attempt -> DynamicTest.dynamicTest(attempt.name(), () ->
                check(attempt, outcomes.get(attempt).get())));
    }

    private static Outcome outcome(HostileRequest attempt) {
        int drip = Integer.parseInt(attempt.notes().getOrDefault("drip", "0"));
        CompletableFuture<RawHttp.Reply> hostile = OwnThread.supply(() -> wire("127.0.0.1").send(attempt.request(), drip));
        double meanwhile = 0;
        int honest = 0;
        List<String> outbound = new ArrayList<>();
        do {
            meanwhile = Math.max(meanwhile, honest());
            honest++;
            outbound.addAll(ProcessSockets.outbound(server.process(), port()));
            pause(hostile);
        } while (!hostile.isDone());
        return new Outcome(hostile.join(), meanwhile, honest, honest(), outbound);
    }

    private static void pause(CompletableFuture<?> until) {
        try {
            until.get(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException goOn) {
            return;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static int port() {
        return java.net.URI.create(server.url()).getPort();
    }

    /** How long somebody else waits: the shortest of a few tries, since this machine does other things too. */
    private static double honest() {
        double best = Double.MAX_VALUE;
        for (int i = 0; i < TRIES && best > MEANWHILE_SECONDS; i++) {
            RawHttp.Reply reply = wire("127.0.0.2").send(HONEST, 0);
            assertTrue(reply.status() == 200 && reply.body().contains("true"), reply.text());
            best = Math.min(best, reply.seconds());
        }
        return best;
    }

    private static void check(HostileRequest attempt, Outcome outcome) {
        RawHttp.Reply reply = outcome.reply;
        assertEquals(attempt.status(), reply.status(), reply.text());
        attempt.words().forEach(words -> assertTrue(reply.text().contains(words) || reply.body().contains(words),
                words + " in " + reply.text()));
        attempt.unsaid().forEach(words -> assertFalse(reply.text().contains(words), words + " in " + reply.text()));
        boolean waits = attempt.status() == 0 || attempt.status() == 408;
        double longest = (waits ? IDLE_SECONDS : TIMEOUT_SECONDS) + 1;
        assertTrue(reply.seconds() < longest, reply.seconds() + " s");
        if (reply.status() >= 400) {
            assertTrue(reply.text().contains("application/problem+json"), reply.text());
            assertTrue(reply.body().contains("\"detail\": \""), reply.body());
        }
        String own = attempt.request();
        assertEquals(List.of(), INNARDS.matcher(reply.body()).results().map(found -> found.group())
                .filter(found -> !own.contains(found)).toList(), reply.body());
        assertTrue(outcome.honest > 0 && outcome.meanwhile < MEANWHILE_SECONDS, "meanwhile others wait " + outcome.meanwhile + " s");
        assertTrue(outcome.after < AFTER_SECONDS, "afterwards others wait " + outcome.after + " s");
        assertEquals(List.of(), outcome.outbound, "the server asks nobody");
    }

    @Order(2)
    @Test
    void who_sends_nothing_for_a_while_or_reads_nothing_keeps_nobody_out() throws Exception {
        List<Socket> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                Socket socket = wire("127.0.0.1").open();
                idle.add(socket);
                String request = i % 2 == 0 ? "POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\nContent-Length: 9\r\n\r\nA"
                        : "GET /data?default HTTP/1.1\r\nHost: x\r\nAccept: application/rdf+xml\r\n\r\n";
                socket.getOutputStream().write(request.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            }
            for (int i = 0; i < 20; i++) {
                assertTrue(honest() < MEANWHILE_SECONDS, "another client is answered");
            }
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
        assertTrue(honest() < AFTER_SECONDS);
    }

    @Order(3)
    @Test
    void one_client_has_so_many_queries_and_no_more() {
        String slow = "GET /sparql?query=SELECT%20(COUNT(*)%20AS%20?n)%7B?a%20?b%20?c.?d%20?e%20?f.?g%20?h%20?i%7D HTTP/1.1\r\n"
                + "Host: localhost\r\nConnection: close\r\n\r\n";
        List<CompletableFuture<RawHttp.Reply>> asked = IntStream.range(0, 36)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> wire("127.0.0.3").send(slow, 0), task -> new Thread(task).start())).toList();
        for (int i = 0; i < 5; i++) {
            assertTrue(honest() < MEANWHILE_SECONDS, "another client is answered");
        }
        List<RawHttp.Reply> replies = asked.stream().map(CompletableFuture::join).toList();
        Map<Integer, Long> statuses = replies.stream().collect(Collectors.groupingBy(RawHttp.Reply::status, Collectors.counting()));
        assertTrue(statuses.get(503) >= 2 && statuses.get(429) > 20 && statuses.size() == 2, statuses.toString());
        RawHttp.Reply refused = replies.stream().filter(reply -> reply.status() == 429).findFirst().orElseThrow();
        assertTrue(refused.text().contains("Retry-After: 5") && refused.body().contains("as many as one client may have"), refused.text());
        assertTrue(replies.stream().allMatch(reply -> reply.seconds() < 2 * (IDLE_SECONDS + TIMEOUT_SECONDS)), replies.toString());
    }

    @Order(3)
    @Test
    void a_query_may_be_given_less_time_than_the_server_allows() {
        RawHttp.Reply reply = wire("127.0.0.4").send("GET /sparql?timeout=1&query=SELECT%20(COUNT(*)%20AS%20?n)%7B?a%20?b%20?c.?d%20?e%20?f."
                + "?g%20?h%20?i%7D HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 0);
        assertEquals(503, reply.status(), reply.text());
        assertTrue(reply.seconds() < TIMEOUT_SECONDS, reply.seconds() + " s");
    }

    @Order(4)
    @Test
    void others_were_answered_all_the_time() throws Exception {
        loading = false;
        assertEquals(BESIDE, LOAD.size());
        for (Future<Integer> one : LOAD) {
            int answered = one.get();
            System.out.println("HostileIT: one of " + BESIDE + " beside it was answered " + answered + " times");
            assertTrue(answered > LEAST_CASES, answered + " answers");
        }
    }

    @Order(5)
    @Test
    void nobody_was_called_and_the_store_is_as_it_was() {
        assertEquals(0, CALLED.get(), "nobody was called");
        assertTrue(before.lines().count() > 1000);
        assertEquals(before, all());
        assertEquals(changes, anna.changes());
        assertEquals(201, anna.put(HostileRequest.GRAPH, "<urn:example:a> <urn:example:b> 1 .").statusCode(), "and can be written");
        assertEquals(204, anna.delete(HostileRequest.GRAPH).statusCode());
        server.close();
        Terminal.Result verified = new Terminal(folder).selon("verify", "--db", "db");
        assertEquals(0, verified.status(), verified.out() + verified.err());
    }
}
