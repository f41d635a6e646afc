package selon.http.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.main.sys.FusekiModules;
import org.apache.jena.query.DatasetFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import selon.ServerProcess;
import selon.Terminal;

/** A query asks the endpoints that the operator lists, and no other. */
@Tag("process")
class FederationIT {

    private static final String PREFIXES = """
            PREFIX owl: <http://www.w3.org/2002/07/owl#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            PREFIX selon: <https://w3id.org/selon/ns#> PREFIX o: <https://w3id.org/selon/id/org/>
            PREFIX wd: <http://www.wikidata.org/entity/> PREFIX wdt: <http://www.wikidata.org/prop/direct/>
            """;
    /** As Wikidata's endpoint has them: direct values, and statements with a qualifier. */
    private static final String ITEMS = """
            PREFIX p: <http://www.wikidata.org/prop/> PREFIX ps: <http://www.wikidata.org/prop/statement/>
            PREFIX pq: <http://www.wikidata.org/prop/qualifier/> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
            PREFIX wds: <http://www.wikidata.org/entity/statement/>
            wd:Q1359568 rdfs:label "Alibaba Group"@en , "阿里巴巴集团"@zh ; wdt:P571 "1999-04-04T00:00:00Z"^^xsd:dateTime ; wdt:P159 wd:Q4970 ;
                p:P355 wds:q1359568-1 . wds:q1359568-1 ps:P355 wd:Q1000001 ; pq:P580 "2009-01-01T00:00:00Z"^^xsd:dateTime .
            wd:Q4970 rdfs:label "Hangzhou"@en .
            wd:Q95 rdfs:label "Google"@en ; wdt:P571 "1998-09-04T00:00:00Z"^^xsd:dateTime .
            """;

    @TempDir
    private static Path folder;
    private static FusekiServer wikidata;
    private static HttpServer hostile;
    private static ExecutorService threads;
    private static final AtomicInteger FOLLOWED = new AtomicInteger();
    private static String endpoint;
    private static String trap;
    private static ServerProcess server;

    @BeforeAll
    static void serve() throws IOException {
        DatasetGraph items = DatasetFactory.createTxnMem().asDatasetGraph();
        RDFParser.fromString(PREFIXES + ITEMS, Lang.TURTLE).parse(items);
        wikidata = FusekiServer.create().port(0).loopback(true).fusekiModules(FusekiModules.create()).add("/wikidata", items).build().start();
        endpoint = "http://localhost:" + wikidata.getPort() + "/wikidata/sparql";
        hostile = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        threads = Executors.newCachedThreadPool();
        hostile.setExecutor(threads);
        trap = "http://localhost:" + hostile.getAddress().getPort();
        hostile.createContext("/", FederationIT::trap);
        hostile.start();
        server = new ServerProcess(folder, "--mem", "--service-allow", endpoint, "--service-allow", trap + "/redirect", "--service-allow",
                trap + "/slow", "--service-allow", trap + "/large", "--service-allow", trap + "/html", "--service-allow", trap + "/broken",
                "--service-allow", "http://localhost:1/nobody");
    }

    private static void trap(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        switch (path) {
            case "/redirect" -> {
                exchange.getResponseHeaders().add("Location", trap + "/followed");
                exchange.sendResponseHeaders(302, -1);
            }
            case "/followed" -> {
                FOLLOWED.incrementAndGet();
                exchange.sendResponseHeaders(200, -1);
            }
            case "/slow", "/large" -> {
                exchange.getResponseHeaders().add("Content-Type", "application/sparql-results+json");
                exchange.sendResponseHeaders(200, 0);
                try (OutputStream out = exchange.getResponseBody()) {
                    for (int i = 0; i < 20_000; i++) {
                        out.write((path.equals("/slow") ? " " : " ".repeat(1024)).getBytes(StandardCharsets.UTF_8));
                        out.flush();
                        pause(path.equals("/slow") ? 200 : 0);
                    }
                }
            }
            case "/html" -> {
                exchange.getResponseHeaders().add("Content-Type", "text/html");
                exchange.sendResponseHeaders(200, -1);
            }
            default -> {
                exchange.getResponseHeaders().add("Content-Type", "application/sparql-results+json");
                exchange.sendResponseHeaders(200, 1);
                exchange.getResponseBody().write('{');
            }
        }
        exchange.close();
    }

