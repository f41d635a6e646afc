package selon.http.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import selon.OwnThread;
import selon.ServerProcess;
import selon.Terminal;
import selon.core.store.Backup;
import selon.core.store.DatabaseChecks;
import selon.core.vocab.Progress;

/** A server that is killed at any moment keeps its word. */
@Tag("campaign")
class CrashIT {

    private static final int ROUNDS = Integer.getInteger("selon.crash.rounds", 60);
    private static final int CREATIONS = Integer.getInteger("selon.crash.creations", 20);
    private static final long SEED = Long.getLong("selon.crash.seed", System.nanoTime());
    /** Of the processor's time, which is the same however much else the machine does. */
    private static final Duration LONGEST_START = Duration.ofSeconds(15);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final int ROUNDS_A_LOOK = Math.max(20, ROUNDS / 20);
    private static final int ROUNDS_A_BACKUP = 3;
    private static final int ROUNDS_A_COMPACTION = 3;
    private static final int MOST_MILLIS_MORE = 60;
    private static final int MILLIS_OF_A_COMPACTION = 1_500;
    /** A server that lives for a second is best not optimised. */
    static final Map<String, String> SHORT_LIVED = Map.of("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
    private static final int MILLIS_OF_A_CHANGE = 15;

    private final Random random = new Random(SEED);
    private final List<Duration> starts = new ArrayList<>();
    private final List<Duration> work = new ArrayList<>();

    private int caughtWriting;
    private int caughtCompacting;
    private int latestGeneration;
    private long copied;

    @TempDir
    private Path folder;
    private ServerProcess server;

    @BeforeAll
    static void tell_how_to_repeat_it() {
        System.out.println("CrashIT: -Dselon.crash.seed=" + SEED);
    }

    @AfterEach
    void leave_no_process() {
        if (server != null) {
            server.kill();
        }
    }

    @Test
    void what_was_acknowledged_is_there_and_nothing_by_halves() throws Exception {
        CrashTestWriters scribes = new CrashTestWriters(random);
        for (int round = 0; round <= ROUNDS; round++) {
            boolean compacting = round % ROUNDS_A_COMPACTION == 1;
            start("db", "--compact-at", compacting ? "1" : "0");
            scribes.settle(server);
            if (round < ROUNDS) {
                CompletableFuture<Void> operating = OwnThread.run(round % ROUNDS_A_BACKUP == 0 ? this::backUp : () -> { });
                scribes.writeUntil(server, compacting ? this::killCompacting : this::kill);
                operating.get(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS);
            } else {
                server.close();
            }
            if (round % ROUNDS_A_LOOK == 0 || round == ROUNDS) {
                DatabaseChecks.assertSound(folder.resolve("db"));
            }
        }
        assertRestored(scribes.changes());
        starts.remove(0);
        work.remove(0);
        assertTrue(longest(work).compareTo(LONGEST_START) < 0, "it starts with little work: " + work);
        assertTrue(caughtWriting > ROUNDS / 10, caughtWriting + " were killed while a change was being made");
        assertTrue(caughtCompacting > ROUNDS / ROUNDS_A_COMPACTION / 4, caughtCompacting + " were killed while they compacted");
        assertTrue(latestGeneration > 1, "compacted it was as well");
        scribes.assertBusy(ROUNDS);
        System.out.println(ROUNDS + " kills, " + caughtWriting + " while a change was being made, " + caughtCompacting
                + " while it was compacted, " + (latestGeneration - 1) + " times in all: " + scribes + "; starts of "
                + median() + " in the median, " + longest(starts) + " at most");
    }

    private void kill() throws Exception {
        boolean inTheMiddle = random.nextBoolean();
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (inTheMiddle && !isWriting() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        Thread.sleep(random.nextInt(inTheMiddle ? MILLIS_OF_A_CHANGE : MOST_MILLIS_MORE), random.nextInt(1_000_000));
        server.kill();
        caughtWriting += isWriting() ? 1 : 0;
    }

    /** Kills the server at any moment of a compaction, or soon after it. */
    private void killCompacting() throws Exception {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (generations().size() < 2 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        Thread.sleep(random.nextInt(MILLIS_OF_A_COMPACTION), random.nextInt(1_000_000));
        server.kill();
        caughtWriting += isWriting() ? 1 : 0;
        List<String> left = generations();
        caughtCompacting += left.size() > 1 ? 1 : 0;
        latestGeneration = Math.max(latestGeneration, left.stream().filter(name -> !name.endsWith("-tmp"))
                .mapToInt(name -> Integer.parseInt(name.replaceAll("\\D", ""))).max().orElseThrow());
    }

    /** The folders of the store: one, and another while it is compacted. */
    private List<String> generations() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("db/store/tdb2"))) {
            return all.map(one -> one.getFileName().toString()).filter(name -> name.startsWith("Data-")).toList();
        }
    }

