package selon.view.claims;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.Stream;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.engine.ShaclPaths;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.shared.impl.PrefixMappingImpl;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Prologue;
import org.apache.jena.sparql.util.graph.GNode;
import org.apache.jena.sparql.util.graph.GraphList;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

import selon.core.vocab.Namespaces;
import selon.core.vocab.Terms;

/**
 * What is said of things, in the union of all graphs, with the names that a reader understands: in the reader's language,
 * else in English, in French, in whatever language there is; else the last part of the IRI. To be used inside one
 * transaction of the dataset.
 */
public final class GraphReader {

    /** No page follows more values of one property than this. */
    public static final int MOST = 1_000;

    private static final List<Node> NAMING = List.of(RDFS.label.asNode(), SKOS.prefLabel.asNode(), DCTerms.title.asNode(),
            SHACL.name, NodeFactory.createURI("https://schema.org/headline"));

    private final Graph graph;
    private final String language;
    private boolean cut;
    private final Map<Node, LabelledThing> names = new HashMap<>();
    private final Map<Node, Map<Node, List<Node>>> own = new HashMap<>();
    private final Map<Node, Map<Node, List<Node>>> bearing = new HashMap<>();

    /**
     * What a dataset says, for a reader.
     *
     * @param dataset  the dataset
     * @param language the reader's language
     */
    public GraphReader(DatasetGraph dataset, String language) {
        this.graph = dataset.getUnionGraph();
        this.language = language;
    }

    /** The reader's language. */
    public String language() {
        return language;
    }

    /** The values of a property, the first thousand. */
    public List<Node> values(Node thing, Node property) {
        return own.computeIfAbsent(thing, this::triples).getOrDefault(property, List.of());
    }

    /** A page asks for most of what a thing has: it is cheaper to look once. */
    private Map<Node, List<Node>> triples(Node thing) {
        Map<Node, List<Node>> triples = new HashMap<>();
        graph.find(thing, Node.ANY, Node.ANY).forEachRemaining(triple -> {
            List<Node> values = triples.computeIfAbsent(triple.getPredicate(), property -> new ArrayList<>());
            if (values.size() < MOST) {
                values.add(triple.getObject());
            }
        });
        return triples;
    }

    /** A value of a property, if it has one; of several always the same. */
    public Optional<Node> value(Node thing, Node property) {
        return values(thing, property).stream().min(Comparator.comparing(Node::toString));
    }

    /** The things that have a value for a property, the first thousand. */
    public List<Node> having(Node property, Node value) {
        return first(graph.find(Node.ANY, property, value).mapWith(Triple::getSubject));
    }

    /** The things that have a value for a property, where not many have it for any: claims that bear on a claim. */
    List<Node> bearingOn(Node value, Node property) {
        return bearing.computeIfAbsent(value, node -> {
            Map<Node, List<Node>> all = new HashMap<>();
            ExtendedIterator<Triple> triples = graph.find(Node.ANY, Node.ANY, node);
            Iter.limit(triples, MOST).forEachRemaining(triple ->
                    all.computeIfAbsent(triple.getPredicate(), any -> new ArrayList<>()).add(triple.getSubject()));
            triples.close();
            return all;
        }).getOrDefault(property, List.of());
    }

    /** Whether something was asked for of which there may be more than was given. */
    public boolean cut() {
        return cut;
    }

    private List<Node> first(ExtendedIterator<Node> all) {
        try {
            List<Node> some = Iter.toList(Iter.limit(all, MOST));
            cut |= some.size() == MOST;
            return some;
        } finally {
            all.close();
        }
    }

    /** The properties that a thing has, in a fixed order. */
    public Stream<Node> properties(Node thing) {
        return first(graph.find(thing, Node.ANY, Node.ANY).mapWith(Triple::getPredicate)).stream().distinct()
                .sorted(Comparator.comparing(Node::toString));
    }

    /** The members of a list (RDF Schema, section 5.2); what is none is its own only member. */
    public List<Node> members(Node node) {
        GNode list = new GNode(graph, node);
        return GraphList.isListNode(list) ? GraphList.members(list) : List.of(node);
    }

    /** Whether a triple is said of a thing of which little else is asked. */
    boolean holds(Node thing, Node property, Node value) {
        return graph.contains(thing, property, value);
    }

    /** Whether a triple is said. */
    public boolean says(Node thing, Node property, Node value) {
        return values(thing, property).contains(value);
    }

    /** Whether a thing is of a class, or of one of its subclasses. */
    public boolean is(Node thing, Node type) {
        return values(thing, RDF.Nodes.type).stream()
                .anyMatch(kind -> kind.equals(type) || values(kind, RDFS.Nodes.subClassOf).contains(type));
    }

