package selon.http.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

import selon.OwnThread;
import selon.ServerProcess;

/** Two who write to one database after another server of it has ended, however it ended. */
final class CrashTestWriters {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final int MOST_CHANGES_A_TURN = 6;
    private static final int A_PAGE = 500;
    private static final Pattern NUMBER = Pattern.compile("\"number\": (\\d+)");

    private final Random random;
    private final List<CrashTestWriter> all;
    private long madeUnheard;

    CrashTestWriters(Random random) {
        this.random = random;
        this.all = List.of(new CrashTestWriter("one", random.nextLong()), new CrashTestWriter("other", random.nextLong()));
    }

    /** What ends the server in the middle of their writing. */
    interface End {
        /** Ends it. */
        void come() throws Exception;
    }

    /** Lets them write until a few changes more are acknowledged and the end comes. */
    void writeUntil(ServerProcess server, End end) throws Exception {
        int enough = acknowledged().size() + random.nextInt(MOST_CHANGES_A_TURN);
        List<CompletableFuture<Void>> writing = all.stream()
                .map(scribe -> OwnThread.run(() -> scribe.write(server.url()))).toList();
        long latest = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (acknowledged().size() < enough) {
            for (CompletableFuture<Void> one : writing) {
                assertTrue(!one.isDone() || one.get() != null, "it writes until the server is gone");
            }
            assertTrue(System.nanoTime() < latest, "changes are made");
            Thread.sleep(1);
        }
        end.come();
        for (CompletableFuture<Void> one : writing) {
            one.get(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /**
     * They find what they were told is there, and the request in flight made whole or not at all. The changes are the first one,
     * those acknowledged, and those that were made though nobody was told; all are told of.
     */
    void settle(ServerProcess server) {
        for (CrashTestWriter scribe : all) {
            madeUnheard += scribe.settle(server) ? 1 : 0;
        }
        Set<Long> acknowledged = acknowledged();
        assertEquals(all.stream().mapToInt(scribe -> scribe.changes().size()).sum(), acknowledged.size());
        HttpResponse<String> history = server.get("-/history?limit=" + A_PAGE, "application/json");
        List<Long> numbers = NUMBER.matcher(history.body()).results().map(found -> Long.parseLong(found.group(1))).toList();
        long last = changes();
        assertEquals(LongStream.range(0, Math.min(A_PAGE, last)).mapToObj(i -> last - i).toList(), numbers, "the history");
        assertTrue(acknowledged.stream().allMatch(number -> number > 1 && number <= last));
        for (long number = last; number > Math.max(0, last - MOST_CHANGES_A_TURN); number--) {
            HttpResponse<String> patch = server.get("-/history/" + number, "application/rdf-patch");
            assertEquals(200, patch.statusCode(), patch.body());
            assertTrue(patch.body().endsWith("TC .\n"), "the patch of " + number + " is whole");
        }
    }

    private Set<Long> acknowledged() {
        Set<Long> numbers = new HashSet<>();
        all.forEach(scribe -> numbers.addAll(scribe.changes()));
        return numbers;
    }

    /** How many changes the database has, the first one included. */
    long changes() {
        return 1 + acknowledged().size() + madeUnheard;
    }

    /** Sees that they wrote enough for the ends to mean something: one change in two turns, and one refusal in four requests. */
    void assertBusy(int turns) {
        assertTrue(acknowledged().size() > turns / 2, this.toString());
        assertTrue(refusals() > (acknowledged().size() + refusals()) / 4, this.toString());
    }

    private long refusals() {
        return all.stream().mapToLong(CrashTestWriter::refusals).sum();
    }

    @Override
    public String toString() {
        return acknowledged().size() + " changes acknowledged, " + refusals() + " refused, " + madeUnheard
                + " made that nobody was told of";
    }
}
