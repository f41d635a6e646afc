package selon.http.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

import selon.app.cli.RunningServer;
import selon.http.guard.HostileRequest;
import selon.http.write.HttpWriter;
import selon.http.write.RawHttp;

/** The W3C's tests of the SPARQL 1.1 protocols, of the service description and of the forms of results, as requests of our own. */
class ProtocolIT {

    private static final Path CASES = Path.of("src/test/resources/protocol");

    private static final long EXCEPTIONS = 13;
    private static final int LEAST_TESTS = 65;

    @RegisterExtension
    private static final RunningServer server = RunningServer.fresh();
    private static final HttpWriter anna = HttpWriter.ofAnna(server);

    /** In their order, since one asks for what another put. */
    @TestFactory
    Stream<DynamicTest> each_request_is_answered_as_the_standard_says_or_as_its_exception_does() throws IOException {
        List<HostileRequest> requests = HostileRequest.in(CASES, Map.of());
        assertEquals(EXCEPTIONS, requests.stream().filter(request -> request.notes().containsKey("exception")).count());
        return requests.stream().map(request -> DynamicTest.dynamicTest(request.name(), () -> check(request)));
    }

    @Test
    void each_test_of_the_w3c_has_a_request() throws IOException {
        Set<String> asked = HostileRequest.in(CASES, Map.of()).stream().map(request -> request.name().split("[^\\w-]")[0])
                .collect(Collectors.toSet());
        List<String> tests = Files.readAllLines(CASES.resolve("README.md")).stream().filter(line -> line.matches("\\| [a-z-]+ \\| `.*"))
                .flatMap(line -> Pattern.compile("`([^`]+)` ").matcher(line.replace(";", " ")).results()).map(found -> found.group(1)).toList();
        assertTrue(tests.size() >= LEAST_TESTS, tests.size() + " tests");
        assertEquals(List.of(), tests.stream().filter(test -> !asked.contains(test)).toList());
    }

    private static void check(HostileRequest request) {
        RawHttp.Reply reply = new RawHttp(anna.server().url(), "127.0.0.1").send(request.request(), 0);
        assertEquals(request.status(), reply.status(), reply.text());
        request.words().forEach(words -> assertTrue(reply.text().contains(words), words + " in " + reply.text()));
        request.unsaid().forEach(words -> assertFalse(reply.text().contains(words), words + " in " + reply.text()));
        if (!request.graph().isEmpty()) {
            Graph wanted = RDFParser.fromString(request.graph(), Lang.TURTLE).toGraph();
            Graph got = RDFParser.fromString(reply.body(), Lang.TURTLE).toGraph();
            assertTrue(wanted.size() > 0 && wanted.isIsomorphicWith(got), reply.body());
        }
    }
}