    /** What an operator does while others write. */
    private void backUp() {
        copied += new Backup(folder.resolve("backup")).of(folder.resolve("db"), Progress.NONE).changes();
    }

    private void assertRestored(long changes) {
        long before = copied;
        backUp();
        assertEquals(changes, copied, "each change was copied once, " + before + " of them while others wrote");
        assertTrue(before > changes / 2, before + " of " + changes + " changes were copied while others wrote");
        Terminal.Result restored = terminal().selon("restore", "backup", "--db", "restored");
        assertEquals(0, restored.status(), restored.err());
        assertEquals(changes, DatabaseChecks.assertSound(folder.resolve("restored")));
    }

    /** Whether a change is being made: its patch is there, and not confirmed. */
    private boolean isWriting() throws IOException {
        try (Stream<Path> patches = Files.walk(folder.resolve("db/store/ledger"))) {
            return patches.anyMatch(file -> file.toString().endsWith(".pending"));
        } catch (UncheckedIOException confirmedMeanwhile) {
            return false;
        }
    }

    private Terminal terminal() {
        Map<String, String> environment = new HashMap<>(SHORT_LIVED);
        environment.put("SELON_TOKEN", CrashTestWriter.TOKEN);
        environment.merge("JAVA_TOOL_OPTIONS", "-Dselon.compact.least=0", (one, other) -> one + " " + other);
        return new Terminal(folder, environment);
    }

    private void start(String database, String... options) throws IOException {
        long began = System.nanoTime();
        List<String> words = new ArrayList<>(List.of("--db", database));
        words.addAll(List.of(options));
        server = new ServerProcess(terminal(), words.toArray(String[]::new));
        assertEquals(200, server.ask("ASK {}", "text/csv").statusCode());
        starts.add(Duration.ofNanos(System.nanoTime() - began));
        work.add(server.process().info().totalCpuDuration().orElseThrow());
    }

    private static Duration longest(List<Duration> all) {
        return all.stream().max(Duration::compareTo).orElseThrow();
    }

    private Duration median() {
        return starts.stream().sorted().toList().get(starts.size() / 2);
    }

    @Test
    void a_start_after_one_that_was_killed_works() throws Exception {
        start("whole");
        String quads = quads();
        server.kill();
        long longest = starts.get(0).toMillis();
        int unfinished = 0;
        for (int i = 0; i < CREATIONS; i++) {
            Path database = folder.resolve("db-" + i);
            Process process = terminal().start("serve", "--port", "0", "--db", database.toString());
            process.waitFor(random.nextInt((int) longest), TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
            unfinished += Files.exists(database.resolve("store")) ? 0 : 1;
            start(database.toString());
            assertEquals(quads, quads());
            server.kill();
        }
        DatabaseChecks.assertSound(folder.resolve("db-0"));
        assertTrue(unfinished > CREATIONS / 5, unfinished + " of " + CREATIONS + " were killed before they were made");
        System.out.println(CREATIONS + " creations killed, " + unfinished + " before the end; starts of " + median()
                + " in the median");
    }

    private String quads() {
        HttpResponse<String> answer = server.ask("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }", "text/csv");
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(Integer.parseInt(answer.body().lines().skip(1).findFirst().orElseThrow()) > 8_000, answer.body());
        return answer.body();
    }
}
