package selon.http.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import selon.OwnThread;
import selon.ServerProcess;
import selon.app.cli.RunningServer;
import selon.http.write.HttpWriter;

/** Answers that are given again, and never too long. */
class ResultCacheIT {

    private static final String GRAPH = "https://w3id.org/selon/id/graph/counter";
    private static final String COUNTED = "SELECT ?n { GRAPH <" + GRAPH + "> { ?s <urn:example:is> ?n } }";
    private static final String CSV = "text/csv";
    private static final int READERS = 4;
    private static final int WRITES = 100;

    @RegisterExtension
    private static final RunningServer server = RunningServer.fresh();
    private static final HttpWriter anna = HttpWriter.ofAnna(server);

    @BeforeAll
    static void serve() throws IOException {
        assertEquals(201, write(0));
    }

    private static int write(long number) {
        return anna.put(GRAPH, "<urn:example:counter> <urn:example:is> " + number + " .").statusCode();
    }

    private static String tag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    /** How often an answer was given again while some work was done. */
    private double again(Runnable work) {
        double before = OperationsIT.value(server, "selon_cache_hits_total");
        work.run();
        return OperationsIT.value(server, "selon_cache_hits_total") - before;
    }

    @Test
    void no_answer_is_older_than_what_was_acknowledged_before_it_was_asked_for() throws Exception {
        AtomicLong acknowledged = new AtomicLong();
        AtomicLong begun = new AtomicLong();
        AtomicLong reads = new AtomicLong();
        AtomicBoolean writing = new AtomicBoolean(true);
        Pattern number = Pattern.compile("(?:^|is> )\"?(\\d+)", Pattern.MULTILINE);
        List<Runnable> ways = List.of(COUNTED, "data?graph=" + GRAPH).stream().map(way -> (Runnable) () -> {
            long least = acknowledged.get();
            HttpResponse<String> answer = way.equals(COUNTED) ? server.ask(way, CSV) : server.get(way, "application/n-triples");
            assertEquals(200, answer.statusCode(), answer.body());
            Matcher found = number.matcher(answer.body());
            assertTrue(found.find(), answer.body());
            long seen = Long.parseLong(found.group(1));
            assertTrue(seen >= least && seen <= begun.get(), seen + " where " + least + " was acknowledged: " + way);
            reads.incrementAndGet();
        }).toList();
        double again = again(() -> {
            List<CompletableFuture<Void>> readers = Stream.iterate(0, i -> i + 1).limit(READERS)
                    .map(i -> OwnThread.run(() -> {
                        while (writing.get()) {
                            ways.get(i % ways.size()).run();
                        }
                    })).toList();
            for (long i = 1; i <= WRITES; i++) {
                begun.set(i);
                assertEquals(204, write(i));
                acknowledged.set(i);
                ways.forEach(Runnable::run);
            }
            writing.set(false);
            readers.forEach(CompletableFuture::join);
        });
        System.out.println("ResultCacheIT: " + reads + " reads beside " + WRITES + " writes, " + (long) again + " given again");
        assertTrue(reads.get() > 4 * WRITES, reads + " reads");
        assertTrue(again > WRITES, again + " given again");
    }

    @Test
    void an_answer_is_given_again_to_the_same_request_alone() {
        String page = "id/deal/alibaba-group-c-sky-2018.html";
        for (String path : List.of("sparql?query=" + ServerProcess.encoded(COUNTED), "data?graph=" + GRAPH, page,
                "queries/contested-motives.csv", "id/org/c-sky.ttl")) {
            HttpResponse<String> first = server.get(path, "*/*");
            HttpResponse<String> other = server.get(path, "*/*;q=0.9");
            assertEquals(1, again(() -> {
                HttpResponse<String> second = server.get(path, "*/*");
                assertEquals(first.body(), second.body());
                assertEquals(told(first), told(second), path);
            }), path);
            assertEquals(first.body(), other.body());
            assertEquals(304, server.send(server.request(path).header("Accept", "*/*").header("If-None-Match", tag(first)).build())
                    .statusCode(), path);
        }
        assertNotEquals(server.ask(COUNTED, CSV).body(), server.ask(COUNTED, "text/tab-separated-values").body());
        String english = server.get(page, "text/html").body();
        String french = server.send(server.request(page).header("Accept", "text/html").header("Accept-Language", "fr").build()).body();
        assertNotEquals(english, french);
        assertEquals(french, server.send(server.request(page).header("Accept", "text/html").header("Cookie", "lang=fr").build()).body());
    }

    /** All that an answer says of itself, but when it was and which one. */
    private static List<String> told(HttpResponse<String> answer) {
        return answer.headers().map().entrySet().stream()
                .filter(header -> !List.of("date", "x-request-id", "fuseki-request-id", "transfer-encoding", "content-length")
                        .contains(header.getKey().toLowerCase()))
                .map(Object::toString).sorted().toList();
    }

    @Test
    void a_query_that_is_posted_is_known_again_by_all_of_its_form() {
        String one = posted("query=" + ServerProcess.encoded(COUNTED));
        assertEquals(1, again(() -> assertEquals(one, posted("query=" + ServerProcess.encoded(COUNTED)))));
        assertEquals(0, again(() -> assertNotEquals(one, posted("query=" + ServerProcess.encoded(COUNTED.replace("GRAPH <" + GRAPH + ">", ""))
                + "&default-graph-uri=urn:example:none"))));
    }

    private String posted(String form) {
        HttpResponse<String> answer = server.send(server.request("sparql").header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", CSV).POST(BodyPublishers.ofString(form)).build());
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body();
    }

    @Test
    void what_differs_each_time_is_not_kept() {
        for (String made : List.of("RAND()", "UUID()", "STRUUID()", "NOW()")) {
            String query = "SELECT (" + made + " AS ?x) {}";
            HttpResponse<String> first = server.ask(query, CSV);
            assertEquals(200, first.statusCode(), first.body());
            assertEquals(Optional.empty(), first.headers().firstValue("ETag"), made);
            assertEquals(0, again(() -> assertNotEquals(first.body(), server.ask(query, CSV).body(), made)), made);
        }
        assertFalse(tag(server.ask("SELECT (1 AS ?x) {}", CSV)).isEmpty());
    }
}
