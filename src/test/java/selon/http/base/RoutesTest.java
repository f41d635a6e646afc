package selon.http.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import io.swagger.v3.parser.OpenAPIV3Parser;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import selon.GeneratedDoc;
import selon.OwnThread;
import selon.app.server.SelonServer;
import selon.core.query.Questions;
import selon.core.store.Database;
import selon.core.store.FilledDatabases;
import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;
import selon.core.vocab.Resources;
import selon.core.vocab.Segment;
import selon.names.match.WikidataCatalogue;

/** One route that is added in one place is known wherever addresses are, and no address leads nowhere. */
class RoutesTest {

    private static final int PLACES = 2;
    private static final int LONG = 1 << 20;
    private static final String TRIAL = "what a trial says";
    private static final Pattern LINK = Pattern.compile("(?:href|action|src)=\"/([a-z-][a-z./-]*)");
    private static final Pattern RELATIVE = Pattern.compile("<([a-z.][a-z./-]*)(?:\\?[a-z]+)?>");

    private static Database database;
    private static SelonServer server;
    private static Trial trial;

    /** Answers, and says how often it was asked and by how many at once. */
    private static final class Trial extends HttpEndpoint {
        private final AtomicInteger asked = new AtomicInteger();
        private final AtomicInteger now = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        Trial() {
            super("GET", "HEAD", "POST");
        }

        @Override
        public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
            asked.incrementAndGet();
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                throw new IOException(e);
            } finally {
                now.decrementAndGet();
            }
            if (request.getParameter("fails") != null) {
                response.getOutputStream().write(new byte[LONG]);
                throw ProblemException.of(ProblemType.NO_SUCH_PAGE, "late", Segment.address("/trial"));
            }
            Freshness.of("\"1\"", Freshness.BY_TYPE).send(request, response, () -> Answer.json("{}"));
        }
    }

    @BeforeAll
    static void serve() {
        database = FilledDatabases.inMemory();
        trial = new Trial();
        RequestLimits limits = new RequestLimits(30, 1 << 20, 1 << 16, 100, 1000, 1 << 20, PLACES, PLACES);
        server = SelonServer.start(database, FilledDatabases.gate(database), new Questions(FilledDatabases.HOME),
                new ServerOptions("127.0.0.1", 0, limits, new AccessTokens(), Set.of(), WikidataCatalogue.empty(), false, 1 << 20),
                List.of(Route.of(trial, Set.of(Route.Trait.CACHED, Route.Trait.COUNTED, Route.Trait.POSTED), TRIAL, "ce que dit un essai", "/trial")));
    }

    @AfterAll
    static void stop() {
        server.close();
        database.close();
    }

    private static HttpResponse<String> send(String method, String path, String accept) {
        try {
            return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(server.url() + path)).header("Accept", accept)
                    .method(method, BodyPublishers.noBody()).build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void a_route_is_open_to_scripts_by_the_methods_that_ask() {
        assertEquals("GET, HEAD, POST", header(send("OPTIONS", "trial", "*/*"), "Access-Control-Allow-Methods"));
        assertEquals("*", header(send("POST", "trial", "*/*"), "Access-Control-Allow-Origin"));
        assertEquals("GET, HEAD", header(send("OPTIONS", "search", "*/*"), "Access-Control-Allow-Methods"));
        assertEquals("", header(send("POST", "update", "*/*"), "Access-Control-Allow-Origin"));
    }

    @Test
    void a_route_is_answered_again_and_counted_and_whole() {
        int before = trial.asked.get();
        String first = send("GET", "trial?again", "*/*").body();
        assertEquals(first, send("GET", "trial?again", "*/*").body());
        assertEquals(before + 1, trial.asked.get(), "the second answer is the first again");
        Stream.iterate(0, i -> i + 1).limit(3 * PLACES).map(i -> OwnThread.supply(() -> send("GET", "trial?" + i, "*/*")))
                .toList().forEach(answer -> assertEquals(200, answer.join().statusCode()));
        assertTrue(trial.most.get() <= PLACES, trial.most + " at once");
        assertEquals(before + 1 + 3 * PLACES, trial.asked.get());
        assertEquals(404, send("GET", "trial?fails", "*/*").statusCode(), "no half answer goes out");
    }

    @Test
    void a_route_is_told_of() {
        assertTrue(send("GET", "nowhere", "*/*").body().contains("/trial"));
        assertTrue(send("GET", "trial?fails", "text/html").body().contains("<a href=\"/trial\">"));
        String api = send("GET", "openapi.json", "*/*").body();
        assertEquals(List.of(), new OpenAPIV3Parser().readContents(api).getMessages());
        JsonObject operation = JSON.parse(api).getObj("paths").getObj("/trial");
        assertEquals(Set.of("get", "post"), operation.keySet());
        assertEquals(TRIAL, operation.getObj("get").getString("summary"));
        assertTrue(new Routes(List.of(Route.of(trial, Set.of(), TRIAL, "", "/trial", "/trial/…"))).markdown()
                .endsWith("| `/trial`, `/trial/…` | " + TRIAL + " |\n"));
    }

    @Test
    void no_address_is_given_twice() {
        Route one = Route.quiet(trial, "/trial");
        assertThrows(IllegalArgumentException.class, () -> new Routes(List.of(one, one.also("/other"))));
    }

    @Test
    void the_documentation_has_the_table() throws IOException {
        String table = server.routes().markdown().replace("| `/trial` | " + TRIAL + " |\n", "");
        GeneratedDoc.checkBlock(Path.of("docs/ask.md"), "routes", table);
    }

    @Test
    void every_address_on_a_page_is_one_of_a_route() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/web"))) {
            Set<String> links = new TreeSet<>();
            for (Path file : files.filter(one -> one.toString().endsWith(".jte")).toList()) {
                LINK.matcher(Files.readString(file)).results().map(link -> link.group(1)).forEach(links::add);
            }
            assertTrue(links.size() > 10, links.toString());
            links.forEach(RoutesTest::assertLeadsSomewhere);
        }
    }

    @Test
    void every_address_in_the_description_is_one_of_a_route() {
        List<String> addresses = RELATIVE.matcher(Resources.text("/web/description.ttl")).results().map((MatchResult one) -> one.group(1))
                .distinct().toList();
        assertTrue(addresses.size() > 4, addresses.toString());
        addresses.forEach(RoutesTest::assertLeadsSomewhere);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "sparql/none", "data/none"})
    void another_address_leads_nowhere(String path) {
        assertFalse(leads(path), path);
    }

    private static void assertLeadsSomewhere(String path) {
        assertTrue(leads(path), path);
    }

    private static boolean leads(String path) {
        return !send("GET", path, "text/html").body().contains("/problem/no-such-page");
    }
}
