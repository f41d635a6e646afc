package selon.http.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.apache.jena.atlas.json.JsonObject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import selon.Client;
import selon.ServerProcess;
import selon.Terminal;
import selon.http.write.ConcurrentReader;
import selon.http.write.ConcurrentWriter;
import selon.http.write.HttpWriter;

/** What whoever runs a server sees of it. */
@Tag("process")
@Tag("alone")
public class OperationsIT {

    private static final String GRAPH = "https://w3id.org/selon/id/doc/measured";

    /** What whoever runs it looks at, and of which type it is. */
    private static final Map<String, String> EXPECTED = Map.of("selon_requests_seconds", "histogram", "selon_commits_seconds",
            "histogram", "selon_refusals_total", "counter", "selon_dataset_version", "gauge", "selon_cache_hits_total", "counter",
            "selon_cache_misses_total", "counter", "selon_cache_bytes", "gauge", "jvm_memory_used_bytes", "gauge",
            "jvm_threads_live_threads", "gauge", "process_uptime_seconds", "gauge");

    @TempDir
    private Path folder;

    public static double value(Client server, String name, String... labels) {
        return scraped(server).sum(name, labels);
    }

    private static PrometheusText scraped(Client server) {
        return PrometheusText.of(server.get("-/metrics", "text/plain").body());
    }

    @Test
    void counts_requests_commits_and_refusals_and_says_that_it_is_well() throws IOException {
        try (ServerProcess server = HttpWriter.served(folder, "--mem")) {
            HttpWriter anna = HttpWriter.ofAnna(server);
            server.get("id/deal/alibaba-c-sky-nothing", "text/turtle");
            server.ask("ASK {}", "application/sparql-results+json");
            assertEquals(1, value(server, "selon_requests_seconds_count", "route=\"/id/*\"", "status=\"404\""));
            assertEquals(1, value(server, "selon_requests_seconds_count", "route=\"/sparql\"", "status=\"200\""));
            assertTrue(value(server, "selon_requests_seconds_bucket", "route=\"/sparql\"", "le=\"+Inf\"") >= 1);
            double version = value(server, "selon_dataset_version");
            assertTrue(version >= 1);
            assertEquals(201, anna.put(GRAPH, "<urn:example:a> <urn:example:b> 1 .").statusCode());
            assertEquals(422, anna.put(GRAPH, "<urn:example:c> a <https://w3id.org/selon/ns#Claim> .").statusCode());
            assertEquals(version + 1, value(server, "selon_dataset_version"));
            assertEquals(1, value(server, "selon_commits_seconds_count"));
            assertTrue(value(server, "selon_refusals_total", "rule=\"shape:") >= 1, "by rule");
            assertTrue(value(server, "selon_quads_added_total") > 1);
            assertTrue(value(server, "jvm_memory_used_bytes") > 0);
            PrometheusText scraped = scraped(server);
            scraped.assertSound();
            assertEquals(EXPECTED, scraped.types().entrySet().stream().filter(type -> EXPECTED.containsKey(type.getKey()))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
            JsonObject health = HttpWriter.json(server.get("-/health", "application/json"));
            assertEquals("ready", health.get("state").getAsString().value());
            assertEquals(version + 1, health.get("version").getAsNumber().value().doubleValue());
            assertEquals(30, health.get("limits").getAsObject().get("timeoutSeconds").getAsNumber().value().intValue());
            assertTrue(health.get("limits").getAsObject().keys().containsAll(List.of("longestBodyBytes", "longestQueryBytes", "deepestNesting",
                    "mostRows", "largestResultBytes", "queriesAtOnce", "queriesOfClient", "heapBytes")), health.toString());
            assertEquals(200, server.get("-/health/live", "*/*").statusCode());
            assertEquals(200, server.get("-/health/ready", "*/*").statusCode());
            assertEquals(404, server.get("-/health/other", "*/*").statusCode());
        }
    }

    @Test
    void each_request_has_a_number() throws IOException {
        try (ServerProcess server = new ServerProcess(folder, "--mem")) {
            List<String> numbers = List.of(number(server), number(server));
            Matcher first = Pattern.compile("([0-9a-z]+)-(\\d+)").matcher(numbers.get(0));
            assertTrue(first.matches(), numbers.get(0));
            assertEquals(first.group(1) + "-" + (Long.parseLong(first.group(2)) + 1), numbers.get(1));
        }
    }

    @Test
    void only_behind_a_proxy_does_a_request_say_by_which_address_it_came() throws IOException {
        try (ServerProcess server = new ServerProcess(folder, "--mem")) {
            assertTrue(context(server).startsWith("http://127.0.0.1:"), context(server));
        }
        try (ServerProcess server = new ServerProcess(folder, "--mem", "--behind-proxy")) {
            assertEquals("https://selon.example.org/context.jsonld", context(server));
        }
    }

    /** The address by which the server calls itself, to a request that says it came by another. */
    private static String context(Client server) {
        HttpResponse<String> answer = server.send(server.request("id/org/alibaba-cloud.jsonld")
                .header("X-Forwarded-Proto", "https").header("X-Forwarded-Host", "selon.example.org").build());
        return HttpWriter.json(answer).getString("@context");
    }

    private static String number(Client server) {
        return server.get("-/health/live", "*/*").headers().firstValue("X-Request-Id").orElseThrow();
    }

    @Test
    void what_was_begun_is_answered_when_the_server_is_told_to_stop() throws Exception {
        ServerProcess server = new ServerProcess(folder, "--mem");
        URI address = URI.create(server.url());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(20_000);
            say(socket, "POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
                    + "Accept: application/sparql-results+json\r\nContent-Length: 6\r\nExpect: 100-continue\r\n\r\n");
            BufferedReader answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertEquals("HTTP/1.1 100 Continue", answer.readLine(), "it wants to read the query");
            server.process().destroy();
            assertFalse(server.process().waitFor(500, TimeUnit.MILLISECONDS), "it waits for what was begun");
            say(socket, "ASK {}");
            List<String> lines = answer.lines().toList();
            assertTrue(lines.contains("HTTP/1.1 200 OK"), lines.toString());
            assertTrue(String.join("", lines).replace(" ", "").contains("\"boolean\":true"), lines.toString());
        }
        server.close();
    }

