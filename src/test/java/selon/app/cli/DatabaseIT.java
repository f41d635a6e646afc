package selon.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import selon.ServerProcess;
import selon.Terminal;

/** The database on disk: it is made once, opened again, filled by the verb load, and locked by one process. */
@Tag("process")
class DatabaseIT {

    private static final String COUNT = "SELECT (COUNT(*) AS ?n) { ?claim a <https://w3id.org/selon/ns#Claim> }";
    private static final String NEW_CLAIM = """
            @prefix selon: <https://w3id.org/selon/ns#> .
            @prefix schema: <https://schema.org/> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
            @prefix oa: <http://www.w3.org/ns/oa#> .
            @prefix id: <https://w3id.org/selon/id/> .
            <https://w3id.org/selon/id/doc/new> a selon:Document ;
                rdfs:label "A report"@en , "Un article"@fr ;
                schema:publisher <https://w3id.org/selon/id/org/fudzilla> ;
                schema:inLanguage "en" .
            <https://w3id.org/selon/id/claim/new> a selon:Claim ;
                selon:about <https://w3id.org/selon/id/motivation/c-sky-iot> ;
                selon:claimant <https://w3id.org/selon/id/org/fudzilla> ;
                selon:reportedIn <https://w3id.org/selon/id/doc/new> ;
                selon:polarity selon:%s ;
                selon:certainty selon:Certain ;
                selon:explicit true ;
                selon:quote <https://w3id.org/selon/id/quote/new> .
            <https://w3id.org/selon/id/quote/new> a selon:Quote ;
                oa:hasSource <https://w3id.org/selon/id/doc/new> ;
                oa:hasSelector [ a oa:TextQuoteSelector ; oa:exact "It is for the Internet of Things." ] .
            """;

    @TempDir
    private Path folder;

    @Test
    void a_file_is_loaded_and_stays() throws IOException {
        Terminal terminal = new Terminal(folder);
        int before = count(terminal);
        Files.writeString(folder.resolve("new.ttl"), NEW_CLAIM.formatted("Positive"));
        Terminal.Result loaded = terminal.selon("load", "new.ttl");
        assertEquals(0, loaded.status(), loaded.err());
        assertTrue(loaded.out().contains("new.ttl: loaded, "), loaded.out());
        assertEquals(before + 1, count(terminal));
        assertEquals(before, Integer.parseInt(ask(terminal, COUNT, "--mem")), "what is shipped is as it was");
    }

    @Test
    void a_denial_makes_a_motive_contested_in_the_same_step() throws IOException {
        Terminal terminal = new Terminal(folder);
        String standing = "SELECT ?s { <https://w3id.org/selon/id/motivation/c-sky-iot> "
                + "<https://w3id.org/selon/ns#standing> ?s }";
        Files.writeString(folder.resolve("new.ttl"), NEW_CLAIM.formatted("Positive"));
        assertEquals(0, terminal.selon("load", "new.ttl").status());
        assertEquals("https://w3id.org/selon/ns#Uncontested", ask(terminal, standing));
        Files.writeString(folder.resolve("new.ttl"), NEW_CLAIM.formatted("Negative"));
        assertEquals(0, terminal.selon("load", "new.ttl").status());
        assertEquals("https://w3id.org/selon/ns#Contested", ask(terminal, standing));
    }

    @Test
    void of_several_files_the_good_ones_are_loaded_and_the_bad_one_leaves_nothing() throws IOException {
        Terminal terminal = new Terminal(folder);
        int before = count(terminal);
        Files.writeString(folder.resolve("new.ttl"), NEW_CLAIM.formatted("Positive"));
        Files.writeString(folder.resolve("bad.ttl"), NEW_CLAIM.formatted("Positive").replace("/new>", "/bad>")
                .replace("    selon:claimant <https://w3id.org/selon/id/org/fudzilla> ;\n", ""));
        Terminal.Result loaded = terminal.selon("load", "new.ttl", "bad.ttl");
        assertEquals(1, loaded.status());
        assertTrue(loaded.out().contains("new.ttl: loaded, "), loaded.out());
        assertTrue(loaded.err().contains("bad.ttl: refused; nothing of it was loaded"), loaded.err());
        assertTrue(loaded.err().contains("bad.ttl:10: error"), loaded.err());
        assertEquals(before + 1, count(terminal));
        assertEquals("0", ask(terminal, "SELECT (COUNT(*) AS ?n) { GRAPH <https://w3id.org/selon/id/doc/bad> { ?s ?p ?o } }"));
    }

    @Test
    void an_unreadable_file_among_good_ones_changes_nothing() throws IOException {
        Terminal terminal = new Terminal(folder);
        int before = count(terminal);
        Files.writeString(folder.resolve("new.ttl"), NEW_CLAIM.formatted("Positive"));
        Files.writeString(folder.resolve("broken.ttl"), "<a:b> .");
        assertEquals(2, terminal.selon("load", "new.ttl", "broken.ttl").status());
        assertEquals(before, count(terminal));
    }

    @Test
    void a_second_process_is_refused_and_the_first_goes_on() throws IOException {
        try (ServerProcess first = new ServerProcess(folder)) {
            for (String[] words : new String[][] {{"serve", "--port", "0"}, {"load", "x.ttl"}, {"query", "drift"}}) {
                Files.writeString(folder.resolve("x.ttl"), NEW_CLAIM.formatted("Positive"));
                Terminal.Result second = new Terminal(folder).selon(words);
                assertEquals(2, second.status(), second.out());
                assertTrue(second.err().contains("another process is using this database"), second.err());
            }
            assertEquals(200, first.get("", "text/html").statusCode());
        }
        assertEquals(0, new Terminal(folder).selon("query", "drift").status());
    }

    @Test
    void a_store_cut_off_while_it_was_made_is_made_anew() throws IOException {
        Path unfinished = Files.createDirectories(folder.resolve("selon-db/store.unfinished"));
        Files.writeString(unfinished.resolve("rubbish"), "x");
        assertTrue(count(new Terminal(folder)) > 100);
        assertFalse(Files.exists(unfinished));
    }

    @Test
    void a_folder_with_other_things_in_it_is_left_alone() throws IOException {
        Files.createDirectory(folder.resolve("mine"));
        Files.writeString(folder.resolve("mine/thesis.txt"), "x");
        Terminal.Result result = new Terminal(folder).selon("serve", "--port", "0", "--db", "mine");
        assertEquals(2, result.status());
        assertTrue(result.err().contains("not a Selon database"), result.err());
        try (var files = Files.list(folder.resolve("mine"))) {
            assertEquals(1, files.count());
        }
    }

    /** Counts the claims. Makes the database if there is none. */
    private static int count(Terminal terminal) {
        return Integer.parseInt(ask(terminal, COUNT, "--db", "selon-db"));
    }

    private static String ask(Terminal terminal, String query, String... options) {
        String[] words = new String[options.length + 4];
        System.arraycopy(new String[] {"query", "-", "--format", "csv"}, 0, words, 0, 4);
        System.arraycopy(options, 0, words, 4, options.length);
        Terminal.Result result = terminal.run(query, words);
        assertEquals(0, result.status(), result.err());
        return result.out().lines().skip(1).findFirst().orElseThrow().strip();
    }
}
