package selon.intake.wikidata;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import selon.bench.SyntheticDump;
import selon.core.store.FilledDatabases;
import selon.intake.run.Import;
import selon.intake.run.ImportRunner;

/** Tests that Wikidata's statements become claims, in each format of a dump. */
class WikidataReaderTest {

    private static final Path TURTLE = Path.of("src/test/resources/intake/entities.ttl");
    private static final Path JSON = Path.of("src/test/resources/intake/entities.json");
    private static final Path SHARED = Path.of("../shared/data/wikidata-entities");

    @TempDir
    private Path folder;

    @Test
    void each_statement_is_what_its_publisher_says_or_wikidata() throws IOException {
        ImportRunner done = ImportRunner.of("wikidata", folder, TURTLE);
        assertEquals(new Import.Totals(3, 0, 0, 0, 2, RDFParser.source(TURTLE).toGraph().size(), done.totals().made()), done.totals(),
                done.report().toString());
        Graph all = done.everything();
        assertEquals(List.of(), FilledDatabases.RULEBOOK.findings(all), "no rule is broken, and nothing warned of");
        assertEquals(List.of(
                "has subsidiary (P355): Q6000002; start time (P580): 2015 | Q7000001 | Positive | Certain | ControlRelation",
                "has subsidiary (P355): Q6000002; start time (P580): 2015 | Wikidata | Open | Unspecified | ControlRelation",
                "headquarters location (P159): Q6000009 | Wikidata | Positive | Certain | Statement",
                "inception (P571): 1998-03-15 | Wikidata | Positive | Certain | Statement",
                "owner of (P1830): Q6000003; proportion (P1107): +0.25 | Wikidata | Positive | Certain | Ownership",
                "parent organization (P749): no value | Wikidata | Negative | Certain | ControlRelation"), said(all, "6000001"));
        assertEquals(List.of(
                "headquarters location (P159): Q6000009; circumstances (P1480, P5102): disputed | Wikidata | Open | Unspecified | "
                + "Statement",
                "owned by (P127): Q6000001; proportion (P1107): +0.51; circumstances (P1480, P5102): probably | Wikidata | "
                + "Positive | Probable | Ownership",
                "owned by (P127): Q6000004 | Q7000003 | Negative | Unspecified | Ownership",
                "owned by (P127): Q6000004 | Wikidata | Open | Unspecified | Ownership",
                "owned by (P127): Q6000004 | Wikidata | Positive | Certain | Ownership",
                "owned by (P127): unknown value | Wikidata | Positive | Certain | Ownership",
                "parent organization (P749): Q6000001; start time (P580): 2015; end time (P582): 2019-06 | Q7000001 | Positive | "
                + "Certain | ControlRelation",
                "parent organization (P749): Q6000001; start time (P580): 2015; end time (P582): 2019-06 | Wikidata | Open | "
                + "Unspecified | ControlRelation",
                "parent organization (P749): Q6000005 | Wikidata | Open | Unspecified | ControlRelation"), said(all, "6000002"),
                "a publisher and a date that an entity before described are remembered");
        assertEquals(List.of("owner of (P1830): Q6000002 | Wikidata | Positive | Certain | Ownership"), said(all, "6000007"));
    }

    @Test
    void qualifiers_labels_and_links_are_kept() throws IOException {
        Graph all = ImportRunner.of("wikidata", folder, TURTLE).everything();
        assertEquals(List.of("2015 2019-06"), rows(all, "SELECT ( CONCAT( STR( ?from ), ' ', STR( ?until ) ) AS ?line ) { ?r "
                + "selon:subsidiary "
                + "o:wikidata-q6000002 ; selon:parent o:wikidata-q6000001 ; selon:validFrom ?from ; selon:validUntil ?until }"));
        assertEquals(List.of("25.0", "51.0"), rows(all, "SELECT ?stake { ?r a selon:Ownership ; selon:stake ?stake } ORDER BY ?stake"));
        assertEquals(List.of("ACME", "Acme Beteiligungen", "Acme Group", "Acme Holding", "Acme Holding"),
                rows(all, "SELECT ?name { o:wikidata-q6000001 rdfs:label|skos:altLabel ?name FILTER ( LANG( ?name ) != '' ) } "
                + "ORDER BY STR( ?name )"));
        assertEquals(List.of("http://www.wikidata.org/entity/Q6000001"), rows(all, "SELECT ?item { o:wikidata-q6000001 owl:sameAs ?item . "
                + "?link selon:linked o:wikidata-q6000001 ; selon:item ?item }"));
        assertEquals(List.of("https://w3id.org/selon/ns#Person"), rows(all, "SELECT ?kind { o:wikidata-q6000007 a ?kind }"));
    }

    @Test
    void the_three_forms_and_a_compressed_one_say_the_same() throws IOException {
        byte[] expected = ImportRunner.of("wikidata", folder, TURTLE).quads();
        assertTrue(expected.length > 20_000);
        assertArrayEquals(expected, ImportRunner.of("wikidata", folder, JSON).quads());
        Path triples = folder.resolve("entities.nt");
        try (OutputStream out = Files.newOutputStream(triples)) {
            RDFParser.source(TURTLE).parse(StreamRDFWriter.getWriterStream(out, Lang.NTRIPLES));
        }
        assertArrayEquals(expected, ImportRunner.of("wikidata", folder, triples).quads());
        Path packed = folder.resolve("entities.nt.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(triples, out);
        }
        assertArrayEquals(expected, ImportRunner.of("wikidata", folder, packed).quads());
    }

