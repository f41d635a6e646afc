package selon.intake.rows;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import selon.core.store.FilledDatabases;
import selon.core.vocab.InputException;
import selon.intake.run.ImportRunner;

/** Tests that rows become claims and that damaged rows are repaired or refused for a stated reason. */
class RowReaderTest {

    private static final String RECIPE = "tech-giants-acquisitions";
    private static final Path GOOD = Path.of("src/test/resources/intake/acquisitions.csv");
    private static final Path SHARED = Path.of("../shared/data/tech-giants-acquisitions/Acquisitions.csv");
    private static final String SELON = "PREFIX selon: <https://w3id.org/selon/ns#> PREFIX schema: <https://schema.org/> "
            + "PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> ";

    @TempDir
    private Path folder;

    @Test
    void every_deal_is_something_that_its_document_says() throws IOException {
        ImportRunner done = ImportRunner.of(RECIPE, folder, GOOD);
        assertEquals(4, done.totals().taken());
        assertEquals(0, done.totals().refused());
        assertEquals(List.of(), FilledDatabases.RULEBOOK.findings(done.everything()), "no rule is broken, and nothing warned of");
        assertEquals(List.of("Northwind | Tailspin | 2011-03-04 | CrunchBase | Positive | Northwind acquired Tailspin in 2011",
                "Northwind | Tailspin | 2011-03-04 | gazette.example | Positive | Northwind buys Tailspin, at last"),
                said(done, "Tailspin"));
        assertEquals(List.of("Northwind | Café Olé | 2012-06-01 | CrunchBase | Positive | Northwind acquired Café Olé in 2012",
                "Northwind | Café Olé | 2012-06-01 | gazette.example | Open | Error Page 404"), said(done, "Café Olé"),
                "a headline that names nobody leaves the matter open");
        assertEquals(List.of("Fabrikam | Litware | 2006 | CrunchBase | Positive | Fabrikam acquired Litware in 2006"),
                said(done, "Litware"), "a year that a spreadsheet took for a day stays a year");
        assertEquals(List.of("Contoso, Ltd. | \"A. Datum\" | 2013-04-17 | CrunchBase | Positive | Contoso closes, A. Datum staff stay",
                "Contoso, Ltd. | \"A. Datum\" | 2013-04-17 | CrunchBase | Positive | Contoso, Ltd. acquired \"A. Datum\" in 2013"),
                said(done, "\"A. Datum\""), "headlines of several articles are the profile's own list");
        assertEquals(List.of("repaired\tthe date 28/06/1905 is the year 2006 that a spreadsheet took for a number of days; the "
                + "year is kept"),
                done.of("row 3"));
        assertEquals(3, done.of("row 4").size() + done.of("row 3").size(), done.report().toString());
    }

    @Test
    void a_claim_stands_in_the_graph_of_its_document_with_all_that_it_needs() throws IOException {
        DatasetGraph dataset = ImportRunner.of(RECIPE, folder, GOOD).dataset();
        List<String> wrong = rows(dataset, SELON + "SELECT ?claim { GRAPH ?g { ?claim a selon:Claim } FILTER NOT EXISTS { GRAPH ?g { "
                + "?claim selon:reportedIn ?g ; selon:about/selon:target/rdfs:label ?name ; selon:claimant/rdfs:label ?who ; "
                + "selon:quote/oa:hasSelector/oa:exact ?words } } }");
        assertEquals(List.of(), wrong);
        assertEquals(6, rows(dataset, SELON + "SELECT ?claim { GRAPH ?g { ?claim a selon:Claim } }").size());
    }

