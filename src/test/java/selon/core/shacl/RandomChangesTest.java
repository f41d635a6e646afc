package selon.core.shacl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.compose.Delta;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import selon.core.vocab.Namespaces;

/** For random changes, the validation of affected nodes gives the same result as full validation. */
@Tag("campaign")
class RandomChangesTest {

    /** The number of changes, which {@code -Dselon.changes=N} overrides. */
    private static final int CHANGES = Integer.getInteger("selon.changes", 20_000);
    private static final int CHANGES_A_SEED = 25;

    @Test
    void under_generated_shapes() {
        int findings = 0;
        int followed = 0;
        int seeds = CHANGES / 2 / CHANGES_A_SEED;
        for (int seed = 0; seed < seeds; seed++) {
            Shapes shapes = new RandomShapes(seed).shapes();
            AffectedNodes affected = new AffectedNodes(shapes);
            followed += affected.unfollowed().isEmpty() ? 1 : 0;
            findings += play(shapes, affected, GraphFactory.createDefaultGraph(), RandomChangesTest::smallTriple, seed, CHANGES_A_SEED);
        }
        assertTrue(findings > CHANGES / 10, findings + " findings were compared");
        assertTrue(followed > seeds / 2, followed + " of " + seeds + " sets of shapes were followed");
    }

    @Test
    void under_the_shipped_shapes() throws IOException {
        Shapes shapes = Shapes.parse(read("ontology/shapes"));
        AffectedNodes affected = new AffectedNodes(shapes);
        assertEquals(Set.of(), affected.unfollowed(), "every shipped shape is followed");
        Pool pool = new Pool(read("ontology"), read("data"));
        int findings = 0;
        int seeds = Math.max(1, CHANGES / 2 / 250);
        for (int seed = 0; seed < seeds; seed++) {
            findings += play(shapes, affected, pool.start(), pool::triple, seed, 250);
        }
        assertTrue(findings > CHANGES, findings + " findings were compared");
    }

    private interface Maker {
        Triple triple(Random random);
    }

    /**
     * Applies random changes to a graph and compares each with full validation.
     *
     * @return the number of findings
     */
    private static int play(Shapes shapes, AffectedNodes affected, Graph graph, Maker maker, long seed, int changes) {
        Random random = new Random(seed);
        FullVerdicts before = FullVerdicts.of(shapes, graph);
        int findings = 0;
        for (int i = 0; i < changes; i++) {
            Delta after = new Delta(graph);
            Set<Triple> added = new HashSet<>();
            Set<Triple> removed = new HashSet<>();
            for (int n = 1 + random.nextInt(4); n > 0; n--) {
                Triple triple = maker.triple(random);
                if (graph.contains(triple)) {
                    after.delete(triple);
                    removed.add(triple);
                } else {
                    after.add(triple);
                    added.add(triple);
                }
            }
            FullVerdicts verdicts = FullVerdicts.of(shapes, after);
            assertEquals(Map.of(), verdicts.missed(before, affected.of(new GraphChange(graph, after, added, removed))),
                    "seed " + seed + ", change " + i + ": +" + added + " -" + removed);
            removed.forEach(graph::delete);
            added.forEach(graph::add);
            before = verdicts;
            findings += verdicts.findings();
        }
        return findings;
    }

    private static Triple smallTriple(Random random) {
        Node subject = example("n" + random.nextInt(6));
        return switch (random.nextInt(8)) {
            case 0, 1 -> Triple.create(subject, RDF.Nodes.type, example("" + "ABC".charAt(random.nextInt(3))));
            case 2 -> Triple.create(example("" + "ABC".charAt(random.nextInt(3))), RDFS.Nodes.subClassOf,
                    example("" + "ABC".charAt(random.nextInt(3))));
            default -> Triple.create(subject, example("" + "pqr".charAt(random.nextInt(3))), random.nextInt(6) == 0
                    ? NodeFactory.createLiteralByValue(random.nextInt(3))
                    : example("n" + random.nextInt(6)));
        };
    }

    private static Node example(String name) {
        return NodeFactory.createURI(RandomShapes.NS + name);
    }

    private static Graph read(String folder) throws IOException {
        Graph graph = GraphFactory.createDefaultGraph();
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            files.filter(file -> file.toString().endsWith(".ttl")).forEach(file -> RDFParser.source(file).parse(graph));
        }
        return graph;
    }

    /**
     * Returns random triples like those of the data: for each predicate, a subject and an object that it has in some
     * triple, or any other thing.
     */
    private static final class Pool {
        private static final Set<String> KEPT = Set.of("subClassOf", "type");
        private final Graph classes = GraphFactory.createDefaultGraph();
        private final List<Triple> real = new ArrayList<>();
        private final List<Node> things = new ArrayList<>();

        Pool(Graph ontology, Graph data) {
            ontology.find().filterKeep(triple -> KEPT.contains(triple.getPredicate().getLocalName())
                    || triple.getPredicate().getLocalName().equals("value")).forEachRemaining(classes::add);
            String[] chosen = {"finanznachrichten-alibaba-c-sky", "pymnts-alibaba-c-sky", "dealstreetasia-alibaba-c-sky-trade",
                "deal/", "control/", "motivation/c-sky-iot", "link/reuters", "org/reuters", "org/alibaba-group",
                "event/us-zte-ban", "statement/alibaba-group-c-sky", "source/familiar"};
            data.find().filterKeep(triple -> triple.getSubject().isBlank() || Stream.of(chosen).anyMatch(
                    part -> triple.getSubject().getURI().contains(part))).forEachRemaining(real::add);
            real.stream().map(Triple::getSubject).filter(Node::isURI).distinct().forEach(things::add);
            assertTrue(real.size() > 300 && things.size() > 30, real.size() + " triples of " + things.size() + " things");
        }

        Graph start() {
            Graph graph = GraphFactory.createDefaultGraph();
            classes.find().forEachRemaining(graph::add);
            return graph;
        }

        Triple triple(Random random) {
            Triple like = real.get(random.nextInt(real.size()));
            return switch (random.nextInt(12)) {
                case 0 -> Triple.create(any(random), like.getPredicate(), like.getObject());
                case 1 -> Triple.create(like.getSubject(), like.getPredicate(), any(random));
                case 2 -> Triple.create(any(random), selon(random, "relays", "probablyRelays", "otherAccountOf", "supports"), any(random));
                case 3 -> Triple.create(any(random), selon(random, "parent", "subsidiary", "standing", "acquirer"), any(random));
                case 4 -> random.nextInt(4) == 0 ? classes.find().toList().get(random.nextInt(classes.size())) : like;
                default -> like;
            };
        }

        private Node any(Random random) {
            return things.get(random.nextInt(things.size()));
        }

        private static Node selon(Random random, String... names) {
            return NodeFactory.createURI(Namespaces.SELON + names[random.nextInt(names.length)]);
        }
    }
}
