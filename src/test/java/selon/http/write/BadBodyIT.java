package selon.http.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import selon.app.cli.RunningServer;

/** What can't be read, over real HTTP: broken, deep, large, slow or dangerous bodies. */
public class BadBodyIT {

    private static final String NAME = "https://w3id.org/selon/id/doc/bad";
    private static final String JSONLD = "application/ld+json";
    private static final String RDFXML = "application/rdf+xml";
    private static final String RDF = "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:e=\"http://e/\">";
    private static final int CAP = 1 << 20;
    private static final int MIB_TAKEN = 8;

    @TempDir
    private static Path folder;
    @RegisterExtension
    private static final RunningServer server = RunningServer.fresh("--timeout", "3", "--max-body", String.valueOf(MIB_TAKEN));
    private static final HttpWriter anna = HttpWriter.ofAnna(server);

    private static void assertUnread(int status, String words, String type, String body) {
        long before = anna.changes();
        for (String method : List.of("PUT", "POST")) {
            anna.assertRefused(status, words, anna.send(method, HttpWriter.data(NAME), type, body), before);
        }
        anna.assertRefused(status, words, anna.send("POST", "-/validate?graph=" + NAME, type, body), before);
        assertTrue(anna.graph(NAME).isEmpty(), "nothing of it is seen");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "text/turtle           | <a:s> <a:p> 1 .~<a:s> <a:p 2 .           | rdf-syntax 2:12",
        "text/turtle           | <a:s> <a:p> 1 .~~   <a:s> <a:p> 1 2 .    | rdf-syntax 3:18",
        "text/turtle           | <a:s> <a:p> \"x~\" .                     | rdf-syntax 2:1",
        "text/turtle           | <a:s> <a:p>                              | rdf-syntax 1:12",
        "text/turtle           | x:s <a:p> 1 .                            | rdf-syntax 1:1",
        "text/turtle           | <s> <a:p> 1 .                            | relative-iri 1:1",
        "text/turtle           | <a:s> <a:p> \"x\"^^<http://www.w3.org/2001/XMLSchema#integer> . | rdf-syntax 1:13",
        "text/turtle           | <a:s> <a:p> 99999999999999999999 .       | integer-too-large 1:13",
        "text/turtle           | <a:s> <a:p> << <a:s> <a:p> 1 >> .        | triple-term",
        "application/trig      | GRAPH <a:g> {~ <a:s> <a:p> }             | rdf-syntax 2:14",
        "application/n-triples | <a:s> <a:p> 1 .                          | rdf-syntax 1:13",
        "application/n-triples | <a:s> <a:p> <a:o> .~<a:s> <a:p> .        | rdf-syntax 2:13",
        "application/n-quads   | <a:s> <a:p> <a:o> \"g\" .                | rdf-syntax 1:19",
        "application/ld+json   | {\"@id\":\"a:s\",~ \"a:p\": x}           | not-json 2:9",
        "application/ld+json   | {\"@id\":\"a:s\",~ \"a:p\": 1            | json-cut-off 2:10",
        "application/ld+json   | {\"@id\":\"a:s\", \"a:p\": 1} {}         | not-json",
        "application/ld+json   | ``                                       | json-cut-off 1:1",
        "application/ld+json   | \"text\"                                 | rdf-syntax",
        "application/ld+json   | {\"@id\":\"a:s\", \"a:p\": {\"@type\":5}} | rdf-syntax",
        "application/ld+json   | {\"@id\":\"a:s\", \"name\": \"x\"}       | rdf-syntax",
        "application/ld+json   | {\"@id\":\"s\", \"a:p\": 1}              | relative-iri",
        "application/ld+json   | {\"@id\":\"a:s\", \"a:p\": {\"@value\":\"x\",\"@type\":\"http://www.w3.org/2001/XMLSchema#date\"}} | rdf-syntax",
        "application/rdf+xml   | RDF~<rdf:Description rdf:about=\"a:s\"><e:p>1</rdf:Description></rdf:RDF> | rdf-syntax 2:[0-9]+",
        "application/rdf+xml   | RDF~<rdf:Description rdf:about=\"s\"><e:p>1</e:p></rdf:Description></rdf:RDF> | relative-iri 2:[0-9]+",
        "application/rdf+xml   | RDF~                                     | rdf-syntax 2:1",
    })
    void what_is_broken_is_400_with_the_place(String type, String body, String words) {
        assertUnread(400, words, type, body.replace('~', '\n').replace("RDF\n", RDF + "\n"));
    }

    @ParameterizedTest
    @CsvSource({"'INSERT DATA { GRAPH <a:g> {\n<a:s> <a:p> }', 'update-syntax'", "'CLEAR', 'update-syntax'",
        "'SELECT * {}', 'update-syntax'", "'INSERT DATA { GRAPH <https://e.org/g> { <s> <a:p> 1 } }', 'relative-iri'",
        "'DELETE DATA { GRAPH <a:g> { _:b <a:p> 1 } }', 'update-syntax'",
        "'INSERT DATA { GRAPH <https://e.org/g> { <a:s> <a:p> \"x\"^^<http://www.w3.org/2001/XMLSchema#integer> } }', 'literal-invalid'",
        "'INSERT DATA { GRAPH <https://e.org/g> { <a:s> <a:p> \"\\u0001\" } }', 'character-not-taken'",
        "'INSERT DATA { GRAPH <https://e.org/g> { <urn:a:b> <a:p> 1 } }', 'iri-invalid'",
        "'INSERT DATA { GRAPH <https://e.org/%zz> { <a:s> <a:p> 1 } }', 'graph-name-unusable'",
        "'PREFIX a: <b> INSERT DATA { GRAPH a:c { a:s a:p 1 } }', 'graph-name-unusable'"})
    void an_update_that_is_broken_is_400_with_the_place(String update, String words) {
        anna.assertRefused(400, words, anna.update(update), anna.changes());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 0xB, 0xC, 0x1F, 0xFFFE, 0xFFFF, 0xD800, 0xDFFF})
    void a_text_has_only_characters_that_every_answer_can_carry(int character) {
        String escaped = "\\u%04X".formatted(character);
        assertUnread(400, "", HttpWriter.TURTLE, "<a:s> <a:p> \"x" + escaped + "\" .");
        assertUnread(400, "character-not-taken", JSONLD, "{\"@id\":\"a:s\",\"a:p\":\"x" + escaped + "\"}");
        anna.assertRefused(400, "", anna.update("INSERT DATA { GRAPH <" + NAME + "> { <a:s> <a:p> \"x" + escaped + "\" } }"),
                anna.changes());
        if (character < 0xD800 && character > 0) {
            assertUnread(400, "character-not-taken", HttpWriter.TURTLE, "<a:s> <a:p> '''x" + (char) character + "''' .");
        }
    }

    @Test
    void a_text_is_no_longer_than_anybody_reads() {
        String longest = "<a:s> <a:p> \"" + "a".repeat(CAP) + "\" .";
        assertUnread(400, "term-too-long 1:13", HttpWriter.TURTLE, longest.replace("\" .", "b\" ."));
        assertUnread(400, "term-too-long 1:13", HttpWriter.TURTLE, "<a:s> <a:p> <a:" + "a".repeat(CAP) + "> .");
        String built = "INSERT { GRAPH <" + NAME + "> { <a:s> <a:p> ?x } } WHERE { GRAPH <" + NAME
                + "> { ?s ?p ?o } BIND (CONCAT(?o, ?o) AS ?x) }";
        assertEquals(201, anna.put(NAME, longest).statusCode());
        anna.assertRefused(400, "text-too-long", anna.update(built), anna.changes());
        assertEquals(204, anna.delete(NAME).statusCode());
    }

    @Test
    void what_is_not_utf_8_is_400() {
        byte[] latin = "<a:s> <a:p>\n \"\u00e9t\u00e9\" .".getBytes(StandardCharsets.ISO_8859_1);
        long before = anna.changes();
        for (String type : List.of(HttpWriter.TURTLE, "application/n-quads", JSONLD, RDFXML)) {
            byte[] body = type.equals(RDFXML) ? (RDF + "\n<!-- \u00e9 --></rdf:RDF>").getBytes(StandardCharsets.ISO_8859_1)
                    : type.equals(JSONLD) ? "{\"a:p\":\n\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1) : latin;
            anna.assertRefused(400, "not-utf-8 2", anna.send("PUT", HttpWriter.data(NAME),
                    BodyPublishers.ofByteArray(body), "Content-Type", type), before);
        }
        anna.assertRefused(400, "not-utf-8", anna.send("POST", "update",
                BodyPublishers.ofByteArray("# \u00e9\nCLEAR NAMED".getBytes(StandardCharsets.ISO_8859_1)),
                "Content-Type", HttpWriter.UPDATE), before);
        anna.assertRefused(400, "byte-order-mark", anna.put(NAME, "\uFEFF<a:s> <a:p> 1 ."), before);
        anna.assertRefused(415, "charset-not-taken", anna.send("PUT", HttpWriter.data(NAME), "text/turtle; charset=latin1", "<a:s> <a:p> 1 ."),
                before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!DOCTYPE rdf:RDF [ <!ENTITY e 'x'> ]>", "<!DOCTYPE rdf:RDF SYSTEM 'file:///etc/passwd'>",
        "<?xml version='1.0'?><!-- c --><!DOCTYPE rdf:RDF SYSTEM 'http://127.0.0.1:9/x.dtd'>",
        "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;'>]>"})
    void xml_has_no_document_type(String prolog) {
        assertUnread(400, "doctype-not-taken", RDFXML, prolog + RDF + "</rdf:RDF>");
        assertEquals(204, anna.send("PUT", HttpWriter.data(NAME), RDFXML,
                "<!-- <!DOCTYPE x> -->" + RDF + "</rdf:RDF>").statusCode(), "a comment is none");
    }

    @Test
    void no_context_is_fetched_from_anywhere() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        HttpServer other = HttpServer.create(new java.net.InetSocketAddress("127.0.0.1", 0), 0);
        other.createContext("/", exchange -> {
            asked.incrementAndGet();
            byte[] context = "{\"@context\":{\"name\":\"http://e/name\"}}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/ld+json");
            exchange.sendResponseHeaders(200, context.length);
            exchange.getResponseBody().write(context);
            exchange.close();
        });
        other.start();
        try {
            Path local = Files.writeString(folder.resolve("context.jsonld"), "{\"@context\":{\"name\":\"http://e/name\"}}");
            for (String address : List.of("http://127.0.0.1:" + other.getAddress().getPort() + "/c", local.toUri().toString(),
                    "https://w3id.org/selon/other.jsonld", "relative.jsonld")) {
                assertUnread(400, "remote-context", JSONLD, "{\"@context\":\"" + address + "\",\"@id\":\"a:s\",\"name\":1}");
                assertUnread(400, "remote-context", JSONLD, "{\"@context\":{\"@import\":\"" + address + "\"},\"@id\":\"a:s\",\"name\":1}");
                assertUnread(400, "remote-context", JSONLD, "{\"@context\":{\"t\":{\"@id\":\"a:t\",\"@context\":\"" + address
                        + "\"}},\"@id\":\"a:s\",\"t\":{\"name\":1}}");
            }
            assertEquals(0, asked.get());
        } finally {
            other.stop(0);
        }
    }

    @Test
    void what_is_nested_too_deep_is_400() {
        int deep = 100_000;
        assertUnread(400, "too-complex", HttpWriter.TURTLE, "<a:s> <a:p> " + "(".repeat(deep) + ")".repeat(deep) + " .");
        assertUnread(400, "too-complex", HttpWriter.TURTLE, "<a:s> <a:p> " + "[<a:p> ".repeat(deep) + "1" + "]".repeat(deep) + " .");
        assertUnread(400, "too-complex", JSONLD, "{\"a:p\":".repeat(deep) + "1" + "}".repeat(deep));
        assertUnread(400, "too-complex", JSONLD, "[".repeat(deep) + "]".repeat(deep));
        for (String update : List.of("INSERT {} WHERE " + "{".repeat(deep) + "}".repeat(deep),
                "INSERT {} WHERE { BIND (" + "(".repeat(deep) + "1" + ")".repeat(deep) + " AS ?x) }",
                "INSERT DATA { GRAPH <a:g> { <a:s> <a:p> " + "(".repeat(deep) + ")".repeat(deep) + " } }")) {
            anna.assertRefused(400, "nested-too-deep", anna.update(update), anna.changes());
        }
    }

    @ParameterizedTest
    @CsvSource({"text/html", "text/plain", "text/n3", "application/json", "application/xml", "multipart/form-data; boundary=b",
        "application/x-www-form-urlencoded", "application/sparql-update", "garbage", "*/*", "''"})
    void another_type_is_415_with_those_that_are_taken(String type) {
        assertUnread(415, "content-type-(missing|not-taken)", type, "<a:s> <a:p> <a:o> .");
    }

    @Test
    void a_body_is_taken_as_it_is_or_in_gzip() throws IOException {
        long before = anna.changes();
        byte[] zipped = bomb(1);
        for (String encoding : List.of("br", "deflate", "gzip, gzip", "x")) {
            anna.assertRefused(415, "encoding-not-taken", anna.send("PUT", HttpWriter.data(NAME), BodyPublishers.ofByteArray(zipped),
                    "Content-Type", HttpWriter.TURTLE, "Content-Encoding", encoding), before);
        }
        anna.assertRefused(400, "request-unreadable", anna.put(NAME, "<a:s> <a:p> 1 .", "Content-Encoding", "gzip"), before);
        anna.assertRefused(400, "request-unreadable", anna.send("PUT", HttpWriter.data(NAME),
                BodyPublishers.ofByteArray(zipped, 0, zipped.length - 12), "Content-Type", HttpWriter.TURTLE,
                "Content-Encoding", "gzip"), before);
    }

    /** White space, in gzip. */
    public static byte[] bomb(int mebibytes) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            byte[] spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < mebibytes; i++) {
                out.write(spaces);
            }
        }
        return zipped.toByteArray();
    }

    @Test
    void a_slow_body_keeps_nobody_from_writing_and_one_that_drips_is_given_up() throws Exception {
        try (Socket slow = begin(1000); Socket dripping = begin(1000)) {
            long start = System.nanoTime();
            HttpResponse<String> other = anna.put(NAME + "-meanwhile", "<a:s> <a:p> 1 .");
            assertEquals(201, other.statusCode());
            assertTrue((System.nanoTime() - start) / 1e9 < 3, "it did not wait");
            slow.getOutputStream().write((" ".repeat(1000)).getBytes(StandardCharsets.US_ASCII));
            assertTrue(answer(slow).startsWith("HTTP/1.1 204"), "what comes in time is taken");
            for (int i = 0; i < 100 && dripping.getInputStream().available() == 0; i++) {
                dripping.getOutputStream().write(' ');
                Thread.sleep(200);
            }
            String given = answer(dripping);
            assertTrue(given.startsWith("HTTP/1.1 408") && given.contains("problem+json"), given);
        }
    }

    private static Socket begin(int length) throws IOException {
        URI address = URI.create(anna.server().url());
        Socket socket = new Socket(address.getHost(), address.getPort());
        OutputStream out = socket.getOutputStream();
        out.write(("POST /update HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer token-of-ben\r\nContent-Type: " + HttpWriter.UPDATE
                + "\r\nContent-Length: " + length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return socket;
    }

    private static String answer(Socket socket) throws IOException {
        byte[] bytes = new byte[2000];
        int read = socket.getInputStream().read(bytes);
        return new String(bytes, 0, Math.max(0, read), StandardCharsets.UTF_8);
    }
}
