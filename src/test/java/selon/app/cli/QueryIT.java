package selon.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import selon.Terminal;

/** The verbs query and quotes, run as processes. */
@Tag("process")
class QueryIT {

    private static final Path ARTICLE = Path.of("../shared/seed/article.fr.txt").toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    void the_terminal_shows_who_says_what_about_why() {
        Terminal.Result result = new Terminal(folder, Map.of("COLUMNS", "160")).selon("query", "contested-motives");
        assertEquals(0, result.status(), result.err());
        for (String words : List.of("Jack Ma", "denies it", "Reuters", "says so", "possible", "laisse entendre",
                "raises it", "巧合", "Alibaba Cloud", "(9 rows")) {
            assertTrue(result.out().contains(words), words + " is in " + result.out());
        }
        assertTrue(result.out().lines().allMatch(line -> line.length() <= 160), "no line is wider than the terminal");
    }

    @Test
    void the_questions_are_listed() {
        Terminal.Result result = new Terminal(folder).selon("query", "--list");
        assertEquals(26, result.out().lines().count(), result.out());
        assertTrue(new Terminal(folder, Map.of("LANG", "fr_FR.UTF-8")).selon("query", "--list").out().contains("Qui "));
    }

    @Test
    void the_denials_chain_has_three_voices_in_order() {
        List<String> lines = new Terminal(folder).selon("query", "chain-of-a-claim", "--format", "csv",
                "--param", "claim=claim:objetconnecte-alibaba-c-sky-15-denial-article").out().lines().toList();
        assertTrue(lines.get(1).startsWith("1,Objetconnecte.com,"), lines.get(1));
        assertTrue(lines.get(2).startsWith("2,CNBC,"), lines.get(2));
        assertTrue(lines.get(3).startsWith("3,Unnamed source close to the C-Sky deal,denies it"), lines.get(3));
        assertTrue(lines.get(4).contains("probable"), lines.get(4));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            csv  | SELECT (1 AS ?n) {}                   | n
            table | SELECT * {}                          | (1 row)
            tsv  | SELECT (1 AS ?n) {}                   | ?n
            json | SELECT (1 AS ?n) {}                   | "vars"
            xml  | SELECT (1 AS ?n) {}                   | <sparql
            table| SELECT (1 AS ?n) {}                   | (1 row)
            table| ASK {}                                | true
            json | ASK {}                                | "boolean" : true
            ttl  | CONSTRUCT { <a:b> <a:c> 1 } {}        | <a:b>
            json | CONSTRUCT { <a:b> <a:c> 1 } {}        | "@id"
            xml  | DESCRIBE <https://w3id.org/selon/id/org/reuters> | rdf:RDF
            """)
    void any_query_is_answered_in_the_format_asked_for(String format, String query, String words) {
        Terminal.Result result = new Terminal(folder).run(query, "query", "-", "--format", format);
        assertEquals(0, result.status(), result.err());
        assertTrue(result.out().contains(words), result.out());
    }

    @Test
    void a_format_that_does_not_fit_the_answer_is_refused() {
        assertEquals(2, new Terminal(folder).run("SELECT * {}", "query", "-", "--format", "ttl").status());
        assertEquals(2, new Terminal(folder).run("CONSTRUCT {} {}", "query", "-", "--format", "csv").status());
    }

    @Test
    void a_query_in_a_file_is_asked() throws IOException {
        Files.writeString(folder.resolve("my.rq"), "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }");
        assertEquals(0, new Terminal(folder).selon("query", "my.rq").status());
    }

    @Test
    void every_quote_of_the_first_document_stands_in_its_text() {
        assumeTrue(Files.exists(ARTICLE), "skipped: the first document's text is not here: " + ARTICLE);
        Terminal.Result result = new Terminal(folder).selon("quotes", "doc:objetconnecte-alibaba-c-sky",
                ARTICLE.toString());
        assertEquals(0, result.status(), result.out() + result.err());
        assertTrue(result.out().matches("(?s)3\\d quotes checked, 0 faults\\s*"), result.out());
    }

    @Test
    void a_text_with_other_words_is_found_out() throws IOException {
        assumeTrue(Files.exists(ARTICLE), "skipped: the first document's text is not here: " + ARTICLE);
        Files.writeString(folder.resolve("other.txt"), Files.readString(ARTICLE).replace("dévoilé", "détaillé"));
        Terminal.Result result = new Terminal(folder).selon("quotes", "doc:objetconnecte-alibaba-c-sky", "other.txt");
        assertEquals(1, result.status());
        assertTrue(result.out().contains("doc:objetconnecte-alibaba-c-sky: this is not the text"), result.out());
        assertTrue(result.out().contains("quote:objetconnecte-alibaba-c-sky-amount: "), result.out());
    }

    @Test
    void quotes_without_a_place_are_looked_for_in_the_whole_text() throws IOException {
        Files.writeString(folder.resolve("text.txt"),
                "Vorab. Alibaba möchte mit diesem Zukauf vermutlich die cloudbasierte Vernetzung von Maschinen vorantreiben.");
        Terminal terminal = new Terminal(folder);
        assertEquals(0, terminal.selon("quotes", "doc:finanznachrichten-alibaba-c-sky", "text.txt").status());
        Files.writeString(folder.resolve("text.txt"), "Alibaba möchte etwas anderes.");
        assertEquals(1, terminal.selon("quotes", "doc:finanznachrichten-alibaba-c-sky", "text.txt").status());
        assertEquals(2, terminal.selon("quotes", "doc:unknown", "text.txt").status());
        assertEquals(2, terminal.selon("quotes", "doc:us-denial-order-zte", "text.txt").status(), "nothing to check");
    }

    @Test
    void every_verb_has_help_and_there_is_a_version() {
        for (String verb : List.of("serve", "check", "load", "query", "quotes", "history", "export", "backup",
                "restore", "verify")) {
            Terminal.Result result = new Terminal(folder).selon(verb, "--help");
            assertEquals(0, result.status());
            assertTrue(result.out().contains("Usage: selon " + verb), result.out());
        }
        assertEquals("0.1.0", new Terminal(folder).selon("--version").out().strip());
    }
}
