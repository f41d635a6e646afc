package selon.intake.wikidata;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import selon.core.store.FilledDatabases;
import selon.intake.run.ImportRunner;

/** Tests the import of a company's entity document, as Wikidata serves it: the claimants, and the rejected statements. */
class EntityDocumentTest {

    private static final Path TURTLE = Path.of("src/test/resources/intake/Q6100001.ttl");
    private static final Path JSON = Path.of("src/test/resources/intake/Q6100001.json");
    private static final String ENDED = "SELECT ( CONCAT( STR( ?words ), ' | ', STR( ?ended ) ) AS ?line ) { ?claim selon:about ?about ; "
            + "selon:quote/oa:hasSelector/oa:exact ?words . ?about selon:ended ?ended } GROUP BY ?words ?ended ORDER BY ?words";

    @TempDir
    private Path folder;

    @Test
    void each_statement_is_said_by_whom_its_reference_names() throws IOException {
        for (Path file : List.of(TURTLE, JSON)) {
            ImportRunner done = ImportRunner.of("wikidata", folder, file);
            assertEquals(1, done.totals().taken(), done.report().toString());
            Graph all = done.everything();
            assertEquals(List.of(), FilledDatabases.RULEBOOK.findings(all), "no rule is broken, and nothing warned of");
            assertEquals(List.of(
                    "has subsidiary (P355): Q6100003 | Wikidata | Positive | Certain | ControlRelation",
                    "has subsidiary (P355): Q6100004 | Q6100011 | Positive | Unspecified | ControlRelation",
                    "has subsidiary (P355): Q6100004 | Wikidata | Open | Unspecified | ControlRelation",
                    "headquarters location (P159): Q6100007 | Wikidata | Positive | Certain | Statement",
                    "inception (P571): 1998; circumstances (P1480, P5102): presumably | Wikidata | Positive | Probable | Statement",
                    "owned by (P127): Q6100005; start time (P580): 2015; end time (P582): no value; proportion (P1107): +0.25 | "
                    + "Q6100011 | Positive | Certain | Ownership",
                    "owned by (P127): Q6100005; start time (P580): 2015; end time (P582): no value; proportion (P1107): +0.25 | "
                    + "Wikidata | Open | Unspecified | Ownership",
                    "owned by (P127): Q6100006; circumstances (P1480, P5102): allegedly | Q6100012 | Negative | Unspecified | Ownership",
                    "owned by (P127): Q6100006; circumstances (P1480, P5102): allegedly | Wikidata | Open | Unspecified | Ownership",
                    "owned by (P127): Q6100006; circumstances (P1480, P5102): allegedly | Wikidata | Positive | Possible | Ownership",
                    "owned by (P127): unknown value | Wikidata | Positive | Certain | Ownership",
                    "owner of (P1830): no value | Wikidata | Negative | Certain | Ownership",
                    "parent organization (P749): Q6100002; start time (P580): 2011-03; end time (P582): unknown value | Contoso "
                    + "Group | Positive | Certain | ControlRelation",
                    "parent organization (P749): Q6100002; start time (P580): 2011-03; end time (P582): unknown value | Wikidata "
                    + "| Open | Unspecified | ControlRelation"),
                    WikidataReaderTest.said(all, "6100001"), "whose website is cited speaks itself");
            assertEquals(List.of("owned by (P127): Q6100005; start time (P580): 2015; end time (P582): no value; proportion "
                    + "(P1107): +0.25 | false",
                    "parent organization (P749): Q6100002; start time (P580): 2011-03; end time (P582): unknown value | true"),
                    WikidataReaderTest.rows(all, ENDED), "it is over, or not, without a date");
            assertEquals(List.of("http://www.wikidata.org/entity/Q6100010", "https://elsewhere.example/copy",
                    "https://register.example/contoso"),
                    WikidataReaderTest.rows(all, "SELECT DISTINCT ?cited { ?claim selon:claimant o:wikidata ; schema:citation "
                    + "?cited } ORDER BY ?cited"));
            assertEquals(List.of("https://gazette.example/2015/stake"),
                    WikidataReaderTest.rows(all, "SELECT DISTINCT ?cited { ?claim selon:claimant o:wikidata-q6100011 ; "
                    + "schema:citation ?cited }"),
                    "a publisher is not said to say what another reference cites");
        }
    }

