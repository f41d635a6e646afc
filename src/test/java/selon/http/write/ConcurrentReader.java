package selon.http.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import selon.Client;
import selon.core.vocab.Installation;

/** Looks at another part of the whole each turn; whatever it sees must agree with itself, and be no older than before. */
public final class ConcurrentReader implements Runnable {

    private static final List<String> INVARIANTS = Installation.files(Path.of("src/test/resources/invariants"), ".rq").stream()
            .map(ConcurrentReader::text).toList();
    private static final int WAYS = INVARIANTS.size() + 4;
    private static final int EVERYTHING_EVERY = 10;
    private static final Pattern NUMBER = Pattern.compile("comment>?\\s+\"?(\\d+)");
    private static final Pattern CHANGE = Pattern.compile("\"number\": (\\d+)");

    private final Client server;
    private int turn;
    private long reads;
    private long lastCount;
    private long lastPair;
    private long lastChange;

    ConcurrentReader(Client server, int turn) {
        this.server = server;
        this.turn = turn;
        assertEquals(6, INVARIANTS.size());
    }

    /** How often it has looked. */
    long reads() {
        return reads;
    }

    @Override
    public void run() {
        int way = turn++ % WAYS;
        if (way < INVARIANTS.size()) {
            holds(INVARIANTS.get(way));
        } else if (way == INVARIANTS.size()) {
            lastCount = notBefore(lastCount, counter(server));
        } else if (way == INVARIANTS.size() + 1) {
            lastPair = notBefore(lastPair, turn % EVERYTHING_EVERY == 0 ? pairInAll(server) : pair(server));
        } else if (way == INVARIANTS.size() + 2) {
            isNeverThere();
        } else {
            lastChange = notBefore(lastChange, change());
        }
        reads++;
    }

    private static long notBefore(long last, long now) {
        assertTrue(now >= last, now + " after " + last);
        return now;
    }

    private void holds(String invariant) {
        HttpResponse<String> answer = server.ask(invariant, "text/csv");
        assertEquals(200, answer.statusCode(), answer.body());
        String[] row = answer.body().lines().skip(1).findFirst().orElseThrow().split(",");
        assertTrue(Long.parseLong(row[0]) > 0, "there is something to look at: " + invariant);
        assertEquals("0", row[1], row[1] + " of " + row[0] + " are wrong: " + invariant);
    }

    private void isNeverThere() {
        assertEquals(404, server.get("data?graph=" + ConcurrentWriter.NEVER, "text/turtle").statusCode());
        HttpResponse<String> answer = server.ask("ASK { GRAPH <" + ConcurrentWriter.NEVER + "> { ?s ?p ?o } }",
                "application/sparql-results+json");
        assertTrue(answer.body().contains("false"), answer.body());
    }

    /** The last change there is, which can be had as a patch at once. */
    private long change() {
        HttpResponse<String> history = server.get("-/history?limit=1", "application/json");
        assertEquals(200, history.statusCode(), history.body());
        long number = CHANGE.matcher(history.body()).results().map(ConcurrentReader::number).findFirst().orElseThrow();
        HttpResponse<String> patch = server.get("-/history/" + number, "application/rdf-patch");
        assertEquals(200, patch.statusCode(), patch.body());
        assertTrue(patch.body().endsWith("TC .\n"), "a whole patch");
        return number;
    }

    /** The number in the counter's graph. */
    public static long counter(Client server) {
        return number(got(server, "graph=" + ConcurrentWriter.COUNTER, "text/turtle"));
    }

    /** The number in a pair's graph, where it stands twice. */
    public static long pair(Client server) {
        return same(got(server, "graph=" + ConcurrentWriter.RIGHT, "application/n-triples"), Pattern.compile("(\\d+)\"\\^\\^"), 2);
    }

    /** The same in the union of all graphs, where the other graph's are the same triples. */
    private static long pairInAll(Client server) {
        return same(got(server, "default", "application/n-triples"),
                Pattern.compile("<https://example.org/(?:one|other)> \\S+ \"(\\d+)\""), 2);
    }

    private static String got(Client server, String query, String type) {
        HttpResponse<String> answer = server.get("data?" + query, type);
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body();
    }

    private static long same(String text, Pattern pattern, int times) {
        List<Long> numbers = new ArrayList<>(pattern.matcher(text).results().map(ConcurrentReader::number).toList());
        assertEquals(times, numbers.size(), () -> numbers + " in " + text.substring(0, Math.min(1_000, text.length())));
        assertEquals(1, numbers.stream().distinct().count(), numbers.toString());
        return numbers.get(0);
    }

    /** The number in the Turtle of a counter. */
    static long number(String turtle) {
        return NUMBER.matcher(turtle).results().map(ConcurrentReader::number).findFirst().orElseThrow();
    }

    private static long number(MatchResult found) {
        return Long.parseLong(found.group(1));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
