package selon.http.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import selon.OwnThread;
import selon.ServerProcess;
import selon.Terminal;
import selon.core.store.DatabaseChecks;
import selon.http.filter.OperationsIT;

/** Many write and many read, and it adds up. */
@Tag("campaign")
@Tag("alone")
class ConcurrencyIT {

    private static final int SECONDS = Integer.getInteger("selon.concurrency.seconds", 20);
    /** How long each writer rests after a turn: those who read get on faster then. */
    private static final int PAUSE_MILLIS = Integer.getInteger("selon.concurrency.pause", 0);
    private static final int WRITERS_OF_A_KIND = 4;
    private static final int READERS = 16;
    private static final int SLOW_SECONDS = 5;
    private static final Duration LONGEST_READ_MEANWHILE = Duration.ofSeconds(2);

    @TempDir
    private Path folder;
    private ServerProcess server;

    @BeforeEach
    void serve() throws IOException {
        Map<String, String> environment = Map.of("SELON_TOKEN", ConcurrentWriter.TOKEN, "JAVA_TOOL_OPTIONS", "-Dselon.compact.least=0");
        server = new ServerProcess(new Terminal(folder, environment), "--db", "db", "--timeout", "" + SLOW_SECONDS, "--compact-at", "1");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void nothing_is_lost_and_no_reader_sees_half_a_change() throws Exception {
        ConcurrentWriter.prepare(server);
        List<ConcurrentWriter> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS_OF_A_KIND; i++) {
            writers.add(ConcurrentWriter.counting(server));
            writers.add(ConcurrentWriter.pairing(server));
            writers.add(ConcurrentWriter.claiming(server, "claimed-" + i, new Random(i)));
            writers.add(ConcurrentWriter.refused(server, new Random(i)));
        }
        List<ConcurrentReader> readers = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            readers.add(new ConcurrentReader(server, i));
        }
        List<Runnable> all = new ArrayList<>(readers);
        writers.forEach(writer -> all.add(() -> {
            writer.run();
            rest();
        }));
        together(all);
        long reads = readers.stream().mapToLong(ConcurrentReader::reads).sum();
        double compactions = OperationsIT.value(server, "selon_compactions_total");
        System.out.println(SECONDS + " s: " + ConcurrentWriter.summary(writers) + "; " + reads + " reads checked, " + compactions
                + " compactions");
        assertTrue(compactions > 1, compactions + " compactions");
        assertEquals(ConcurrentWriter.done(writers, "counting"), ConcurrentReader.counter(server), "each increment counts");
        assertEquals(ConcurrentWriter.done(writers, "pairing"), ConcurrentReader.pair(server), "each update counts");
        for (String kind : ConcurrentWriter.KINDS) {
            assertTrue(ConcurrentWriter.done(writers, kind) > SECONDS / 10, kind + ": " + ConcurrentWriter.done(writers, kind));
        }
        assertTrue(reads > 10L * SECONDS, reads + " reads");
        server.close();
        long changes = ConcurrentWriter.KINDS.stream().filter(kind -> !kind.equals("refused"))
                .mapToLong(kind -> ConcurrentWriter.done(writers, kind)).sum();
        assertEquals(1 + ConcurrentWriter.PREPARED + changes, DatabaseChecks.assertSound(folder.resolve("db")), "each change has a number");
    }

    private static void rest() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets each take turns until the time is over; each request ends by itself, so all of them do. */
    private static void together(List<Runnable> all) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(all.size());
        try {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
            List<Future<?>> running = new ArrayList<>();
            for (Runnable one : all) {
                running.add(threads.submit(() -> {
                    while (System.nanoTime() < end) {
                        one.run();
                    }
                }));
            }
            for (Future<?> one : running) {
                one.get(SECONDS + 2 * ConcurrentWriter.LONGEST_REQUEST.toSeconds(), TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_slow_update_keeps_no_reader_waiting_and_other_writers_not_for_ever() throws Exception {
        ConcurrentWriter.prepare(server);
        new ConcurrentReader(server, 0).run();
        CompletableFuture<HttpResponse<String>> slow = OwnThread.supply(() -> ConcurrentWriter.update(server, """
                INSERT { GRAPH <https://w3id.org/selon/id/graph/test-slow> { ?a a ?d } }
                WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER ( STRLEN(CONCAT(STR(?c), STR(?f), STR(?i))) < 0 ) }"""));
        Thread.sleep(200);
        long sent = System.nanoTime();
        CompletableFuture<HttpResponse<String>> waiting = OwnThread.supply(() -> ConcurrentWriter.update(server, """
                INSERT DATA { GRAPH <https://w3id.org/selon/id/graph/test-waiting> { <https://example.org/x>
                    <http://www.w3.org/2000/01/rdf-schema#label> "waited" } }"""));
        LongAdder reads = new LongAdder();
        Duration longest = Duration.ZERO;
        for (int turn = 0; !slow.isDone(); turn++) {
            long began = System.nanoTime();
            new ConcurrentReader(server, turn).run();
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            longest = took.compareTo(longest) > 0 ? took : longest;
            reads.increment();
        }
        assertEquals(503, slow.get().statusCode(), slow.get().body());
        assertEquals(204, waiting.get(SLOW_SECONDS * 2, TimeUnit.SECONDS).statusCode());
        Duration waited = Duration.ofNanos(System.nanoTime() - sent);
        assertTrue(waited.toSeconds() >= SLOW_SECONDS - 1, "it did wait: " + waited);
        assertTrue(reads.sum() > SLOW_SECONDS && longest.compareTo(LONGEST_READ_MEANWHILE) < 0,
                reads + " reads, the longest of " + longest);
        assertEquals(404, server.get("data?graph=https://w3id.org/selon/id/graph/test-slow", "text/turtle").statusCode());
        System.out.println("during a slow update: " + reads + " reads checked, the longest took " + longest);
    }
}
