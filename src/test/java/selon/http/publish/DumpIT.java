package selon.http.publish;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import selon.OwnThread;
import selon.app.cli.RunningServer;
import selon.core.ledger.ChangeGraph;
import selon.core.vocab.GraphNames;
import selon.http.write.HttpWriter;

/** The whole graph as a file, whole and in parts, while others write. */
class DumpIT {

    private static final String REUTERS = "https://w3id.org/selon/id/org/reuters";
    private static final String ALT = "http://www.w3.org/2004/02/skos/core#altLabel";
    private static final String ENTITIES = "https://w3id.org/selon/id/graph/entities";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @RegisterExtension
    private static final RunningServer server = RunningServer.fresh();
    private static final HttpWriter anna = HttpWriter.ofAnna(server);

    private static HttpResponse<byte[]> get(String path, String... headers) {
        return send("GET", path, headers);
    }

    private static HttpResponse<byte[]> send(String method, String path, String... headers) {
        HttpRequest.Builder request = anna.server().request(path).method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static byte[] unpacked(byte[] bytes) {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DatasetGraph read(byte[] bytes, Lang lang) {
        return RDFParser.source(new ByteArrayInputStream(unpacked(bytes))).lang(lang).toDatasetGraph();
    }

    private static void write(String name) {
        HttpResponse<String> answer = anna.update("INSERT DATA { GRAPH <" + ENTITIES + "> { <" + REUTERS + "> <" + ALT + "> \""
                + name + " one\"@en , \"" + name + " two\"@en } }");
        assertTrue(answer.statusCode() < 300, answer.body());
    }

    @Test
    void it_holds_all_that_sparql_answers_from() {
        DatasetGraph quads = read(get("dump.trig.gz").body(), Lang.TRIG);
        long triples = read(get("dump.nt.gz").body(), Lang.NTRIPLES).getDefaultGraph().size();
        assertTrue(triples > 4000, triples + " triples");
        assertEquals(0, quads.getDefaultGraph().size());
        assertEquals(triples, number("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"));
        assertEquals(quads.stream().count(), number("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"));
        assertTrue(quads.containsGraph(GraphNames.LEDGER), "the ledger is public too");
    }

    private static long number(String query) {
        return Long.parseLong(anna.server().ask(query, "text/csv").body().strip().split("\\R")[1]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dump.trig.gz", "dump.nt.gz"})
    void its_headers_say_what_it_is_and_its_digest_is_that_of_its_bytes(String path) throws Exception {
        HttpResponse<byte[]> answer = get(path, "Accept-Encoding", "gzip");
        assertEquals(200, answer.statusCode());
        assertEquals("application/gzip", header(answer, "Content-Type"));
        assertEquals("", header(answer, "Content-Encoding"), "it is not compressed twice");
        assertEquals(String.valueOf(answer.body().length), header(answer, "Content-Length"));
        assertEquals("bytes", header(answer, "Accept-Ranges"));
        assertEquals("sha-256=:" + Base64.getEncoder().encodeToString(
                MessageDigest.getInstance("SHA-256").digest(answer.body())) + ":", header(answer, "Repr-Digest"));
        assertTrue(header(answer, "Content-Disposition").matches("attachment; filename=\"selon-\\d+\\.(trig|nt)\\.gz\""),
                header(answer, "Content-Disposition"));
        assertTrue(header(answer, "ETag").matches("\"\\d+\\.(trig|nt)\\.gz\\.[0-9a-f]{16}\""), header(answer, "ETag"));
        assertTrue(header(answer, "Last-Modified").endsWith("GMT"));
        HttpResponse<byte[]> head = send("HEAD", path);
        assertEquals(0, head.body().length);
        for (String name : List.of("ETag", "Content-Length", "Repr-Digest", "Last-Modified", "Content-Type")) {
            assertEquals(header(answer, name), header(head, name), name);
        }
        assertEquals(405, send("POST", path).statusCode());
    }

    @Test
    void who_has_it_already_gets_304_until_something_changes() {
        HttpResponse<byte[]> first = get("dump.nt.gz");
        String tag = header(first, "ETag");
        assertEquals(304, get("dump.nt.gz", "If-None-Match", "\"x\", W/" + tag).statusCode());
        assertEquals(304, get("dump.nt.gz", "If-Modified-Since", header(first, "Last-Modified")).statusCode());
        assertEquals(412, get("dump.nt.gz", "If-Match", "\"x\"").statusCode());
        assertArrayEquals(first.body(), get("dump.nt.gz", "If-None-Match", "\"x\"", "If-Match", tag).body());
        write("after");
        HttpResponse<byte[]> second = get("dump.nt.gz", "If-None-Match", tag);
        assertEquals(200, second.statusCode());
        assertNotEquals(tag, header(second, "ETag"));
    }

    @Test
    void an_interrupted_download_goes_on() throws IOException {
        HttpResponse<byte[]> whole = get("dump.trig.gz");
        int length = whole.body().length;
        String tag = header(whole, "ETag");
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.write(get("dump.trig.gz", "Range", "bytes=0-999").body());
        HttpResponse<byte[]> rest = get("dump.trig.gz", "Range", "bytes=1000-", "If-Range", tag);
        assertEquals(206, rest.statusCode());
        assertEquals("bytes 1000-" + (length - 1) + "/" + length, header(rest, "Content-Range"));
        assertEquals(header(whole, "Repr-Digest"), header(rest, "Repr-Digest"), "it is of the whole");
        joined.write(rest.body());
        assertArrayEquals(whole.body(), joined.toByteArray());
        assertArrayEquals(Arrays.copyOfRange(whole.body(), length - 5, length),
                get("dump.trig.gz", "Range", "bytes=-5").body());
        HttpResponse<byte[]> none = get("dump.trig.gz", "Range", "bytes=" + length + "-");
        assertEquals(416, none.statusCode());
        assertEquals("bytes */" + length, header(none, "Content-Range"));
        for (String odd : List.of("bytes=0-1,5-6", "lines=1-2", "bytes=x")) {
            assertEquals(200, get("dump.trig.gz", "Range", odd).statusCode(), odd);
        }
        write("interrupted");
        HttpResponse<byte[]> changed = get("dump.trig.gz", "Range", "bytes=1000-", "If-Range", tag);
        assertEquals(200, changed.statusCode(), "what has changed is sent from its beginning");
        assertEquals(String.valueOf(changed.body().length), header(changed, "Content-Length"));
    }

    @Test
    void many_who_ask_at_once_get_the_same_bytes() {
        write("many");
        List<CompletableFuture<HttpResponse<byte[]>>> all = IntStream.range(0, 16).mapToObj(one ->
                OwnThread.supply(() -> get("dump.nt.gz"))).toList();
        List<String> tags = all.stream().map(CompletableFuture::join).map(answer -> header(answer, "ETag")).toList();
        assertEquals(16, tags.size());
        assertEquals(1, tags.stream().distinct().count(), tags.toString());
    }

    @Test
    void each_is_of_one_moment_while_others_write() {
        Node reuters = NodeFactory.createURI(REUTERS);
        Node alt = NodeFactory.createURI(ALT);
        CompletableFuture<Void> writer = OwnThread.run(() -> {
            for (int i = 0; i < 30; i++) {
                write("pair " + i);
            }
        });
        int seen = 0;
        Optional<String> before = Optional.empty();
        while (!writer.isDone() || seen < 3) {
            HttpResponse<byte[]> answer = get("dump.trig.gz");
            assertEquals(200, answer.statusCode());
            DatasetGraph quads = read(answer.body(), Lang.TRIG);
            long version = ChangeGraph.last(quads);
            assertTrue(header(answer, "ETag").startsWith("\"" + version + "."), header(answer, "ETag") + " is of " + version);
            List<String> names = quads.getGraph(NodeFactory.createURI(ENTITIES)).find(reuters, alt, Node.ANY)
                    .mapWith(triple -> triple.getObject().getLiteralLexicalForm()).toList();
            for (String name : names) {
                if (name.endsWith(" one")) {
                    assertTrue(names.contains(name.replace(" one", " two")), name + " is there without its other half");
                }
            }
            seen += before.equals(Optional.of(header(answer, "ETag"))) ? 0 : 1;
            before = Optional.of(header(answer, "ETag"));
            if (writer.isDone() && seen < 3) {
                write("more " + seen);
            }
        }
        writer.join();
        assertTrue(seen >= 3, seen + " states");
    }
}
