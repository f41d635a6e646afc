package selon.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import selon.Terminal;

/** Bad input gives a sentence and the right exit status, and changes nothing. */
@Tag("process")
class BadInputIT {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            broken.ttl   | <a:b> <a:c> .                              | broken.ttl:1:
            broken.trig  | <a:g> { <a:b> <a:c> }                      | broken.trig:1:
            broken.nt    | <a:b> <a:c> "x                             | broken.nt:1:
            broken.jsonld| { "@id": "a:b", "x": [ }                   | broken.jsonld
            remote.jsonld| { "@context": "http://127.0.0.1:9/x", "@id": "a:b", "p": "x" } | none is fetched
            local.jsonld | { "@context": "file:///etc/passwd", "@id": "a:b", "p": "x" }   | none is fetched
            relative.ttl | <b> <a:p> <a:c> .                          | Relative IRI: b. Write the IRI in full
            number.ttl   | <a:b> <a:p> "x"^^<http://www.w3.org/2001/XMLSchema#date> . | number.ttl:1:
            long.ttl     | <a:b> <a:p> 99999999999999999999999 .      | A whole number must fit 64 bits
            term.ttl     | <a:b> <a:p> <<( <a:b> <a:p> <a:c> )>> .    | is not RDF 1.1
            space.ttl    | <a:b c> <a:p> <a:c> .                      | space.ttl:1:
            empty.ttl    |                                            | holds no triples
            comment.ttl  | # nothing                                  | holds no triples
            notes.txt    | Some notes.                                | its ending names no syntax
            """)
    void a_file_that_can_not_be_read_is_refused_with_a_sentence(String name, String text, String words)
            throws IOException {
        Files.writeString(folder.resolve(name), text == null ? "" : text);
        for (String verb : new String[] {"check", "load"}) {
            assertUnreadable(new Terminal(folder).selon(verb, name), words);
        }
        assertFalse(Files.exists(folder.resolve("selon-db")), "no database was made");
    }

    @Test
    void latin_1_is_refused_with_the_line_of_its_first_byte() throws IOException {
        Files.write(folder.resolve("latin.ttl"), "# one\n<a:b> <a:p>\n  \"dévoilé\" .\n"
                .getBytes(StandardCharsets.ISO_8859_1));
        assertUnreadable(new Terminal(folder).selon("check", "latin.ttl"), "latin.ttl:3: This is not UTF-8");
    }

    @Test
    void a_folder_is_not_loaded_and_an_empty_one_not_checked() throws IOException {
        Files.createDirectory(folder.resolve("stuff"));
        assertUnreadable(new Terminal(folder).selon("load", "stuff"), "is a folder");
        assertUnreadable(new Terminal(folder).selon("check", "stuff"), "holds no file that ends in");
        assertUnreadable(new Terminal(folder).selon("query", "stuff"), "is a folder");
    }

    @Test
    void a_file_that_can_not_be_opened_or_unpacked_is_named() throws IOException {
        Files.createSymbolicLink(folder.resolve("loop.ttl"), Path.of("loop.ttl"));
        Files.writeString(folder.resolve("torn.ttl.gz"), "not compressed at all");
        assertUnreadable(new Terminal(folder).selon("check", "loop.ttl"), "loop.ttl: ");
        assertUnreadable(new Terminal(folder).selon("check", "torn.ttl.gz"), "torn.ttl.gz: This can't be read");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            for (int i = 0; i < 2000; i++) {
                gzip.write(("<a:b" + i + "> <a:p> <a:c" + i * 7919 % 2000 + "> .\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        Files.write(folder.resolve("cut.ttl.gz"), Arrays.copyOf(packed.toByteArray(), packed.size() / 2));
        assertUnreadable(new Terminal(folder).selon("check", "cut.ttl.gz"), "cut.ttl.gz: can't be read to its end");
    }

    @Test
    void what_is_not_there_is_named() {
        assertUnreadable(new Terminal(folder).selon("check", "nowhere.ttl"), "nowhere.ttl: there is nothing of that name");
        assertUnreadable(new Terminal(folder).selon("quotes", "doc:reuters-alibaba-c-sky", "nowhere.txt"),
                "nowhere.txt: can't be read: there is nothing of that name");
        assertUnreadable(new Terminal(folder).selon("query", "no-such-question"), "There is no question");
    }

    @Test
    void what_comes_with_selon_is_not_overwritten_by_data() throws IOException {
        Files.writeString(folder.resolve("x.trig"), "<https://w3id.org/selon/shape> { <a:b> <a:c> <a:d> }");
        assertUnreadable(new Terminal(folder).selon("load", "x.trig"), "x.trig: writes <https://w3id.org/selon/shape>");
        Files.writeString(folder.resolve("y.ttl"), "<a:b> <a:c> <a:d> .");
        assertUnreadable(new Terminal(folder).selon("load", "--graph", "mine", "y.ttl"), "is not an absolute IRI");
        assertUnreadable(new Terminal(folder).selon("load", "--graph", "https://w3id.org/selon/ns", "y.ttl"), "y.ttl: writes");
    }

    @Test
    void two_files_of_one_graph_are_not_loaded_together() throws IOException {
        for (String one : new String[] {"one", "two"}) {
            Files.createDirectory(folder.resolve(one));
            Files.writeString(folder.resolve(one).resolve("x.ttl"), "<a:b> <a:c> <a:" + one + "> .");
        }
        assertUnreadable(new Terminal(folder).selon("load", "one/x.ttl", "two/x.ttl"), "and so is one/x.ttl");
    }

    @Test
    void a_query_in_latin_1_is_refused() throws IOException {
        Files.write(folder.resolve("q.rq"), "SELECT * { ?s ?p 'é' }".getBytes(StandardCharsets.ISO_8859_1));
        assertUnreadable(new Terminal(folder).selon("query", "q.rq"), "q.rq: This is not UTF-8");
    }

    @Test
    void a_query_that_asks_another_endpoint_is_refused() {
        assertUnreadable(new Terminal(folder).run("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "query", "-"),
                "The query can't be answered");
    }

    @Test
    void the_derived_graph_is_not_written_by_hand() throws IOException {
        Files.writeString(folder.resolve("x.trig"),
                "<https://w3id.org/selon/id/graph/uncontested> { <a:b> <a:c> <a:d> }");
        assertUnreadable(new Terminal(folder).selon("check", "x.trig"), "is derived from the claims and never written");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "serve --port x", "serve --port 70000", "serve --timeout 0", "serve --max-query 0",
        "serve --max-depth 100000",
        "serve --max-rows 0", "serve --max-result 5000", "serve --max-queries 0", "serve --max-queries-of-client 5", "serve --db a --mem",
        "check", "load", "query", "quotes", "query contested-motives --format nonsense", "dance"})
    void wrong_usage_is_status_2_and_says_what_is_right(String words) {
        Terminal.Result result = words.isEmpty() ? new Terminal(folder).selon()
                : new Terminal(folder).selon(words.split(" "));
        assertEquals(2, result.status(), result.out() + result.err());
        assertTrue(result.err().contains("Usage: selon") || result.err().contains("--"), result.err());
        assertFalse(result.err().contains("Exception"), result.err());
    }

    @Test
    void a_query_that_is_not_sparql_is_status_2() {
        assertUnreadable(new Terminal(folder).run("SELECT * { ?s", "query", "-"), "Standard input");
        assertUnreadable(new Terminal(folder).run("LOAD <file:///etc/passwd>", "query", "-"), "Standard input");
    }

    @Test
    void a_question_without_its_parameter_says_which() {
        assertUnreadable(new Terminal(folder).selon("query", "chain-of-a-claim"), "The parameter claim is missing");
        assertUnreadable(new Terminal(folder).selon("query", "chain-of-a-claim", "--param", "claim=<>"),
                "The parameter claim takes an IRI");
    }

    private static void assertUnreadable(Terminal.Result result, String words) {
        assertEquals(2, result.status(), result.out() + result.err());
        assertTrue(result.err().contains(words), result.err());
        assertFalse(result.err().contains("Exception") || result.err().contains("\tat "), result.err());
    }
}