    private static void pause(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterAll
    static void stop() {
        server.close();
        wikidata.stop();
        hostile.stop(0);
        threads.shutdownNow();
    }

    @Test
    void our_things_are_joined_with_what_wikidata_says_of_their_items() {
        HttpResponse<String> answer = ask("""
                SELECT ?name ?inception ?seat { ?thing owl:sameAs ?item ; rdfs:label ?name FILTER ( LANG( ?name ) = "en" )
                  SERVICE <HERE> { ?item wdt:P571 ?inception OPTIONAL { ?item wdt:P159/rdfs:label ?seat } } } ORDER BY ?name""");
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals("""
                name,inception,seat
                Alibaba Group,1999-04-04T00:00:00Z,Hangzhou
                Google,1998-09-04T00:00:00Z,
                """, answer.body().replace("\r\n", "\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT ?item ?n { SERVICE <HERE> { SELECT ?item ( COUNT( ?hidden ) AS ?n ) { ?item rdfs:label ?hidden } GROUP BY ?item } FILTER ( ?item = wd:Q1359568 ) }",
        "SELECT ?item ?n { { SELECT ?item ( COUNT( ?hidden ) AS ?n ) { SERVICE <HERE> { ?item rdfs:label ?hidden ; wdt:P159 ?seat } } GROUP BY ?item } }",
        "SELECT ?item ?n { BIND ( 2 AS ?n ) { SELECT ?item { SERVICE <HERE> { ?item wdt:P159 ?n } } } }",
        "SELECT ?item ?n { SERVICE <HERE> { ?item wdt:P159 ?seat } FILTER EXISTS { SERVICE <HERE> { ?item wdt:P159 wd:Q4970 } } BIND ( 2 AS ?n ) }"})
    void names_stay_apart_in_subqueries_and_filters(String query) {
        HttpResponse<String> answer = ask(query);
        assertEquals("item,n\nhttp://www.wikidata.org/entity/Q1359568,2\n", answer.body().replace("\r\n", "\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SERVICE <HEREx>", "SERVICE <HERE?a=b>", "SERVICE <HERE/>", "SERVICE SILENT <TRAP/followed>", "SERVICE <TRAP/redirect/../followed>",
        "SERVICE <SELF>", "SERVICE ?anywhere", "SERVICE SILENT ?anywhere", "SERVICE <file:///etc/passwd>", "SERVICE <http://169.254.169.254/>"})
    void no_other_endpoint_is_asked_however_it_is_written(String service) {
        for (String query : List.of("SELECT * { BIND ( <TRAP/followed> AS ?anywhere ) " + service + " { ?s ?p ?o } }",
                "SELECT * { ?s ?p ?x FILTER EXISTS { " + service + " { ?s ?p ?o } } } LIMIT 1",
                "SELECT ( COUNT( * ) AS ?n ) { { SELECT * { VALUES ?anywhere { <TRAP/followed> } " + service + " { ?s ?p ?o } } } }")) {
            HttpResponse<String> answer = ask(query.replace("SELF", server.url() + "sparql"));
            assertEquals(403, answer.statusCode(), answer.body());
            assertTrue(answer.body().contains("SERVICE asks only"), answer.body());
        }
        assertEquals(0, FOLLOWED.get());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            redirect | 502 | endpoint-wrong-answer
            html     | 502 | endpoint-wrong-answer
            broken   | 502 | endpoint-answer-unreadable
            large    | 502 | endpoint-answer-too-large
            slow     | 504 | endpoint-timeout
            """)
    void an_endpoint_that_does_not_keep_to_the_rules_gives_no_answer_and_harms_nobody(String path, int status, String words) {
        long begun = System.nanoTime();
        HttpResponse<String> answer = ask("SELECT * { SERVICE <TRAP/" + path + "> { ?s ?p ?o } }");
        SparqlIT.assertProblem(status, answer, words);
        assertTrue(System.nanoTime() - begun < 25e9, "in time");
        assertEquals(0, FOLLOWED.get());
        if (!path.equals("slow")) {
            assertEquals("s\n\n", ask("SELECT ?s { SERVICE SILENT <TRAP/" + path + "> { ?s ?p ?o } }").body().replace("\r\n", "\n"), "SILENT joins nothing");
        }
    }

    @Test
    void an_endpoint_that_is_not_there_is_named() {
        SparqlIT.assertProblem(502, ask("SELECT * { SERVICE <http://localhost:1/nobody> { ?s ?p ?o } }"), "endpoint-unreachable");
    }

    @Test
    void a_query_asks_only_so_often() {
        SparqlIT.assertProblem(400, ask("SELECT * { ?claim a selon:Claim SERVICE <HERE> { ?claim rdfs:label ?name } }"), "service-asked-too-often");
        assertEquals(200, ask("SELECT * { SERVICE <HERE> { ?claim rdfs:label ?name } ?claim a selon:Claim }").statusCode());
    }

    @Test
    void what_may_be_asked_is_checked_at_the_start() {
        for (String bad : List.of("ftp://example.org/", "https://user:word@example.org/sparql", "https://example.org/a b")) {
            Terminal.Result result = new Terminal(folder).selon("serve", "--mem", "--port", "0", "--service-allow", bad);
            assertEquals(2, result.status(), bad);
            assertTrue(result.err().contains("--service-allow takes the address of a SPARQL endpoint"), result.err());
        }
    }

    private static HttpResponse<String> ask(String query) {
        return server.ask(PREFIXES + query.replace("HERE", endpoint).replace("TRAP", trap), "text/csv");
    }
}