    @Test
    void only_the_bad_statement_is_refused_and_the_document_is_kept_whole() throws IOException {
        ImportRunner done = ImportRunner.of("wikidata", folder, TURTLE);
        assertEquals(1, done.totals().lost());
        assertEquals(0, done.totals().refused());
        assertTrue(done.of("Q6100001, statement Q6100001-00000004-4AAA-4BBB-8CCC-DDDDDDDDDDDD").get(0)
                .startsWith("lost\tAn organisation must not be"),
                done.report().toString());
        String kept = new String(done.rejects(), UTF_8);
        assertTrue(kept.startsWith("@prefix") && kept.contains("ps:P749 wd:Q6100001") && kept.contains("ps:P159 wd:Q6100007"), kept);
    }

    @Test
    void text_that_can_not_be_read_costs_the_statements_that_need_it() throws IOException {
        String statement = "ps:P159 wd:Q6100007";
        ImportRunner done = changed(TURTLE, text -> text.replace(statement, "ps:P159 wd:Q6100007 wd:"));
        assertEquals(1, done.totals().taken(), done.report().toString());
        assertEquals(2, done.totals().lost(), done.report().toString());
        assertEquals(13, WikidataReaderTest.said(done.everything(), "6100001").size());
        ImportRunner reference = changed(TURTLE, text -> text.replace("pr:P854 <https://gazette", "pr:P854 https://gazette"));
        assertEquals(List.of("lost\tIt leads to"), reference.of("Q6100001, statement Q6100001-00000007-4AAA-4BBB-8CCC-DDDDDDDDDDDD")
                .stream()
                .map(line -> line.substring(0, 16)).toList(), "who said it can't be known, so nobody is made to");
        ImportRunner json = changed(JSON, text -> text.replace("\"id\":\"Q6100007\"", "\"id\":6100007"));
        assertEquals(2, json.totals().lost(), json.report().toString());
        assertEquals(13, WikidataReaderTest.said(json.everything(), "6100001").size());
    }

    @Test
    void the_publisher_of_the_work_that_a_reference_names_speaks_if_it_was_told_before() throws IOException {
        Path works = folder.resolve("works.ttl");
        Files.writeString(works, Files.readString(TURTLE).lines().takeWhile(line -> !line.startsWith("data:"))
                .reduce("", (a, b) -> a + b + "\n")
                + "data:Q6100010 a schema:Dataset ;\n\tschema:about wd:Q6100010 .\n\nwd:Q6100010 a wikibase:Item ;\n\twdt:P123 "
                + "wd:Q6100013 .\n");
        for (Path file : List.of(TURTLE, JSON)) {
            ImportRunner done = ImportRunner.of("wikidata", folder, works, file);
            assertEquals(1, done.totals().passed());
            assertTrue(WikidataReaderTest.said(done.everything(), "6100001").contains(
                    "has subsidiary (P355): Q6100003 | Q6100013 | Positive | Certain | ControlRelation"));
        }
    }

    @Test
    void the_forms_say_the_same_and_a_document_may_go_over_lines() throws IOException {
        byte[] expected = ImportRunner.of("wikidata", folder, TURTLE).quads();
        Path triples = folder.resolve("entity.nt");
        try (OutputStream out = Files.newOutputStream(triples)) {
            RDFParser.source(TURTLE).parse(StreamRDFWriter.getWriterStream(out, Lang.NTRIPLES));
        }
        assertArrayEquals(expected, ImportRunner.of("wikidata", folder, triples).quads());
        ImportRunner over = changed(JSON, text -> text.replaceFirst("\\{", "{\n").replace(",\"", ",\n\""));
        assertArrayEquals(ImportRunner.of("wikidata", folder, JSON).quads(), over.quads());
    }

    @Test
    void signs_of_damage_are_noticed_in_entities_that_are_passed_over() throws IOException {
        Path entities = Path.of("src/test/resources/intake/entities.ttl");
        ImportRunner cut = changed(entities, text -> text.substring(0, text.length() - 20));
        assertEquals(1, cut.totals().refused(), cut.report().toString());
        assertTrue(cut.of("Q6000008").get(0).startsWith("refused\tIt is not Turtle"), cut.report().toString());
        assertEquals(3, cut.totals().taken());
        ImportRunner odd = changed(entities, text -> text.replace("wdt:P31 wd:Q16521 ;", "wdt:P31 wd:Q16521"));
        assertEquals(1, odd.totals().refused(), odd.report().toString());
        ImportRunner json = changed(Path.of("src/test/resources/intake/entities.json"), text -> text.substring(0, text.length() - 20));
        assertEquals(1, json.totals().refused(), json.report().toString());
    }

    private ImportRunner changed(Path file, UnaryOperator<String> change) throws IOException {
        String text = Files.readString(file);
        String changed = change.apply(text);
        assertTrue(!changed.equals(text), "the change changes something");
        Path copy = folder.resolve("changed-" + file.getFileName());
        Files.writeString(copy, changed);
        return ImportRunner.of("wikidata", folder, copy);
    }
}
