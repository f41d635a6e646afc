package selon.pages.things;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import selon.ServerProcess;
import selon.Terminal;
import selon.http.sparql.SparqlIT;

/** What is handed over, over real HTTP and at a terminal. */
@Tag("process")
class ExportIT {

    private static final Path MADE_UP = Path.of("src/test/resources/handoff/made-up.ttl");
    private static final Path ROWS = Path.of("src/test/resources/intake/acquisitions.csv").toAbsolutePath();
    private static final Path ENTITY = Path.of("src/test/resources/intake/Q6100001.json").toAbsolutePath();
    private static final String LINKS = """
            @prefix selon: <https://w3id.org/selon/ns#> .
            @prefix o: <https://w3id.org/selon/id/org/> .
            @prefix link: <https://w3id.org/selon/id/link/> .
            @prefix owl: <http://www.w3.org/2002/07/owl#> .
            @prefix wd: <http://www.wikidata.org/entity/> .
            link:northwind a selon:Link ; selon:linked o:crunchbase-northwind ; selon:item wd:Q2000001 ; selon:basis "made up"@en .
            link:tailspin a selon:Link ; selon:linked o:crunchbase-tailspin ; selon:item wd:Q2000002 ; selon:basis "made up"@en .
            o:crunchbase-northwind owl:sameAs wd:Q2000001 .
            o:crunchbase-tailspin owl:sameAs wd:Q2000002 .
            """;
    private static final String TOKEN = "a-token-of-export-it";

    @TempDir
    private static Path folder;
    private static Terminal terminal;
    private static ServerProcess server;

    @BeforeAll
    static void serve() throws IOException {
        terminal = new Terminal(folder, Map.of("SELON_TOKEN", TOKEN));
        server = new ServerProcess(terminal, "--db", "db");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            export/mixnmatch       | text/tab-separated-values;charset=utf-8 | selon-mixnmatch.tsv       | org/reuters
            export/beacon          | text/plain;charset=utf-8                | selon-beacon.txt          | #FORMAT: BEACON
            export/quickstatements | text/tab-separated-values;charset=utf-8 | selon-quickstatements.tsv | ''
            """)
    void a_file_comes_with_its_type_its_name_and_its_version(String path, String type, String name, String words) {
        HttpResponse<String> answer = server.get(path, "*/*");
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals(type, header(answer, "Content-Type"));
        assertTrue(header(answer, "Content-Disposition").contains(name));
        assertTrue(answer.body().contains(words), answer.body());
        HttpResponse<String> again = server.send(server.request(path).header("If-None-Match", header(answer, "ETag")).build());
        assertEquals(304, again.statusCode());
        HttpResponse<String> head = server.send(server.request(path).method("HEAD", BodyPublishers.noBody()).build());
        assertEquals(header(answer, "ETag"), header(head, "ETag"));
    }

    /** One test, since what is written here changes what the files say. */
    @Test
    void what_is_written_is_handed_over_on_the_page_in_the_file_and_at_a_terminal() throws IOException {
        for (String language : List.of("en", "fr")) {
            String page = server.send(server.request("export").header("Accept", "text/html").header("Accept-Language", language).build()).body();
            assertTrue(page.contains(language.equals("fr") ? "Wikidata n'a pas de propriété pour cela" : "Wikidata has no property for it"), page);
            List.of("quickstatements", "mixnmatch", "beacon").forEach(name -> assertTrue(page.contains("href=\"/export/" + name + "\""), name));
        }
        HttpResponse<String> before = server.get("export/quickstatements", "*/*");
        assertEquals("", before.body());
        HttpResponse<String> opened = server.get("export/quickstatements", "text/html,*/*;q=0.8");
        assertEquals(303, opened.statusCode(), "whoever opens an empty file in a browser reads why it is empty");
        assertEquals("/export#quickstatements", header(opened, "Location"));
        HttpResponse<String> written = server.send(server.request("data?graph=https://w3id.org/selon/id/doc/made-up")
                .header("Authorization", "Bearer " + TOKEN).header("Content-Type", "text/turtle").PUT(BodyPublishers.ofFile(MADE_UP)).build());
        assertTrue(written.statusCode() / 100 == 2, written.body());
        HttpResponse<String> after = server.send(server.request("export/quickstatements").header("If-None-Match", header(before, "ETag")).build());
        assertEquals(200, after.statusCode());
        assertEquals(7, after.body().lines().count(), after.body());
        String line = "Q95\tP749\tQ2283\tP580\t+2016-10-00T00:00:00Z/10\tP582\t+2018-04-20T00:00:00Z/11\tS854\t\"https://example.org/made-up?a=1&b=2\"\tS248\tQ130879\tS813\t+";
        assertTrue(after.body().contains(line), after.body());
        assertTrue(server.get("export", "text/html").body().contains("Q95\tP749\tQ2283"));
        server.close();
        Terminal.Result result = terminal.selon("export", "--db", "db", "--format", "quickstatements", "-o", "out.tsv");
        assertEquals(0, result.status(), result.err());
        assertEquals(after.body(), Files.readString(folder.resolve("out.tsv")));
        assertTrue(result.err().contains("left out: deal:made-up-partners: Wikidata has no property for it"), result.err());
        assertTrue(terminal.selon("export", "--db", "db", "--format", "beacon").out().startsWith("#FORMAT: BEACON\n"));
        assertEquals(2, terminal.selon("export", "--db", "db", "--format", "tables").status());
        Files.writeString(folder.resolve("made-up-links.ttl"), LINKS);
        Terminal.Result deals = terminal.selon("import", "tech-giants-acquisitions", ROWS.toString(), "-o", "deals.nq");
        assertEquals(0, deals.status(), deals.err());
        Terminal.Result entity = terminal.selon("import", "wikidata", ENTITY.toString(), "-o", "entity.nq");
        assertEquals(1, entity.status(), entity.err());
        Terminal.Result loaded = terminal.selon("load", "--db", "db", "deals.nq", "entity.nq", "made-up-links.ttl");
        assertEquals(0, loaded.status(), loaded.err());
        server = new ServerProcess(terminal, "--db", "db");
        List<List<String>> statements = QuickStatementsReader.read(server.get("export/quickstatements", "text/html,*/*;q=0.8").body());
        assertEquals(8, statements.size());
        assertTrue(statements.stream().anyMatch(fields -> fields.subList(0, 5).equals(List.of("Q2000002", "P127", "Q2000001", "S854",
                "http://profiles.example/acquisition/0001"))), "a purchase that is complete, without its day: " + statements);
        assertTrue(statements.stream().noneMatch(fields -> fields.toString().contains("6100001")), "nothing that only Wikidata says");
        assertTrue(server.get("export", "text/html").body().contains("only Wikidata, or a sister of it, says it here"));
    }

    @Test
    void what_is_not_handed_over_is_not_there() {
        SparqlIT.assertProblem(404, server.get("export/wikidata", "*/*"), "no-such-page");
        SparqlIT.assertProblem(405, server.send(server.request("export/beacon").POST(BodyPublishers.ofString("x")).build()), "method-not-allowed");
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