    @Test
    void a_server_whose_store_can_t_be_read_any_more_says_so_and_ends() throws Exception {
        ServerProcess server = new ServerProcess(folder);
        assertEquals(200, server.get("-/health/ready", "*/*").statusCode());
        assertTrue(List.of(server.process().info().arguments().orElseThrow()).containsAll(List.of("-Xss16m", "-XX:+ExitOnOutOfMemoryError")),
                "nor does it go on without memory");
        try (FileChannel quads = FileChannel.open(folder.resolve("selon-db/store/tdb2/Data-0001/GSPO.dat"), StandardOpenOption.WRITE)) {
            quads.truncate(0);
        }
        HttpResponse<String> answer = server.get("-/health/ready", "*/*");
        assertEquals(503, answer.statusCode());
        assertEquals("unreadable", HttpWriter.json(answer).get("state").getAsString().value());
        assertTrue(server.process().waitFor(10, TimeUnit.SECONDS), "it ends, to be started again");
        assertEquals(70, server.process().exitValue());
    }

    @Test
    void a_server_without_memory_ends_and_the_next_starts_soon_with_all_that_was_there() throws Exception {
        Terminal small = new Terminal(folder, Map.of("SELON_HEAP", "128m", "SELON_TOKEN", ConcurrentWriter.TOKEN));
        String[] unlimited = {"--db", "db", "--timeout", "120", "--max-rows", "100000000", "--max-result", "1024"};
        ServerProcess server = new ServerProcess(small, unlimited);
        ConcurrentWriter.prepare(server);
        String everyPair = "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f";
        assertThrows(AssertionError.class, () -> server.ask(everyPair, "text/csv"), "nobody is left to answer");
        assertTrue(server.process().waitFor(10, TimeUnit.SECONDS), "it ends, to be started again");
        assertEquals(3, server.process().exitValue());
        long start = System.nanoTime();
        try (ServerProcess next = new ServerProcess(small, unlimited)) {
            assertEquals(200, next.get("-/health/ready", "*/*").statusCode());
            assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(10), "within ten seconds");
            assertEquals(0, ConcurrentReader.counter(next));
            assertEquals(0, ConcurrentReader.pair(next));
            assertEquals(1 + ConcurrentWriter.PREPARED, new HttpWriter(next, Optional.empty()).changes());
        }
    }

    private static void say(Socket socket, String words) throws IOException {
        socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }
}
