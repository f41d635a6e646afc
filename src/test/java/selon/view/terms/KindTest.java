package selon.view.terms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.Test;

import selon.core.vocab.Kind;
import selon.core.vocab.Namespaces;
import selon.core.vocab.Prefixes;
import selon.core.vocab.TurtleFiles;

/** Holds the table of kinds to the ontology, to the data, and to being the only one. */
class KindTest {

    /** Who wrote it, and the whole of it: no things that people look for. */
    private static final List<Node> ASIDE = List.of(NodeFactory.createURI(Prefixes.expand("prov:Agent")),
            NodeFactory.createURI(Prefixes.expand("void:Dataset")));

    private final Graph ontology = TurtleFiles.read(TurtleFiles.vocabulary());

    @Test
    void the_class_of_every_kind_of_ours_is_named_in_the_ontology_in_both_languages() {
        List<Kind> ours = Arrays.stream(Kind.values()).filter(kind -> kind.type().getNameSpace().equals(Namespaces.SELON)).toList();
        assertTrue(ours.size() > 10, ours::toString);
        for (Kind kind : ours) {
            assertTrue(ontology.contains(kind.type(), RDF.Nodes.type, OWL.Class.asNode()), kind::toString);
            Set<String> languages = TurtleFiles.triples(ontology, kind.type(), RDFS.Nodes.label, Node.ANY)
                    .map(triple -> triple.getObject().getLiteralLanguage()).collect(Collectors.toSet());
            assertEquals(Set.of("en", "fr"), languages, kind::toString);
        }
    }

    @Test
    void everything_described_in_the_data_has_a_kind_and_the_address_of_its_kind() {
        Graph data = TurtleFiles.read(TurtleFiles.below("data"));
        Set<Kind> seen = new HashSet<>();
        for (Node thing : data.find(Node.ANY, RDF.Nodes.type, Node.ANY).mapWith(Triple::getSubject).toSet()) {
            if (thing.isURI() && thing.getURI().startsWith(Namespaces.ID)
                    && ASIDE.stream().noneMatch(type -> data.contains(thing, RDF.Nodes.type, type))) {
                Kind kind = Kind.of(classes(data, thing)).orElseThrow(() -> new AssertionError(thing + " is of no kind"));
                assertTrue(thing.getURI().startsWith(kind.namespace()), () -> thing + " is of the kind " + kind);
                seen.add(kind);
            }
        }
        assertTrue(seen.size() > 10, seen::toString);
    }

    private Set<Node> classes(Graph data, Node thing) {
        Set<Node> classes = new HashSet<>();
        Deque<Node> next = new ArrayDeque<>(data.find(thing, RDF.Nodes.type, Node.ANY).mapWith(Triple::getObject).toList());
        while (!next.isEmpty()) {
            Node type = next.remove();
            if (classes.add(type)) {
                next.addAll(ontology.find(type, RDFS.Nodes.subClassOf, Node.ANY).mapWith(Triple::getObject).toList());
            }
        }
        return classes;
    }

    @Test
    void kinds_are_told_apart_and_come_in_the_order_of_their_weights() {
        assertEquals(Kind.values().length, Arrays.stream(Kind.values()).map(Kind::type).distinct().count());
        assertEquals(Kind.offered().size(), Kind.offered().stream().map(Kind::segment).distinct().count());
        for (String language : List.of("en", "fr")) {
            assertEquals(Kind.offered().size(), Kind.offered().stream().map(kind -> kind.plural(language))
                    .filter(plural -> !plural.isBlank()).distinct().count());
        }
        List<Integer> weights = Kind.ranked().stream().map(Kind::weight).toList();
        assertEquals(weights.stream().sorted((one, other) -> other - one).toList(), weights);
        assertTrue(Kind.ranked().containsAll(Kind.offered()));
    }

    @Test
    void every_kind_with_a_prefix_lends_it_to_files_queries_and_json() {
        List<Kind> prefixed = Arrays.stream(Kind.values()).filter(kind -> kind.prefix().isPresent()).toList();
        assertTrue(prefixed.size() > 10, prefixed::toString);
        prefixed.forEach(kind -> assertEquals(kind.namespace(), Prefixes.ALL.get(kind.prefix().get())));
    }

    /** What only the table says: items of Wikidata, and what addresses of things begin with. */
    @Test
    void nothing_else_in_the_code_says_what_the_table_says() throws IOException {
        for (Path file : TurtleFiles.below("src/main/java", ".java")) {
            if (!file.endsWith("Kind.java")) {
                String code = Files.readString(file);
                for (Kind kind : Kind.values()) {
                    kind.wikidata().ifPresent(item -> assertFalse(code.contains("\"" + item + "\""), () -> file + ": " + item));
                    kind.prefix().ifPresent(prefix -> assertFalse(code.contains("ID + \"" + kind.segment() + "/"),
                            () -> file + ": " + kind.segment()));
                }
            }
        }
    }
}