    /** The texts of a property in the language that suits the reader best. */
    public List<LangString> texts(Node thing, Node property) {
        List<LangString> all = values(thing, property).stream().filter(Node::isLiteral).map(LangString::of).toList();
        Optional<String> best = all.stream().map(LangString::language).min(preference());
        return all.stream().filter(text -> best.filter(text.language()::equals).isPresent())
                .sorted(Comparator.comparing(LangString::words)).toList();
    }

    /** The texts of a property in all languages, the reader's own first. */
    public List<LangString> everyText(Node thing, Node property) {
        return values(thing, property).stream().filter(Node::isLiteral).map(LangString::of)
                .sorted(Comparator.comparing(LangString::language, preference()).thenComparing(LangString::words)).toList();
    }

    /** How many triples have a property and a value, either of which can be any; it counts so far and no further. */
    public long count(Node property, Node value, int most) {
        ExtendedIterator<Triple> all = graph.find(Node.ANY, property, value);
        try {
            return Iter.count(Iter.limit(all, most));
        } finally {
            all.close();
        }
    }

    /** A property path as SPARQL writes it (SHACL, section 2.3.1); what is none, by its name. */
    public String path(Node path) {
        try {
            return ShaclPaths.parsePath(graph, path).toString(new Prologue(
                    new PrefixMappingImpl().setNsPrefixes(Namespaces.PREFIXES)));
        } catch (RuntimeException notAPath) { // Jena throws whatever comes; a page is no judge of shapes.
            return named(path).words();
        }
    }

    /** The things with the latest values of a property, the latest first; it looks at all of them. */
    public List<DatedThing> dated(Node property, int most) {
        Comparator<Triple> later = Comparator.comparing((Triple triple) -> triple.getObject().isLiteral()
                ? triple.getObject().getLiteralLexicalForm() : "").thenComparing(triple -> triple.getSubject().toString());
        PriorityQueue<Triple> latest = new PriorityQueue<>(later);
        graph.find(Node.ANY, property, Node.ANY).forEachRemaining(triple -> {
            latest.add(triple);
            if (latest.size() > most) {
                latest.remove();
            }
        });
        return latest.stream().sorted(later.reversed()).map(triple ->
                new DatedThing(named(triple.getSubject()), triple.getObject().getLiteralLexicalForm())).toList();
    }

    /** Those of the things that are named, in the order of their names. */
    public List<LabelledThing> named(Stream<Node> things) {
        return things.distinct().map(this::named).sorted(Comparator.comparing(LabelledThing::words)
                .thenComparing(named -> named.node().toString())).toList();
    }

    /** The named values of a property. */
    public List<LabelledThing> named(Node thing, Node property) {
        return named(values(thing, property).stream());
    }

    /** What a thing is, in our terms where it is something in them. */
    public List<LabelledThing> kinds(Node thing) {
        List<LabelledThing> all = named(thing, RDF.Nodes.type);
        List<LabelledThing> ours = all.stream().filter(kind -> kind.node().isURI() && kind.node().getURI().startsWith(Namespaces.SELON)).toList();
        return ours.isEmpty() ? all : ours;
    }

    /** A thing with its name. */
    public LabelledThing named(Node thing) {
        return names.computeIfAbsent(thing, node -> new LabelledThing(node, name(node)));
    }

    private LangString name(Node thing) {
        if (thing.isLiteral()) {
            return LangString.of(thing);
        }
        return NAMING.stream().flatMap(property -> texts(thing, property).stream().limit(1)).findFirst()
                .or(() -> thing.isURI() ? Optional.empty() : Optional.of(new LangString("", "")))
                .or(() -> texts(thing, Terms.Properties.DESCRIBED_AS).stream().findFirst())
                .orElseGet(() -> new LangString(lastPart(thing), ""));
    }

    /** {@code o:some-name} is shown as "some name", what is not ours as it is. */
    private static String lastPart(Node thing) {
        String part = Namespaces.shorten(thing).replaceFirst("^[\\w-]+:", "").replace('-', ' ');
        return thing.isURI() && thing.getURI().startsWith(Namespaces.ID) && !part.isBlank() ? part : Namespaces.shorten(thing);
    }

    private Comparator<String> preference() {
        return Comparator.comparingInt((String tag) -> {
            String main = tag.toLowerCase(java.util.Locale.ROOT).replaceFirst("-.*", "");
            return main.equals(language) ? 0 : main.equals("en") ? 1 : main.equals("fr") ? 2 : tag.isEmpty() ? 3 : 4;
        }).thenComparing(Comparator.naturalOrder());
    }
}
