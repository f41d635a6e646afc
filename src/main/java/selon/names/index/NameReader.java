package selon.names.index;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

import selon.core.tdb.Patch;
import selon.core.vocab.IriArgument;

/** Reads named things from one state of a dataset. One thread uses it, inside one transaction. */
final class NameReader {

    private static final Set<Node> LABELS = Set.of(RDFS.Nodes.label, SKOS.prefLabel.asNode(), IriArgument.required("schema:headline"));
    private static final Set<Node> OTHER_NAMES =
            Set.of(SKOS.altLabel.asNode(), SKOS.hiddenLabel.asNode(), IriArgument.required("schema:name"),
                    IriArgument.required("schema:alternateName"));

    /** The properties that name a thing: those of labels, then those of other names. */
    static final List<Node> NAMING = Stream.concat(LABELS.stream(), OTHER_NAMES.stream()).toList();
    /** The properties that identify a thing beside its IRI. */
    private static final Set<Node> SAME = Set.of(OWL.sameAs.asNode(), IriArgument.required("schema:leiCode"));

    private final Graph all;
    private final Map<Node, Set<Node>> above = new HashMap<>();

    NameReader(DatasetGraph dataset) {
        this.all = dataset.getUnionGraph();
    }

    /** The things whose names, identifiers or classes a change touches. */
    static Set<Node> touched(Patch patch) {
        Set<Node> things = new HashSet<>();
        for (Set<Quad> quads : List.of(patch.removed(), patch.added())) {
            quads.stream().filter(quad -> quad.getSubject().isURI() && concerns(quad.getPredicate()))
                    .forEach(quad -> things.add(quad.getSubject()));
        }
        return things;
    }

    private static boolean concerns(Node predicate) {
        return predicate.equals(RDF.Nodes.type) || LABELS.contains(predicate) || OTHER_NAMES.contains(predicate)
                || SAME.contains(predicate);
    }

    /** Whether a change touches the class hierarchy, which moves all instances. */
    static boolean movesClasses(Patch patch) {
        return List.of(patch.removed(), patch.added()).stream().flatMap(Set::stream)
                .anyMatch(quad -> quad.getPredicate().equals(RDFS.Nodes.subClassOf));
    }

    /** Reads one thing; its list of names may be empty. */
    NamedThing thing(Node thing) {
        Set<NamedThing.Name> names = new HashSet<>();
        eachName((subject, name) -> names.add(name), thing);
        Set<Node> types = new HashSet<>();
        each(thing, RDF.Nodes.type, triple -> types.addAll(withThoseAbove(triple.getObject())));
        Set<String> same = new HashSet<>();
        SAME.forEach(property -> each(thing, property, triple -> same.add(identifier(triple.getObject()))));
        return new NamedThing(thing, types, names, same);
    }

    /** Reads every thing that has a name. */
    void things(Consumer<NamedThing> use) {
        Map<Node, Set<NamedThing.Name>> names = new HashMap<>();
        eachName((thing, name) -> names.computeIfAbsent(thing, one -> new HashSet<>()).add(name), Node.ANY);
        Map<Node, Set<Node>> types = new HashMap<>();
        each(Node.ANY, RDF.Nodes.type, triple -> {
            if (names.containsKey(triple.getSubject())) {
                types.computeIfAbsent(triple.getSubject(), one -> new HashSet<>())
                        .addAll(withThoseAbove(triple.getObject()));
            }
        });
        Map<Node, Set<String>> same = new HashMap<>();
        SAME.forEach(property -> each(Node.ANY, property, triple ->
                same.computeIfAbsent(triple.getSubject(), one -> new HashSet<>()).add(identifier(triple.getObject()))));
        names.forEach((thing, its) -> use.accept(new NamedThing(thing, types.getOrDefault(thing, Set.of()), its,
                same.getOrDefault(thing, Set.of()))));
    }

    private static String identifier(Node node) {
        return node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
    }

    private void eachName(BiConsumer<Node, NamedThing.Name> use, Node thing) {
        LABELS.forEach(property -> each(thing, property, triple -> name(use, triple, true)));
        OTHER_NAMES.forEach(property -> each(thing, property, triple -> name(use, triple, false)));
    }

    private static void name(BiConsumer<Node, NamedThing.Name> use, Triple triple, boolean label) {
        Node name = triple.getObject();
        if (triple.getSubject().isURI() && name.isLiteral() && !name.getLiteralLexicalForm().isBlank()) {
            use.accept(triple.getSubject(),
                    new NamedThing.Name(label, name.getLiteralLanguage(), name.getLiteralLexicalForm()));
        }
    }

    private void each(Node thing, Node property, Consumer<Triple> use) {
        all.find(thing, property, Node.ANY).forEachRemaining(use);
    }

    private Set<Node> withThoseAbove(Node type) {
        Set<Node> known = above.get(type);
        if (known == null) {
            known = new HashSet<>();
            climb(type, known);
            above.put(type, known);
        }
        return known;
    }

    private void climb(Node type, Set<Node> reached) {
        if (type.isURI() && reached.add(type)) {
            each(type, RDFS.Nodes.subClassOf, triple -> climb(triple.getObject(), reached));
        }
    }
}