    @Test
    void a_bad_entity_is_refused_and_those_around_it_are_taken() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(JSON));
        lines.set(2, lines.get(2).substring(0, lines.get(2).length() / 2));
        lines.add(2, lines.get(1));
        Path file = folder.resolve("bad.json");
        Files.write(file, lines);
        ImportRunner done = ImportRunner.of("wikidata", folder, file);
        assertEquals(2, done.totals().taken());
        assertEquals(2, done.totals().refused());
        assertTrue(done.of("Q6000002").get(0).contains("not an entity in Wikibase's JSON"), done.report().toString());
        assertTrue(done.of("Q6000001").get(0).contains("tells of the same as Q6000001"), done.report().toString());

        String turtle = Files.readString(TURTLE).replace("rdfs:label \"Acme Rockets\"@en", "rdfs:label \"Acme Rockets@en");
        Path broken = folder.resolve("bad.ttl");
        Files.writeString(broken, turtle);
        ImportRunner second = ImportRunner.of("wikidata", folder, broken);
        assertEquals(2, second.totals().taken());
        assertTrue(second.of("Q6000002").get(0).contains("not Turtle"), second.report().toString());
        String kept = new String(second.rejects(), UTF_8);
        assertTrue(kept.startsWith("@prefix") && kept.contains("\"Acme Rockets@en"), kept);
    }

    @Test
    void a_dump_of_many_parts_is_counted_and_imported_whole() throws IOException {
        Path dump = folder.resolve("dump.nt");
        long triples = SyntheticDump.write(dump, 5_000_000, 10);
        long entities;
        try (var lines = Files.lines(dump)) {
            entities = lines.filter(line -> line.contains("<http://schema.org/Dataset>")).count();
        }
        ImportRunner done = ImportRunner.of("wikidata", folder, dump);
        assertEquals(triples, done.totals().triples());
        assertEquals(entities / 10, done.totals().taken(), done.report().toString());
        assertEquals(entities - entities / 10, done.totals().passed());
        Graph all = done.everything();
        assertEquals(List.of(), FilledDatabases.RULEBOOK.findings(all).stream()
                .filter(finding -> finding.severity().name().equals("VIOLATION")).toList());
        assertTrue(rows(all, "SELECT ?c { ?c selon:relays ?v }").size() > 5, "publishers of references are voices");
        assertEquals(List.of(), rows(all, "SELECT ?from { ?r selon:validFrom ?from FILTER ( DATATYPE( ?from ) != xsd:gYear ) }"));
    }

    @Test
    void entities_as_wikidata_serves_them_are_read() throws IOException {
        assumeTrue(Files.isDirectory(SHARED), "skipped: " + SHARED + " is not there");
        for (String name : List.of("Q24628793", "Q37599471", "Q42", "small_dump_chunk")) {
            Path file = SHARED.resolve(name + ".ttl");
            ImportRunner done = ImportRunner.of("wikidata", folder, file);
            assertEquals(0, done.totals().refused(), done.report().toString());
            assertEquals(name.startsWith("Q") ? 1 : 2, done.totals().passed(), "none of them is an organisation");
            Graph parsed = RDFParser.source(file).toGraph();
            assertTrue(done.totals().triples() >= parsed.size(), name + ": " + done.totals() + ", parsed " + parsed.size());
        }
    }

    static List<String> said(Graph all, String number) {
        return rows(all, "SELECT ( CONCAT( STR( ?words ), ' | ', STR( ?who ), ' | ', STRAFTER( STR( ?stance ), '#' ), ' | ', "
                + "STRAFTER( STR( ?sure ), '#' ), ' | ', STRAFTER( STR( ?sort ), '#' ) ) AS ?line ) { ?claim selon:reportedIn "
                + "doc:wikidata-q" + number
                + " ; selon:quote/oa:hasSelector/oa:exact ?words ; selon:claimant/rdfs:label ?who ; selon:polarity ?stance ; "
                + "selon:certainty ?sure ; selon:about/rdf:type ?sort . FILTER ( LANG( ?who ) IN ( '', 'en' ) ) } ORDER BY ?line");
    }

    static List<String> rows(Graph graph, String query) {
        StringBuilder prefixes = new StringBuilder();
        selon.core.vocab.Prefixes.ALL.forEach((prefix, iri) -> prefixes.append("PREFIX " + prefix + ": <" + iri + ">\n"));
        Graph copy = GraphFactory.createDefaultGraph();
        GraphUtil.addInto(copy, graph);
        try (QueryExec execution = QueryExec.graph(copy).query(prefixes + query).build()) {
            RowSet rows = execution.select();
            return rows.materialize().stream().map(row -> row.get(rows.getResultVars().get(0)))
                    .map(node -> node.isLiteral() ? node.getLiteralLexicalForm() : node.toString()).toList();
        }
    }
}
