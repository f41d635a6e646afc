// A server that is killed at any moment keeps its word.
package selon.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import selon.Served;
import selon.Terminal;
import selon.store.Sound;

class CrashIT {

    private static final int ROUNDS = Integer.getInteger("selon.crash.rounds", 50);
    private static final int CREATIONS = Integer.getInteger("selon.crash.creations", 20);
    private static final long SEED = Long.getLong("selon.crash.seed", System.nanoTime());
    private static final Duration LONGEST_START = Duration.ofSeconds(15);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final int MOST_CHANGES_A_ROUND = 6;
    private static final int MOST_MILLIS_MORE = 60;
    private static final int MILLIS_OF_A_CHANGE = 15;
    private static final int A_PAGE = 500;
    private static final Pattern NUMBER = Pattern.compile("\"number\" : (\\d+)");

    private final Random random = new Random(SEED);
    private final List<Duration> starts = new ArrayList<>();

    private int caughtWriting;

    @TempDir
    private Path folder;
    private Served server;

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
        List<Scribe> scribes = List.of(new Scribe("one", random.nextLong()), new Scribe("other", random.nextLong()));
        long madeUnheard = 0;
        for (int round = 0; round <= ROUNDS; round++) {
            start("db");
            for (Scribe scribe : scribes) {
                madeUnheard += scribe.settle(server) ? 1 : 0;
            }
            assertHistory(scribes, madeUnheard);
            if (round < ROUNDS) {
                killWhileWriting(scribes);
            } else {
                server.close();
            }
            if (round % Math.max(5, ROUNDS / 10) == 0 || round == ROUNDS) {
                Sound.assertSound(folder.resolve("db"));
            }
        }
        long changes = acknowledged(scribes).size();
        long refusals = scribes.stream().mapToLong(Scribe::refusals).sum();
        starts.remove(0);
        assertTrue(longestStart().compareTo(LONGEST_START) < 0, "it starts soon: " + starts);
        assertTrue(changes > ROUNDS / 2, changes + " changes were acknowledged");
        assertTrue(caughtWriting > ROUNDS / 10, caughtWriting + " were killed while a change was being made");
        assertTrue(refusals > (changes + refusals) / 4, refusals + " of " + (changes + refusals) + " were refused");
        System.out.println(ROUNDS + " kills, " + caughtWriting + " while a change was being made: " + changes + " changes acknowledged, "
                + refusals + " refused, " + madeUnheard + " made that nobody was told of; starts of " + median()
                + " in the median, " + longestStart() + " at most");
    }

    private void killWhileWriting(List<Scribe> scribes) throws Exception {
        int enough = acknowledged(scribes).size() + random.nextInt(MOST_CHANGES_A_ROUND);
        List<CompletableFuture<Void>> writing = scribes.stream()
                .map(scribe -> CompletableFuture.runAsync(() -> scribe.write(server.url()))).toList();
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (acknowledged(scribes).size() < enough) {
            for (CompletableFuture<Void> one : writing) {
                assertTrue(!one.isDone() || one.get() != null, "it writes until the server is killed");
            }
            assertTrue(System.nanoTime() < end, "changes are made");
            Thread.sleep(1);
        }
        boolean inTheMiddle = random.nextBoolean();
        while (inTheMiddle && !isWriting() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        Thread.sleep(random.nextInt(inTheMiddle ? MILLIS_OF_A_CHANGE : MOST_MILLIS_MORE), random.nextInt(1_000_000));
        server.kill();
        caughtWriting += isWriting() ? 1 : 0;
        for (CompletableFuture<Void> one : writing) {
            one.get(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /** Whether a change is being made: its patch is there, and not confirmed. */
    private boolean isWriting() throws IOException {
        try (Stream<Path> patches = Files.walk(folder.resolve("db/store/ledger"))) {
            return patches.anyMatch(file -> file.toString().endsWith(".pending"));
        } catch (UncheckedIOException confirmedMeanwhile) {
            return false;
        }
    }

    /** Its changes are the first one, those acknowledged, and those that were made though nobody was told; all are told of. */
    private void assertHistory(List<Scribe> scribes, long madeUnheard) {
        Set<Long> acknowledged = acknowledged(scribes);
        assertEquals(scribes.stream().mapToInt(scribe -> scribe.changes().size()).sum(), acknowledged.size());
        HttpResponse<String> history = server.get("-/history?limit=" + A_PAGE, "application/json");
        List<Long> numbers = NUMBER.matcher(history.body()).results().map(found -> Long.parseLong(found.group(1))).toList();
        long last = 1 + acknowledged.size() + madeUnheard;
        assertEquals(LongStream.range(0, Math.min(A_PAGE, last)).mapToObj(i -> last - i).toList(), numbers, "the history");
        assertTrue(acknowledged.stream().allMatch(number -> number > 1 && number <= last));
        for (long number = last; number > Math.max(0, last - MOST_CHANGES_A_ROUND); number--) {
            HttpResponse<String> patch = server.get("-/history/" + number, "application/rdf-patch");
            assertEquals(200, patch.statusCode(), patch.body());
            assertTrue(patch.body().endsWith("TC .\n"), "the patch of " + number + " is whole");
        }
    }

    private static Set<Long> acknowledged(List<Scribe> scribes) {
        Set<Long> numbers = new HashSet<>();
        scribes.forEach(scribe -> numbers.addAll(scribe.changes()));
        return numbers;
    }

    private Terminal terminal() {
        return new Terminal(folder, Map.of("SELON_TOKEN", Scribe.TOKEN));
    }

    private void start(String database) throws IOException {
        long began = System.nanoTime();
        server = new Served(terminal(), "--db", database);
        assertEquals(200, server.ask("ASK {}", "text/csv").statusCode());
        starts.add(Duration.ofNanos(System.nanoTime() - began));
    }

    private Duration longestStart() {
        return starts.stream().max(Duration::compareTo).orElseThrow();
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
        Sound.assertSound(folder.resolve("db-0"));
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
