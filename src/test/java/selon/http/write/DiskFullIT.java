package selon.http.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import selon.OwnThread;
import selon.ServerProcess;
import selon.Terminal;
import selon.core.store.DatabaseChecks;
import selon.http.sparql.SparqlIT;

/** A disk that is full costs the change that found it so, and nothing else. */
@Tag("campaign")
class DiskFullIT {

    private static final int TRIES = 3;
    private static final long GIBIBYTE = 1L << 30;

    /** Where the room ends, without filling a disk that others use. */
    enum Shortage {
        /** The terms of a small change are written when it is committed. */
        OF_TERMS_AT_THE_COMMIT,
        /** A term longer than the buffer is written while the change is being made. */
        OF_TERMS_MIDWAY,
        /** The ledger's patch is written before anything else. */
        IN_THE_LEDGER,
        /** A page of a mapped file gets its place on the disk when it is first written to. */
        OF_MAPPED_PAGES;

        private int padding() {
            return this == OF_TERMS_MIDWAY ? 150_000 : 0;
        }

        private DiskSpace begin(ServerProcess server, Path database) throws IOException, InterruptedException {
            return switch (this) {
                case OF_TERMS_AT_THE_COMMIT, OF_TERMS_MIDWAY ->
                        DiskSpace.limited(server, Files.size(DiskSpace.terms(database)) + 200);
                case IN_THE_LEDGER -> DiskSpace.limited(server, 1_000);
                case OF_MAPPED_PAGES -> DiskSpace.cutOff(database);
            };
        }
    }

    @TempDir
    private Path folder;
    private ServerProcess server;

    @AfterEach
    void leave_no_process() {
        if (server != null) {
            server.kill();
        }
    }

    private void start(Map<String, String> environment) throws IOException {
        Map<String, String> all = new HashMap<>(environment);
        all.put("SELON_TOKEN", ConcurrentWriter.TOKEN);
        server = new ServerProcess(new Terminal(folder, all), "--db", "db");
    }

    @ParameterizedTest
    @EnumSource(Shortage.class)
    void a_change_without_room_is_refused_and_all_else_goes_on(Shortage shortage) throws Exception {
        start(Map.of());
        assertEquals(201, put("before", shortage.padding()).statusCode());
        assertEquals(200, get("kr-asia-alibaba-c-sky").statusCode());
        long quads = quads();
        try (DiskSpace none = shortage.begin(server, folder.resolve("db"))) {
            assertTrue(none.isTaken());
            whileOthersRead(() -> {
                for (int i = 0; i < TRIES; i++) {
                    SparqlIT.assertProblem(507, put("never", shortage.padding()), "disk-full");
                    assertEquals(404, get("never").statusCode());
                    assertEquals(quads, quads());
                }
            });
        }
        assertEquals(201, put("after", shortage.padding()).statusCode());
        assertTrue(quads() > quads);
        server.kill();
        start(Map.of());
        assertEquals(200, get("before").statusCode());
        assertEquals(200, get("after").statusCode());
        assertEquals(404, get("never").statusCode());
        assertEquals(201, put("again", shortage.padding()).statusCode());
        server.close();
        assertEquals(4, DatabaseChecks.assertSound(folder.resolve("db")), "the first change and three");
    }

    @Test
    void some_room_is_left_to_others() throws Exception {
        long usable = Files.getFileStore(folder).getUsableSpace();
        assertTrue(usable > 3 * GIBIBYTE, usable + " bytes are free");
        start(Map.of("JAVA_TOOL_OPTIONS", "-Dselon.reserve=" + ((usable - GIBIBYTE) >> 20)));
        assertEquals(201, put("before", 0).statusCode());
        Path others = folder.resolve("others");
        assertEquals(0, DiskSpace.run("fallocate", "-l", "" + 2 * GIBIBYTE, others.toString()));
        whileOthersRead(() -> {
            SparqlIT.assertProblem(507, put("never", 0), "disk-full");
            assertEquals(404, get("never").statusCode());
        });
        Files.delete(others);
        assertEquals(201, put("after", 0).statusCode());
        server.close();
        assertEquals(3, DatabaseChecks.assertSound(folder.resolve("db")));
    }

    @Test
    void a_database_that_finds_no_room_to_be_made_in_is_made_later() throws Exception {
        Process process = new ProcessBuilder("prlimit", "--fsize=300000", Terminal.SELON.toString(), "serve", "--port", "0",
                "--db", folder.resolve("db").toString()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(2, process.waitFor(), said);
        assertTrue(said.contains("can't be"), said);
        assertFalse(said.contains("\tat "), said);
        assertFalse(Files.exists(folder.resolve("db/store")));
        start(Map.of());
        assertTrue(quads() > 8_000);
    }

    /** Does something while somebody reads on and on. */
    private void whileOthersRead(Work work) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Integer> reading = OwnThread.supply(() -> {
            int reads = 0;
            for (; !over.get(); reads++) {
                assertEquals(200, get("kr-asia-alibaba-c-sky").statusCode());
                assertTrue(quads() > 8_000);
            }
            return reads;
        });
        try {
            work.run();
        } finally {
            over.set(true);
        }
        assertTrue(reading.get(60, TimeUnit.SECONDS) > 0, "somebody read");
    }

    /** Something to do. */
    private interface Work {
        void run() throws Exception;
    }

    private HttpResponse<String> put(String name, int padding) {
        String turtle = SampleArticles.turtle(name, 2, new Random(1)) + "doc:" + name + " rdfs:comment \"" + name
                + "x".repeat(padding) + "\" .";
        return server.send(server.request("data?graph=" + SampleArticles.graph(name)).header("Content-Type", "text/turtle")
                .header("Authorization", "Bearer " + ConcurrentWriter.TOKEN).timeout(ConcurrentWriter.LONGEST_REQUEST)
                .PUT(BodyPublishers.ofString(turtle)).build());
    }

    private HttpResponse<String> get(String name) {
        return server.get("data?graph=" + SampleArticles.graph(name), "text/turtle");
    }

    private long quads() {
        HttpResponse<String> answer = server.ask("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }", "text/csv");
        assertEquals(200, answer.statusCode(), answer.body());
        return Long.parseLong(answer.body().lines().skip(1).findFirst().orElseThrow().strip());
    }
}
