package selon.core.shacl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import selon.core.rdf.Finding;
import selon.core.rdf.SourceFileSet;
import selon.core.vocab.GraphNames;
import selon.core.vocab.Installation;
import selon.core.vocab.Namespaces;

/** Every rule accepts its accept example and refuses its reject example. */
public class ShapesTest {

    private static final Path EXAMPLES = Path.of("ontology/examples");
    private static final Graph SHAPES = Shipped.shapes();
    private static final Rulebook RULES = new Rulebook(SHAPES);
    private static final Graph SHIPPED = Shipped.everything();

    @Test
    void the_shipped_data_break_no_rule_and_raise_no_warning() {
        assertTrue(SHIPPED.size() > 4000, "the shipped data are there");
        assertEquals(List.of(), RULES.findings(SHIPPED));
    }

    @TestFactory
    Stream<DynamicTest> each_rule_accepts_its_good_example() {
        return rules().map(rule -> DynamicTest.dynamicTest(rule, () ->
                assertEquals(List.of(), findings(rule + ".accept.ttl"))));
    }

    @TestFactory
    Stream<DynamicTest> each_rule_refuses_its_bad_example_and_no_other_rule_does() {
        return rules().map(rule -> DynamicTest.dynamicTest(rule, () -> {
            Set<String> broken = findings(rule + ".reject.ttl").stream()
                    .map(finding -> finding.rule().getURI()).collect(Collectors.toSet());
            assertEquals(Set.of(Namespaces.SHAPE + rule), broken);
        }));
    }

    @TestFactory
    Stream<DynamicTest> each_rule_says_in_two_languages_what_must_hold() {
        List<Node> forms = List.of(SHACL.message, SHACL.name, SHACL.description);
        return rules().map(rule -> DynamicTest.dynamicTest(rule, () -> {
            Node shape = NodeFactory.createURI(Namespaces.SHAPE + rule);
            for (Node form : forms) {
                Set<String> languages = SHAPES.find(shape, form, Node.ANY)
                        .mapWith(triple -> triple.getObject().getLiteralLanguage()).toSet();
                assertEquals(Set.of("en", "fr"), languages, form + " of " + rule);
            }
            for (Node once : List.of(SHACL.severity, SHACL.order, SHACL.group)) {
                assertEquals(1, SHAPES.find(shape, once, Node.ANY).toList().size(), once + " of " + rule);
            }
        }));
    }

    @Test
    void every_example_is_of_a_rule_and_every_rule_has_two() throws Exception {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            Set<String> there = files.map(file -> file.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
            Set<String> wanted = rules().flatMap(rule -> Stream.of(rule + ".accept.ttl", rule + ".reject.ttl"))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertFalse(wanted.isEmpty());
            assertEquals(wanted, there);
        }
    }

    /** A shape is a rule if it has a message. */
    private static Stream<String> rules() {
        List<String> rules = SHAPES.find(Node.ANY, SHACL.message, Node.ANY).mapWith(triple -> triple.getSubject())
                .filterKeep(Node::isURI).mapWith(shape -> shape.getURI().substring(Namespaces.SHAPE.length()))
                .toSet().stream().sorted().toList();
        assertTrue(rules.size() >= 60, "the rules are there");
        return rules.stream();
    }

    private static List<Finding> findings(String example) {
        SourceFileSet file = SourceFileSet.read(List.of(EXAMPLES.resolve(example)), GraphNames::ofData);
        Graph all = GraphFactory.createDefaultGraph();
        SHIPPED.find().forEachRemaining(all::add);
        file.graphs().values().forEach(graph -> graph.find().forEachRemaining(all::add));
        return RULES.findings(all);
    }

    /** The shipped files, read once. */
    public static final class Shipped {
        private static final Installation HOME = new Installation(Path.of(""));
        private static final SourceFileSet ONTOLOGY = SourceFileSet.ontology(HOME);

        private Shipped() {}

        static Graph shapes() {
            return ONTOLOGY.graphs().get(GraphNames.SHAPES);
        }

        public static Graph everything() {
            Graph all = GraphFactory.createDefaultGraph();
            for (Map<Node, Graph> graphs : List.of(ONTOLOGY.graphs(), SourceFileSet.data(HOME).graphs())) {
                graphs.values().forEach(graph -> graph.find().forEachRemaining(all::add));
            }
            return all;
        }
    }
}
