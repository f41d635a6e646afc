package selon.wikidata.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.apache.jena.graph.NodeFactory;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import selon.core.rdf.SourceFileSet;
import selon.core.store.Database;
import selon.core.store.FilledDatabases;
import selon.core.store.Gate;
import selon.core.store.Proposal;
import selon.core.vocab.GraphNames;
import selon.core.vocab.Prefixes;

/** Exports hold only what Wikidata can express, each statement with its source. */
class ExportFormatTest {

    private static final Path MADE_UP = Path.of("src/test/resources/handoff/made-up.ttl");
    private static Database database;
    private static QuickStatements shipped;
    private static QuickStatements statements;

    @BeforeAll
    static void fill() {
        database = FilledDatabases.inMemory();
        shipped = Txn.calculateRead(database.dataset(), () -> QuickStatements.of(database.dataset()));
        Gate.Verdict verdict = FilledDatabases.gate(database).commit(
                Proposal.replacing(SourceFileSet.data(List.of(MADE_UP), GraphNames::ofData).graphs()),
                FilledDatabases.AUTHOR).verdict();
        assertTrue(verdict.accepts(), () -> verdict.findings().toString());
        statements = Txn.calculateRead(database.dataset(), () -> QuickStatements.of(database.dataset()));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void a_statement_has_its_item_value_qualifiers_and_reference() {
        String today = "+" + LocalDate.now(ZoneOffset.UTC) + "T00:00:00Z/11";
        String reference = "\tS854\t\"https://example.org/made-up?a=1&b=2\"\tS248\tQ130879\tS813\t" + today;
        for (String statement : List.of("Q95\tP749\tQ2283\tP580\t+2016-10-00T00:00:00Z/10\tP582\t+2018-04-20T00:00:00Z/11",
                "Q456157\tP127\tQ95\tP580\t+2019-03-01T00:00:00Z/11\tP1107\t0.515",
                "Q95\tP1448\ten:\"Google \"the\" LLC\"",
                "Q95\tP1128\t139995\tP585\t+2021-00-00T00:00:00Z/9",
                "Q2283\tP2139\t1700000000.5U4917\tP585\t+2017-00-00T00:00:00Z/9",
                "Q2283\tP571\t+1975-00-00T00:00:00Z/9", "Q3884\tP159\tQ4970")) {
            assertTrue(statements.lines().contains(statement + reference), statement + reference + "\nin\n" + all());
        }
    }

    @Test
    void every_line_is_one_that_the_tool_can_read() {
        Pattern value = Pattern.compile("Q\\d+|[+]\\d{4}-\\d\\d-\\d\\dT00:00:00Z/(9|10|11)|"
                + "\\d+([.]\\d+)?(U\\d+)?|([a-z-]+:)?\"[^\\t\\n]+\"");
        assertTrue(statements.lines().size() == 7, all());
        for (String line : statements.lines()) {
            String[] fields = line.split("\t", -1);
            assertTrue(fields.length >= 5 && fields.length % 2 == 1 && fields[0].matches("Q\\d+"), line);
            for (int i = 1; i < fields.length; i += 2) {
                assertTrue(fields[i].matches("[PS]\\d+") && value.matcher(fields[i + 1]).matches(), line);
            }
            assertTrue(line.contains("\tS854\t") && line.contains("\tS813\t"), line);
        }
    }

    @Test
    void what_wikidata_cannot_hold_is_left_out_with_a_reason() {
        Map<String, LeftOutStatement.Reason> why = new TreeMap<>(statements.leftOut().stream().collect(Collectors.toMap(
                out -> Prefixes.shorten(out.about()), LeftOutStatement::why)));
        assertEquals(LeftOutStatement.Reason.NOT_COMPLETED, why.get("deal:made-up-announced"), why.toString());
        assertEquals(LeftOutStatement.Reason.PROPERTY, why.get("deal:made-up-partners"), why.toString());
        assertEquals(LeftOutStatement.Reason.FORM, why.get("statement:made-up-revenue"), why.toString());
        assertEquals(LeftOutStatement.Reason.SOURCE, why.get("statement:alibaba-cloud-founding-date"), why.toString());
        assertTrue(why.containsValue(LeftOutStatement.Reason.VALUE), why.toString());
        assertEquals(LeftOutStatement.Reason.SUBJECT, shipped.leftOut().stream().filter(out -> out.about().getURI().endsWith(
                "statement/alibaba-cloud-founding-date")).findFirst().orElseThrow().why());
        for (LeftOutStatement.Reason reason : LeftOutStatement.Reason.values()) {
            assertFalse(reason.words("en").equals(reason.words("fr")), reason.name());
        }
    }

    @Test
    void nothing_contested_hedged_or_unlinked_and_no_motive_is_handed_over() {
        assertEquals(List.of(), shipped.lines(), "nothing of what is shipped is both linked and expressible");
        assertTrue(shipped.leftOut().size() >= 8, shipped.leftOut().toString());
        assertTrue(statements.leftOut().stream().noneMatch(out -> out.about().getURI().contains("/motivation/")));
        assertFalse(all().contains("motive"), all());
    }

    @ParameterizedTest
    @CsvSource({"2018-04-20, +2018-04-20T00:00:00Z/11", "2018-04, +2018-04-00T00:00:00Z/10", "2009, +2009-00-00T00:00:00Z/9",
        "2018-04-20Z, +2018-04-20T00:00:00Z/11", "2018-04-20+02:00, +2018-04-20T00:00:00Z/11", "2018-02-30,", "0000,", "-0044,", "soon,"})
    void a_date_keeps_its_precision(String date, String written) {
        assertEquals(Optional.ofNullable(written), QuickStatementsValue.time(date));
    }

    @Test
    void values_are_written_so_that_they_come_out_as_they_were() {
        assertEquals(Optional.of("1700000000U4917"), QuickStatementsValue.money("1.7E9", "USD"));
        assertEquals(Optional.of("0.5U4916"), QuickStatementsValue.money("0.50", "EUR"));
        assertEquals(Optional.empty(), QuickStatementsValue.money("1", "XXX"));
        assertEquals(Optional.empty(), QuickStatementsValue.number("many"));
        assertEquals(Optional.of("1"), QuickStatementsValue.proportion("100.0"));
        assertEquals(Optional.of("0.333"), QuickStatementsValue.proportion("33.3"));
        assertEquals(Optional.of("0"), QuickStatementsValue.number("0.00"));
        assertEquals("\"a b \"c\" d\"", QuickStatementsValue.text("a\tb\n\"c\"\u0000 d "));
        assertEquals(Optional.of("zh-hant:\"阿里\""), QuickStatementsValue.text(NodeFactory.createLiteralLang("阿里", "zh-Hant")));
        assertEquals(Optional.empty(), QuickStatementsValue.text(NodeFactory.createLiteralString("no language")));
        assertEquals(Optional.of("\"https://example.org/?a=b&c\""), QuickStatementsValue.address("https://example.org/?a=b&c"));
        for (String bad : List.of("javascript:alert(1)", "https://example.org/a b",
                "https://example.org/\t", "https://x.org/\"", "https://x.org/a|b", "")) {
            assertEquals(Optional.empty(), QuickStatementsValue.address(bad), bad);
        }
    }

    @Test
    void the_catalogue_has_a_line_of_six_fields_for_each_thing() {
        List<String> lines = text(ExportFormat.MIXNMATCH).lines().toList();
        assertEquals("id\tname\tdesc\turl\ttype\tq", lines.get(0));
        assertTrue(lines.size() > 40, lines.size() + " lines");
        lines.forEach(line -> assertEquals(6, line.split("\t", -1).length, line));
        assertEquals(lines.size(), lines.stream().map(line -> line.split("\t")[0]).distinct().count());
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("org/reuters\tReuters\t")
                && line.contains("\thttps://w3id.org/selon/id/org/reuters\tQ43229\tQ130879")),
                lines.toString());
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("place/hangzhou\t")
                && line.contains("\tQ515\tQ4970")), lines.toString());
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("person/") && line.contains("\tQ5\t")), lines.toString());
    }

    @Test
    void the_link_dump_says_what_it_is_and_leads_from_each_item_to_its_thing() {
        List<String> lines = text(ExportFormat.BEACON).lines().toList();
        assertEquals("#FORMAT: BEACON", lines.get(0));
        for (String field : List.of("#PREFIX: http://www.wikidata.org/entity/", "#TARGET: https://w3id.org/selon/id/{+ID}",
                "#RELATION: http://www.w3.org/2002/07/owl#sameAs", "#FEED: http://here/export/beacon")) {
            assertTrue(lines.contains(field), field);
        }
        assertTrue(lines.stream().anyMatch(line -> line.matches("#TIMESTAMP: \\d{4}-\\d\\d-\\d\\dT\\S+Z")), lines.toString());
        assertTrue(lines.contains("Q130879|Reuters|org/reuters"), lines.toString());
        List<String> links = lines.stream().filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
        assertEquals(9, links.size(), links.toString());
        links.forEach(link -> assertTrue(link.matches("Q\\d+[|][^|]*[|][a-z]+/[a-z0-9-]+"), link));
    }

    private static String text(ExportFormat format) {
        return Txn.calculateRead(database.dataset(), () -> format.text(database.dataset(), "http://here/export/" + format.word()));
    }

    private static String all() {
        return String.join("\n", statements.lines());
    }
}
