package selon.core.vocab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.Test;

/** The ontology is documented in two languages and matches the constants in Java. */
class OntologyTest {

    private static final Node ONTOLOGY = NodeFactory.createURI("https://w3id.org/selon/ns");

    private final Graph ontology = TurtleFiles.read("ontology/selon.ttl");
    private final Set<Node> terms = TurtleFiles.triples(ontology, Node.ANY, RDF.type.asNode(), Node.ANY)
        .map(Triple::getSubject)
        .filter(subject -> subject.isURI() && subject.getURI().startsWith(Namespaces.SELON))
        .collect(Collectors.toSet());

    @Test
    void the_ontology_says_what_it_is_under_which_licence_and_in_which_version() {
        assertTrue(ontology.contains(ONTOLOGY, RDF.type.asNode(), OWL2.Ontology.asNode()));
        assertEquals(Set.of("en", "fr"), Set.copyOf(languages(ONTOLOGY, DCTerms.title.asNode())));
        assertEquals(Set.of("en", "fr"), Set.copyOf(languages(ONTOLOGY, DCTerms.description.asNode())));
        assertTrue(values(ONTOLOGY, DCTerms.license.asNode()).stream().allMatch(Node::isURI));
        for (Node said : List.of(DCTerms.license.asNode(), DCTerms.created.asNode(), DCTerms.modified.asNode(),
            OWL2.versionIRI.asNode(), OWL2.versionInfo.asNode())) {
            assertEquals(1, values(ONTOLOGY, said).size(), () -> said + " of the ontology");
        }
    }

    @Test
    void every_term_has_a_label_and_a_definition_in_english_and_french() {
        List<String> wrong = new ArrayList<>();
        for (Node term : terms) {
            for (Node text : List.of(RDFS.label.asNode(), SKOS.definition.asNode())) {
                List<String> languages = languages(term, text);
                if (!languages.equals(List.of("en", "fr"))) {
                    wrong.add(term + " has " + text + " in " + languages);
                }
            }
        }
        assertTrue(terms.size() > 100, () -> "only " + terms.size() + " terms looked at");
        assertEquals(List.of(), wrong);
    }

    @Test
    void every_term_has_an_example_and_says_who_defines_it() {
        List<String> wrong = new ArrayList<>();
        for (Node term : terms) {
            if (values(term, SKOS.example.asNode()).isEmpty()) {
                wrong.add(term + " has no example");
            }
            if (!values(term, RDFS.isDefinedBy.asNode()).equals(List.of(ONTOLOGY))) {
                wrong.add(term + " does not say that the ontology defines it");
            }
        }
        assertTrue(terms.size() > 100, () -> "only " + terms.size() + " terms looked at");
        assertEquals(List.of(), wrong);
    }

    @Test
    void every_example_without_a_language_is_Turtle_with_the_known_prefixes() {
        List<String> examples = TurtleFiles.triples(ontology, Node.ANY, SKOS.example.asNode(), Node.ANY)
            .map(Triple::getObject).filter(text -> text.getLiteralLanguage().isEmpty())
            .map(Node::getLiteralLexicalForm).toList();
        assertTrue(examples.size() > 30, () -> "only " + examples.size() + " examples looked at");
        StringBuilder prefixes = new StringBuilder();
        Prefixes.ALL.forEach((prefix, iri) -> prefixes.append("PREFIX " + prefix + ": <" + iri + ">\n"));
        for (String example : examples) {
            Graph read = RDFParser.fromString(prefixes + example, Lang.TURTLE).toGraph();
            assertTrue(!read.isEmpty(), example);
        }
    }

    @Test
    void nothing_is_described_that_is_not_a_term() {
        Set<Node> described = TurtleFiles.triples(ontology, Node.ANY, Node.ANY, Node.ANY)
            .map(Triple::getSubject).collect(Collectors.toSet());
        described.removeAll(terms);
        assertEquals(Set.of(ONTOLOGY), described);
    }

    @Test
    void the_constants_are_the_terms_and_each_stands_under_its_kind() throws IllegalAccessException {
        Map<String, Node> expected = new TreeMap<>();
        for (Node term : terms) {
            expected.put(kind(term) + "." + constantName(term.getLocalName()), term);
        }
        Map<String, Node> constants = new TreeMap<>();
        for (Class<?> kind : Terms.class.getDeclaredClasses()) {
            for (Field constant : kind.getDeclaredFields()) {
                constants.put(kind.getSimpleName() + "." + constant.getName(), (Node) constant.get(null));
            }
        }
        assertTrue(constants.size() > 100, () -> "only " + constants.size() + " constants looked at");
        assertEquals(expected, constants);
    }

    @Test
    void nothing_of_ours_is_declared_the_equal_of_something_outside() {
        Graph all = TurtleFiles.read(TurtleFiles.vocabulary());
        assertTrue(all.size() > 1000, () -> "only " + all.size() + " triples looked at");
        assertEquals(0, TurtleFiles.triples(all, Node.ANY, OWL2.equivalentClass.asNode(), Node.ANY).count());
        assertEquals(0, TurtleFiles.triples(all, Node.ANY, OWL2.equivalentProperty.asNode(), Node.ANY).count());
        assertEquals(0, TurtleFiles.triples(all, Node.ANY, SKOS.exactMatch.asNode(), Node.ANY).count());
    }

    private String kind(Node term) {
        Set<String> types = values(term, RDF.type.asNode()).stream().map(Node::getLocalName)
            .collect(Collectors.toCollection(TreeSet::new));
        if (types.contains("Class")) {
            return "Classes";
        }
        return types.contains("ObjectProperty") || types.contains("DatatypeProperty") ? "Properties" : "Individuals";
    }

    private static String constantName(String localName) {
        return localName.replaceAll("(?<=.)(?=\\p{Lu})", "_").toUpperCase(Locale.ROOT);
    }

    private List<Node> values(Node subject, Node predicate) {
        return TurtleFiles.triples(ontology, subject, predicate, Node.ANY).map(Triple::getObject).toList();
    }

    private List<String> languages(Node subject, Node predicate) {
        return values(subject, predicate).stream().map(Node::getLiteralLanguage).sorted().toList();
    }
}
