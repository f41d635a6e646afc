package selon.core.shacl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.parser.ShaclParseException;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryScopeException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The W3C's SHACL test suite, applied as sequences of small changes. */
class ShaclSuiteTest {

    private static final Path SUITE = Path.of("../shared/suites/data-shapes/tests");
    private static final String SHT = "http://www.w3.org/ns/shacl-test#";
    private static final String MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#";
    private static final int STEPS = 12;

    @TestFactory
    Stream<DynamicTest> each_case_in_shuffled_order_and_backwards() throws IOException {
        assumeTrue(Files.isDirectory(SUITE), "skipped: the W3C SHACL test suite is not here: " + SUITE.toAbsolutePath());
        List<Path> cases;
        try (Stream<Path> files = Files.walk(SUITE)) {
            cases = files.filter(file -> file.toString().endsWith(".ttl")).filter(ShaclSuiteTest::isCase).sorted().toList();
        }
        assertTrue(cases.size() > 100, cases.size() + " cases");
        return cases.stream().map(file -> DynamicTest.dynamicTest(SUITE.relativize(file).toString(), () -> play(file)));
    }

    private static boolean isCase(Path file) {
        return read(file).contains(Node.ANY, NodeFactory.createURI(SHT + "dataGraph"), Node.ANY);
    }

    private static Graph read(Path file) {
        return RDFParser.source(file).base(file.toUri().toString()).toGraph();
    }

    private static void play(Path file) {
        Graph manifest = read(file);
        Graph data = part(manifest, "dataGraph");
        Shapes shapes;
        try {
            shapes = Shapes.parse(part(manifest, "shapesGraph"));
        } catch (ShaclParseException malformed) {
            assertRefused(manifest);
            return;
        }
        AffectedNodes affected = new AffectedNodes(shapes);
        for (int seed = 0; seed < 3; seed++) {
            List<Triple> triples = new ArrayList<>(data.find().toList());
            Collections.shuffle(triples, new Random(seed));
            try {
                playThrough(shapes, affected, triples, file + " with seed " + seed);
            } catch (QueryScopeException assignsWhatIsBound) {
                assertRefused(manifest);
            }
        }
    }

    private static void assertRefused(Graph manifest) {
        assertTrue(manifest.contains(Node.ANY, NodeFactory.createURI(MF + "result"), NodeFactory.createURI(SHT + "Failure")),
                "the suite expects these shapes to be refused");
    }

    /** Adds the triples step by step to an empty graph, and then removes them in the same order. */
    private static void playThrough(Shapes shapes, AffectedNodes affected, List<Triple> triples, String name) {
        Set<Triple> now = new LinkedHashSet<>();
        FullVerdicts before = FullVerdicts.of(shapes, FullVerdicts.graph(now));
        int step = Math.max(1, triples.size() / STEPS);
        for (int round = 0; round < 2; round++) {
            for (int from = 0; from < triples.size(); from += step) {
                Set<Triple> part = new HashSet<>(triples.subList(from, Math.min(from + step, triples.size())));
                Graph then = FullVerdicts.graph(now);
                boolean adding = round == 0;
                if (adding) {
                    now.addAll(part);
                } else {
                    now.removeAll(part);
                }
                Graph after = FullVerdicts.graph(now);
                GraphChange change = new GraphChange(then, after, adding ? part : Set.of(), adding ? Set.of() : part);
                FullVerdicts verdicts = FullVerdicts.of(shapes, after);
                assertEquals(Map.of(), verdicts.missed(before, affected.of(change)), name);
                before = verdicts;
            }
        }
    }

    private static Graph part(Graph manifest, String role) {
        Node graph = manifest.find(Node.ANY, NodeFactory.createURI(SHT + role), Node.ANY).next().getObject();
        Path file = Path.of(java.net.URI.create(graph.getURI()));
        return Files.exists(file) ? read(file) : manifest;
    }
}