    @Test
    void dirt_is_refused_or_mended_with_its_reason_and_costs_nothing_good() throws IOException {
        byte[] good = Files.readAllBytes(GOOD);
        ByteArrayOutputStream dirty = new ByteArrayOutputStream();
        dirty.writeBytes(good);
        String huge = "x".repeat(10_000_000);
        byte[] profile = bytes("Self acquired Self in 2010,Self,Self,2010,2/02/2010,,,,http://profiles.example/acquisition/0010,,\n");
        List<byte[]> bad = List.of(profile,
                bytes("A acquired B in 2010,B,A,2010,31/02/2010,,,,http://profiles.example/acquisition/0011,,\n"),
                bytes("A acquired B in 2010,B,A,2014,3/02/2010,,,,http://profiles.example/acquisition/0012,,\n"),
                bytes("Northwind acquired Tailspin in 2011,Tailspin,Northwind,2011,4/03/2011,,,,"
                        + "http://profiles.example/acquisition/0001,,\n"),
                bytes("A acquired  in 2010, \u00a0 ,A,2010,3/02/2010,,,,http://profiles.example/acquisition/0013,,\n"),
                bytes("A acquired B in 2010," + huge + ",A,2010,3/02/2010,,,,http://profiles.example/acquisition/0014,,\n"),
                bytes("A acquired B in 2010,=cmd|'/C calc'!A0,A,2010,3/02/2010,,,,http://profiles.example/acquisition/0015,,\n"),
                bytes("A acquired B in 2010,\"B,A,2010,3/02/2010,,,,http://profiles.example/acquisition/0016,,\n"),
                bytes("A acquired B in 2010,\"B\"C,A,2010,3/02/2010,,,,http://profiles.example/acquisition/0017,,\n"),
                bytes("A acquired B in 2010,B,A,2010,3/02/2010,,,,gopher://profiles.example/acquisition/0018,,\n"),
                bytes("A acquired B in 2010,B,=1+1,2010,3/02/2010,,,,http://profiles.example/acquisition/0021,,\n"),
                bytes("A acquired B in 2010,B,A,2010,3/02/2010,EUR 5m,,,http://profiles.example/acquisition/0022,,\n"),
                bytes("A acquired B in 2010,B,A,2010,3/02/20"));
        for (int i = 0; i < bad.size() - 1; i++) {
            dirty.writeBytes(bad.get(i));
            dirty.writeBytes(bytes("Good acquired Number " + i + " in 2010,Number " + i + ",Good,2010,3/02/2010,,,,"
                    + "http://profiles.example/acquisition/9" + i + ",,\n"));
        }
        dirty.writeBytes("Latin acquired Crème in 2010,Crème,Latin,2010,3/02/2010,,,,http://profiles.example/acquisition/0019,,\n"
                .getBytes(ISO_8859_1));
        dirty.writeBytes(bytes("  Blank acquired Twice\u00a0Coded in 2010 ,Twice CodÃ©d,Blank "
                + ",2010,3-02-2010,,,,http://profiles.example/acquisition/0020,,,,\r\n"));
        dirty.writeBytes(bad.get(bad.size() - 1));
        Path file = folder.resolve("dirty.csv");
        Files.write(file, dirty.toByteArray());

        ImportRunner done = ImportRunner.of(RECIPE, folder, file);
        assertEquals(4 + bad.size() - 1 + 2, done.totals().taken(), done.report().toString());
        assertEquals(bad.size(), done.totals().refused());
        List<String> reasons = done.report().stream().filter(line -> line.contains("\trefused\t")).toList();
        List<String> expected = List.of("Nobody can acquire", "\"31/02/2010\" is not a date",
                "The date says 3/02/2010 and the year says 2014",
                "tells of the same as row 1 (line 2)", "acquired-company is blank", "10000000 characters",
                "acquired-company begins like a formula",
                "opened and never closed", "not in order", "address is on the Web", "acquiring-company begins like a formula", "EUR 5m",
                "has 5 cells, and the header 11");
        for (int i = 0; i < bad.size(); i++) {
            String reason = expected.get(i);
            assertEquals(1, reasons.stream().filter(line -> line.contains(reason)).count(), reason + " in " + reasons);
        }
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        kept.writeBytes(java.util.Arrays.copyOf(good, new String(good, ISO_8859_1).indexOf('\n') + 1));
        bad.forEach(kept::writeBytes);
        assertArrayEquals(kept.toByteArray(), done.rejects(), "refused rows are kept to the byte, under their header");
        assertEquals(List.of("Latin | Crème | 2010-02-03 | CrunchBase | Positive | Latin acquired Crème in 2010"), said(done, "Crème"));
        assertEquals(List.of("Blank | Twice Codéd | 2010-02-03 | CrunchBase | Positive | Blank acquired Twice Coded in 2010"),
                said(done, "Twice Codéd"));
        assertEquals(List.of(), FilledDatabases.RULEBOOK.findings(done.everything()));

        Path again = folder.resolve("again.csv");
        Files.write(again, done.rejects());
        ImportRunner second = ImportRunner.of(RECIPE, folder, again);
        assertEquals(1, second.totals().taken(), "of the refused rows only the one too many is good by itself");
        assertEquals(bad.size() - 1, second.totals().refused());
    }

