package selon.app.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import selon.ServerProcess;
import selon.Terminal;

/** The verbs history, export, backup, restore and verify, run as processes on a database with three changes. */
@Tag("process")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LedgerIT {

    private static final String DOC = "doc:kr-asia-alibaba-c-sky";
    private static final String CLAIMS = "SELECT ( COUNT( * ) AS ?n ) { GRAPH <https://w3id.org/selon/id/doc/kr-asia-alibaba-c-sky> "
            + "{ ?claim a <https://w3id.org/selon/ns#Claim> } }";

    @TempDir
    private static Path folder;
    private static String atFirst;

    /** Makes three changes: the shipped data, a new name for a document, and another new name. */
    @BeforeAll
    static void change() throws IOException {
        fine("query", "--db", "selon-db", "drift");
        atFirst = fine("export");
        String data = Files.readString(Path.of("data/kr-asia-alibaba-c-sky.ttl"));
        Files.writeString(folder.resolve("kr-asia-alibaba-c-sky.ttl"), data.replace("KrASIA on", "KrAsia on"));
        fine("load", "kr-asia-alibaba-c-sky.ttl", "--reason", "Its name is written KrAsia.");
        Files.writeString(folder.resolve("kr-asia-alibaba-c-sky.ttl"), data);
        fine("load", "kr-asia-alibaba-c-sky.ttl", "--reason", "It is not.");
    }

    private static String fine(String... words) {
        Terminal.Result result = new Terminal(folder).selon(words);
        assertEquals(0, result.status(), String.join(" ", words) + ": " + result.out() + result.err());
        return result.out();
    }

    private static String refused(int status, String... words) {
        Terminal.Result result = new Terminal(folder).selon(words);
        assertEquals(status, result.status(), String.join(" ", words) + ": " + result.out() + result.err());
        return result.out() + result.err();
    }

    @Test
    @Order(1)
    void the_history_says_who_and_why() {
        List<String> lines = fine("history").lines().toList();
        String who = System.getProperty("user.name");
        assertTrue(lines.get(0).matches("3  20\\S+Z  " + who + "  \\+\\d+ -\\d+.*"), lines.get(0));
        assertEquals("    " + DOC, lines.get(1));
        assertEquals("    \"It is not.\"", lines.get(2));
        assertTrue(lines.get(6).matches("1  20\\S+Z  selon  \\+\\d{4} -0.*"), lines.get(6));
        assertEquals("    \"What is shipped\"", lines.get(8));
        assertTrue(fine("history", "--limit", "1").contains("Older ones with --limit"));
        assertEquals("No change.", fine("history", "--thing", "claim:nobody-made-this").strip());
        assertTrue(fine("history", "--graph", "id:graph/entities").startsWith("1  "));
        assertTrue(fine("history", "--graph", DOC, "--thing", DOC).startsWith("3  "));
        assertTrue(fine("query", "changes-of-a-thing", "--param", "thing=" + DOC, "--format", "csv").lines().toList().get(2)
                .startsWith("2," + who + ",Its name is written KrAsia.,20"));
    }

    @Test
    @Order(2)
    void one_change_is_told_row_by_row() {
        List<String> lines = fine("history", "2").lines().toList();
        assertTrue(lines.contains("# Why: Its name is written KrAsia.") && lines.contains("# Graph: " + DOC), lines.toString());
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("D ") && line.contains("\"KrASIA on ")));
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("A ") && line.contains("\"KrAsia on ")));
        JsonObject change = JSON.parseAny(fine("history", "2", "--format", "json")).getAsArray().get(0).getAsObject();
        assertEquals("Its name is written KrAsia.", change.get("why").getAsString().value());
        assertEquals(2, JSON.parseAny(fine("history", "--graph", DOC, "--limit", "2", "--format", "json")).getAsArray().size());
    }

    @Test
    @Order(3)
    void the_database_is_shown_as_it_was() throws IOException {
        assertEquals(atFirst, fine("export", "--as-of", "1"));
        assertTrue(fine("export", "--as-of", "2").contains("\"KrAsia on "));
        assertFalse(fine("export").contains("\"KrAsia on "));
        fine("export", "--as-of", "2", "-o", "then.nq.gz");
        try (var text = new GZIPInputStream(Files.newInputStream(folder.resolve("then.nq.gz")))) {
            assertTrue(new String(text.readAllBytes(), StandardCharsets.UTF_8).contains("\"KrAsia on "));
        }
        String label = "SELECT ?l { <https://w3id.org/selon/id/doc/kr-asia-alibaba-c-sky> "
                + "<http://www.w3.org/2000/01/rdf-schema#label> ?l FILTER ( LANG( ?l ) = \"en\" ) }";
        Files.writeString(folder.resolve("label.rq"), label);
        assertTrue(fine("query", "label.rq", "--as-of", "2").contains("KrAsia on "));
        assertTrue(fine("query", "label.rq", "--as-of", LocalDate.now(ZoneOffset.UTC).plusDays(1).toString()).contains("KrASIA on"));
    }

    @ParameterizedTest
    @Order(4)
    @CsvSource(delimiter = '|', textBlock = """
            history 7                    | There is no change 7: the last is 3
            history --limit 0            | --limit takes 1 or more
            history --graph nonsense     | not an absolute IRI
            history --db nowhere         | nowhere: there is no database
            query drift --as-of 2018-01-01 | Nothing had been recorded by 2018-01-01
            export --as-of yesterday     | no point in the history
            export -o x.ttl              | Use .trig or .nq
            export -o no/such/folder.nq  | can't be written
            verify --db nowhere          | nowhere: there is no database
            backup b --db nowhere        | nowhere: there is no database
            backup selon-db              | not a backup
            restore nowhere --db new     | nowhere: holds no backup
            restore nowhere              | there is a database already
            """)
    void what_can_not_be_done_is_refused_with_the_mend(String command, String words) {
        String said = refused(2, command.split(" "));
        assertTrue(said.contains(words), said);
    }

    @Test
    @Order(5)
    void a_served_database_is_backed_up_and_restored_and_verified() throws IOException {
        try (ServerProcess server = new ServerProcess(folder)) {
            assertTrue(fine("backup", "copy").startsWith("copy: 3 changes copied ("));
            assertTrue(fine("backup", "copy").startsWith("copy: 0 changes copied ("));
            assertEquals(200, server.ask(CLAIMS, "text/csv").statusCode());
            assertTrue(refused(2, "verify").contains("another process is using this database"));
        }
        assertTrue(fine("restore", "copy", "--db", "new").startsWith("new: restored from copy, changes 1 to 3."));
        assertEquals(fine("export"), fine("export", "--db", "new"));
        assertEquals(4, fine("verify", "--db", "new").lines().filter(line -> line.startsWith("right  ")).count());
        assertEquals(fine("history"), fine("history", "--db", "new"));
    }

    @Test
    @Order(6)
    void what_is_damaged_is_found_and_not_restored() throws IOException {
        Path second = folder.resolve("new/store/ledger/000/000002.rdfp");
        byte[] whole = Files.readAllBytes(second);
        Files.write(second, Arrays.copyOf(whole, whole.length / 2));
        String said = refused(1, "verify", "--db", "new");
        assertTrue(said.contains("WRONG  The ledger") && said.contains("000002.rdfp: is cut off"), said);
        assertTrue(refused(2, "query", "drift", "--db", "new", "--as-of", "1").contains("000002.rdfp: is cut off"));
        assertTrue(refused(2, "restore", "new/store", "--db", "newer").contains("No database was made"));
        assertFalse(Files.exists(folder.resolve("newer/store")));
        Files.write(second, whole);
        fine("restore", "new/store", "--db", "newer");
        assertArrayEquals(whole, Files.readAllBytes(folder.resolve("newer/store/ledger/000/000002.rdfp")));
    }
}
