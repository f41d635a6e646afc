package selon.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import selon.Terminal;

/** The verbs import and link, run as processes. */
@Tag("process")
class ImportIT {

    private static final Path FIXTURES = Path.of("src/test/resources/intake").toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    void rows_are_imported_loaded_asked_and_linked() throws IOException {
        Terminal terminal = new Terminal(folder);
        Path rows = folder.resolve("rows.csv");
        Files.writeString(rows, Files.readString(FIXTURES.resolve("acquisitions.csv"))
                + "Self acquired Self in 2010,Self,Self,2010,2/02/2010,,,,http://profiles.example/acquisition/0010,,\n");
        Terminal.Result imported = terminal.selon("import", "tech-giants-acquisitions", "rows.csv", "-o", "deals.nq");
        assertEquals(1, imported.status(), imported.err());
        assertTrue(imported.err().contains("5 read in ") && imported.err().contains("4 imported as ")
                && imported.err().contains("2 of them repaired; 1 refused"), imported.err());
        assertTrue(imported.err().contains("row 5 (line 6): Nobody can acquire or invest in itself"), imported.err());
        assertTrue(Files.readString(folder.resolve("deals.rejects.csv")).endsWith("acquisition/0010,,\n"));
        assertTrue(Files.readString(folder.resolve("deals.rejects.csv.report.tsv")).contains("repaired\tthe date 4//17/2013"));
        assertEquals(0, terminal.selon("load", "deals.nq").status());
        assertTrue(terminal.selon("query", "who-acquired-whom", "--format", "csv").out()
                .contains("Northwind,Tailspin,2011-03-04,says so,CrunchBase,certain"));
        Terminal.Result proposed = terminal.selon("link", "pairs.csv");
        assertEquals(0, proposed.status(), proposed.err());
        assertTrue(proposed.out().matches("(?s)pairs.csv: \\d+ to decide, 0 decided\\s*"), proposed.out());
        Terminal.Result applied = terminal.selon("link", "--apply", "pairs.csv");
        assertEquals("pairs.csv: 0 joined, 0 refused\n", applied.out(), applied.err());
    }

    @Test
    void entities_go_to_standard_output_and_wrong_use_is_told() {
        Terminal terminal = new Terminal(folder);
        Terminal.Result entities = terminal.selon("import", "wikidata", FIXTURES.resolve("entities.json").toString());
        assertEquals(0, entities.status(), entities.err());
        assertEquals(418, entities.out().lines().count());
        assertTrue(entities.err().contains("2 skipped"), entities.err());
        Terminal.Result none = terminal.selon("import", "wikipedia", "x.csv");
        assertEquals(2, none.status());
        assertTrue(none.err().contains("There is no recipe \"wikipedia\""), none.err());
        assertEquals(2, terminal.selon("import", "wikidata", "x.csv").status());
        assertEquals(2, terminal.selon("import", "wikidata", "x.nt", "-o", "x.ttl").status());
    }
}
