package selon.core.vocab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.Test;

/** The motives form one thesaurus without cycles. */
class MotivesTest {

    private static final Node SCHEME = NodeFactory.createURI(Namespaces.MOTIVE + "scheme");

    private final Graph motives = TurtleFiles.read("ontology/motives.ttl");
    private final Set<Node> concepts = subjects(RDF.type.asNode(), Terms.Classes.MOTIVE);

    @Test
    void every_motive_is_a_concept_of_the_one_scheme() {
        assertTrue(concepts.size() > 20, () -> "only " + concepts.size() + " motives looked at");
        assertEquals(Set.of(SCHEME), subjects(RDF.type.asNode(), SKOS.ConceptScheme.asNode()));
        assertEquals(concepts, subjects(RDF.type.asNode(), SKOS.Concept.asNode()));
        assertEquals(concepts, subjects(SKOS.inScheme.asNode(), SCHEME));
        assertEquals(subjects(SKOS.topConceptOf.asNode(), SCHEME),
            Set.copyOf(values(SCHEME, SKOS.hasTopConcept.asNode())));
    }

    @Test
    void every_motive_stands_under_a_top_one_and_never_under_itself() {
        Set<Node> tops = subjects(SKOS.topConceptOf.asNode(), SCHEME);
        assertTrue(tops.size() > 1 && tops.size() < concepts.size());
        for (Node motive : concepts) {
            Set<Node> above = above(motive);
            assertTrue(concepts.containsAll(above), () -> motive + " is under something that is no motive");
            assertTrue(!above.contains(motive), () -> motive + " is under itself");
            assertEquals(tops.contains(motive), above.isEmpty(),
                () -> motive + " is top and has a broader one, or neither");
        }
    }

    @Test
    void every_motive_is_named_and_defined_in_english_and_french_and_shown_in_use() {
        for (Node motive : concepts) {
            List<String> named = languages(motive, SKOS.prefLabel.asNode());
            assertTrue(named.containsAll(List.of("en", "fr")), () -> motive + " is named in " + named);
            assertEquals(named.size(), Set.copyOf(named).size(), () -> motive + " has two names in one language");
            assertEquals(List.of("en", "fr"), languages(motive, SKOS.definition.asNode()), motive::toString);
            assertTrue(!values(motive, SKOS.example.asNode()).isEmpty()
                || languages(motive, SKOS.scopeNote.asNode()).equals(List.of("en", "fr")),
                () -> motive + " has neither example nor scope note");
        }
    }

    private Set<Node> above(Node motive) {
        Set<Node> above = new HashSet<>();
        List<Node> open = new ArrayList<>(values(motive, SKOS.broader.asNode()));
        while (!open.isEmpty()) {
            Node next = open.remove(open.size() - 1);
            if (above.add(next)) {
                open.addAll(values(next, SKOS.broader.asNode()));
            }
        }
        return above;
    }

    private Set<Node> subjects(Node predicate, Node object) {
        return TurtleFiles.triples(motives, Node.ANY, predicate, object).map(Triple::getSubject)
            .collect(Collectors.toSet());
    }

    private List<Node> values(Node subject, Node predicate) {
        return TurtleFiles.triples(motives, subject, predicate, Node.ANY).map(Triple::getObject).toList();
    }

    private List<String> languages(Node subject, Node predicate) {
        return values(subject, predicate).stream().map(Node::getLiteralLanguage).sorted().toList();
    }
}