    @Test
    void what_is_made_does_not_depend_on_encoding_compression_or_kind_of_rows() throws IOException {
        byte[] expected = ImportRunner.of(RECIPE, folder, GOOD).quads();
        assertTrue(expected.length > 10_000);
        String text = Files.readString(GOOD);
        assertArrayEquals(expected, imported("bom.csv", ("\uFEFF" + text).getBytes(UTF_8), Optional.empty()));
        assertArrayEquals(expected, imported("wide.csv", text.getBytes(Charset.forName("x-UTF-16LE-BOM")), Optional.empty()));
        assertArrayEquals(expected, imported("latin.csv", text.getBytes(ISO_8859_1), Optional.of("ISO-8859-1")));
        assertArrayEquals(expected, imported("wrong.csv", text.getBytes(UTF_8), Optional.of("ISO-8859-1")));
        assertArrayEquals(expected, imported("crlf.csv", text.replace("\n", "\r\n").getBytes(UTF_8), Optional.empty()));
        assertArrayEquals(expected, imported("tabs.tsv", tabs(text).getBytes(UTF_8), Optional.empty()));
        assertArrayEquals(expected, imported("lines.jsonl", json(text).getBytes(UTF_8), Optional.empty()));
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(gzip)) {
            out.write(text.getBytes(UTF_8));
        }
        assertArrayEquals(expected, imported("packed.csv.gz", gzip.toByteArray(), Optional.empty()));
        ByteArrayOutputStream streams = new ByteArrayOutputStream();
        for (String part : List.of(text.substring(0, 700), text.substring(700))) {
            try (OutputStream out = new BZip2CompressorOutputStream(streams)) {
                out.write(part.getBytes(UTF_8));
            }
        }
        assertArrayEquals(expected, imported("packed.csv.bz2", streams.toByteArray(), Optional.empty()), "several streams");
        Path cut = folder.resolve("cut.csv.gz");
        Files.write(cut, java.util.Arrays.copyOf(gzip.toByteArray(), gzip.size() - 30));
        assertTrue(assertThrows(InputException.class, () -> ImportRunner.of(RECIPE, folder, cut)).getMessage().contains("to its end"));
    }

    @Test
    void what_can_not_be_read_at_all_is_said() throws IOException {
        Path file = folder.resolve("other.csv");
        Files.writeString(file, "a,b\n1,2\n");
        assertTrue(assertThrows(InputException.class, () -> ImportRunner.of(RECIPE, folder, file)).getMessage()
                .contains("no column acquisitions-id"));
        assertTrue(assertThrows(InputException.class, () -> ImportRunner.of("tech-giant", folder, file)).getMessage()
                .contains("tech-giants-acquisitions, wikidata"));
        assertTrue(assertThrows(InputException.class, () -> ImportRunner.of(RECIPE, Optional.of("latin-0"), folder, file)).getMessage()
                .contains("no encoding \"latin-0\""));
        assertTrue(assertThrows(InputException.class, () -> ImportRunner.of(RECIPE, folder, folder.resolve("rows.xls"))).getMessage()
                .contains("rows.xls"));
    }

    @Test
    void the_deals_of_the_tech_giants_are_imported() throws IOException {
        assumeTrue(Files.exists(SHARED), "skipped: " + SHARED + " is not there");
        ImportRunner done = ImportRunner.of(RECIPE, folder, SHARED);
        assertEquals(1640, done.totals().taken());
        assertEquals(3, done.totals().refused(), done.report().toString());
        assertEquals(2, done.report().stream().filter(line -> line.contains("Nobody can acquire")).count());
        assertEquals(1, done.report().stream().filter(line -> line.contains("acquisition-profile is blank")).count());
        DatasetGraph dataset = done.dataset();
        assertEquals(1640, rows(dataset, SELON + "SELECT DISTINCT ?deal { GRAPH ?g { ?deal a selon:Acquisition } }").size());
        assertEquals(List.of(), rows(dataset, SELON + "SELECT ?deal { GRAPH ?g { ?deal a selon:Acquisition } FILTER NOT EXISTS { "
                + "GRAPH ?g { ?claim selon:about ?deal ; selon:reportedIn/schema:publisher ?publisher ; "
                + "selon:quote/oa:hasSelector/oa:exact ?words } } }"));
    }

    private byte[] imported(String name, byte[] bytes, Optional<String> encoding) throws IOException {
        Path file = folder.resolve(name);
        Files.write(file, bytes);
        ImportRunner done = ImportRunner.of(RECIPE, encoding, folder, file);
        assertEquals(0, done.totals().refused(), name + ": " + done.report());
        return done.quads();
    }

    private static String tabs(String text) {
        return cells(text).stream().map(row -> String.join("\t", row.stream().map(cell -> cell.contains("\"")
                ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell).toList()) + "\n").reduce("", String::concat);
    }

    private static String json(String text) {
        List<List<String>> rows = cells(text);
        StringBuilder lines = new StringBuilder();
        for (List<String> row : rows.subList(1, rows.size())) {
            var object = jakarta.json.Json.createObjectBuilder();
            for (int i = 0; i < row.size(); i++) {
                object.add(rows.get(0).get(i), row.get(i));
            }
            lines.append(object.build()).append('\n');
        }
        return lines.toString();
    }

    private static List<List<String>> cells(String text) {
        return text.lines().map(line -> {
            try {
                return RowFormat.CSV.cells(line);
            } catch (RowFormat.NoRow e) {
                throw new AssertionError(e);
            }
        }).toList();
    }

    private static List<String> said(ImportRunner done, String target) {
        return rows(done.dataset(), SELON + "SELECT DISTINCT ( CONCAT( STR( ?b ), ' | ', STR( ?t ), ' | ', STR( ?when ), ' | ', "
                + "STR( ?who ), "
                + "' | ', STRAFTER( STR( ?stance ), '#' ), ' | ', STR( ?words ) ) AS ?line ) { GRAPH ?g { ?deal "
                + "selon:acquirer/rdfs:label ?b ; "
                + "selon:target/rdfs:label ?t ; selon:announcedOn ?when . ?claim selon:about ?deal ; selon:claimant/rdfs:label ?who ; "
                + "selon:polarity ?stance ; selon:quote/oa:hasSelector/oa:exact ?words } FILTER ( LANG( ?b ) = 'en' && LANG( ?t ) "
                + "= 'en' && "
                + "LANG( ?who ) = 'en' && STR( ?t ) = '" + target + "' ) } ORDER BY ?line");
    }

    private static List<String> rows(DatasetGraph dataset, String query) {
        try (QueryExec execution = QueryExec.dataset(dataset).query(query).build()) {
            RowSet rows = execution.select();
            return rows.materialize().stream().map(row -> {
                Node node = row.get(rows.getResultVars().get(0));
                return node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
            }).toList();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
