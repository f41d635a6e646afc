package selon.http.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

import selon.Client;
import selon.core.vocab.Namespaces;

/** Sends one request a turn and counts those that did what they are for. */
public final class ConcurrentWriter implements Runnable {

    public static final String TOKEN = "a-writers-token";
    static final Duration LONGEST_REQUEST = Duration.ofSeconds(40);
    static final List<String> KINDS = List.of("counting", "pairing", "claiming", "refused");
    /** How many changes {@link #prepare} makes. */
    public static final int PREPARED = 2;

    static final String COUNTER = Namespaces.ID + "graph/test-counter";
    static final String LEFT = Namespaces.ID + "graph/test-left";
    static final String RIGHT = Namespaces.ID + "graph/test-right";
    static final String NEVER = SampleArticles.graph("never");

    private static final String COMMENT = "<http://www.w3.org/2000/01/rdf-schema#comment>";
    private static final String IN_PAIRS = "GRAPH <" + LEFT + "> { ?x " + COMMENT + " %1$s } GRAPH <" + RIGHT + "> { ?x "
            + COMMENT + " %1$s }";

    private final String kind;
    private final BooleanSupplier turn;
    private long done;
    private long undone;

    private ConcurrentWriter(String kind, BooleanSupplier turn) {
        this.kind = kind;
        this.turn = turn;
    }

    /** Makes what the others change. */
    public static void prepare(Client server) {
        String pairs = "<https://example.org/one> " + COMMENT + " 0 . <https://example.org/other> " + COMMENT + " 0 .";
        assertEquals(201, put(server, COUNTER, "<https://example.org/counter> " + COMMENT + " 0 .").statusCode());
        assertEquals(204, update(server, "INSERT DATA { GRAPH <" + LEFT + "> { " + pairs + " } GRAPH <" + RIGHT + "> { "
                + pairs + " } }").statusCode());
    }

    /** Reads a number, and writes the next, unless somebody else has. */
    static ConcurrentWriter counting(Client server) {
        return new ConcurrentWriter("counting", () -> {
            HttpResponse<String> read = server.get("data?graph=" + COUNTER, "text/turtle");
            assertEquals(200, read.statusCode(), read.body());
            HttpResponse<String> answer = put(server, COUNTER, "<https://example.org/counter> " + COMMENT + " "
                    + (ConcurrentReader.number(read.body()) + 1) + " .", "If-Match", read.headers().firstValue("ETag").orElseThrow());
            assertTrue(List.of(204, 412).contains(answer.statusCode()), answer.body());
            return answer.statusCode() == 204;
        });
    }

    /** Raises a number that stands four times in two graphs, by one update. */
    static ConcurrentWriter pairing(Client server) {
        return new ConcurrentWriter("pairing", () -> {
            HttpResponse<String> answer = update(server, "DELETE { " + IN_PAIRS.formatted("?n") + " } INSERT { "
                    + IN_PAIRS.formatted("?m") + " } WHERE { GRAPH <" + LEFT + "> { ?x " + COMMENT + " ?n } BIND ( ?n + 1 AS ?m ) }");
            assertEquals(204, answer.statusCode(), answer.body());
            return true;
        });
    }

    /** Puts an article with claims, and takes it away again. */
    static ConcurrentWriter claiming(Client server, String article, Random random) {
        AtomicBoolean there = new AtomicBoolean();
        return new ConcurrentWriter("claiming", () -> {
            HttpResponse<String> answer = there.get() && random.nextInt(3) == 0
                    ? send(server, server.request("data?graph=" + SampleArticles.graph(article)).DELETE())
                    : put(server, SampleArticles.graph(article), SampleArticles.turtle(article, 1 + random.nextInt(3), random));
            assertTrue(List.of(201, 204).contains(answer.statusCode()), answer.body());
            there.set(!answer.request().method().equals("DELETE"));
            return true;
        });
    }

    /** Sends what the rules refuse; one half of it would be all right. */
    static ConcurrentWriter refused(Client server, Random random) {
        return new ConcurrentWriter("refused", () -> {
            HttpResponse<String> answer = random.nextBoolean()
                    ? put(server, NEVER, SampleArticles.refused("never", 2, random))
                    : update(server, "DELETE WHERE { GRAPH <" + LEFT + "> { ?x ?p ?o } } ;\n"
                            + SampleArticles.refusedUpdate("never", random));
            assertEquals(422, answer.statusCode(), answer.body());
            return true;
        });
    }

    @Override
    public void run() {
        if (turn.getAsBoolean()) {
            done++;
        } else {
            undone++;
        }
    }

    /** How often those of a kind did what they are for. */
    static long done(List<ConcurrentWriter> writers, String kind) {
        return writers.stream().filter(one -> one.kind.equals(kind)).mapToLong(one -> one.done).sum();
    }

    static String summary(List<ConcurrentWriter> writers) {
        return KINDS.stream().map(kind -> done(writers, kind) + " " + kind).collect(Collectors.joining(", ")) + ", "
                + writers.stream().mapToLong(one -> one.undone).sum() + " too late to count";
    }

    static HttpResponse<String> update(Client server, String text) {
        return send(server, server.request("update").header("Content-Type", "application/sparql-update")
                .POST(BodyPublishers.ofString(text)));
    }

    private static HttpResponse<String> put(Client server, String graph, String turtle, String... headers) {
        HttpRequest.Builder request = server.request("data?graph=" + graph).header("Content-Type", "text/turtle")
                .PUT(BodyPublishers.ofString(turtle));
        return send(server, headers.length == 0 ? request : request.headers(headers));
    }

    private static HttpResponse<String> send(Client server, HttpRequest.Builder request) {
        return server.send(request.header("Authorization", "Bearer " + TOKEN).timeout(LONGEST_REQUEST).build());
    }
}
