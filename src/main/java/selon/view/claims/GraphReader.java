package selon.view.claims;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Stream;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
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

import selon.core.vocab.IriArgument;
import selon.core.vocab.Kind;
import selon.core.vocab.Namespaces;
import selon.core.vocab.Prefixes;
import selon.core.vocab.Terms;

/**
 * Reads properties and labels from the union of all graphs of a dataset, for a page in one language. A label is in the reader's
 * language, else in English, French or any other language; a thing without a label shows the last part of its IRI. The reader
 * keeps what it has read, so one thread uses it inside one transaction and then drops it.
 */
public final class GraphReader {

    /** The most values of one property that a page reads. */
    public static final int MOST = 1_000;

    private static final List<Node> NAMING = List.of(RDFS.label.asNode(), SKOS.prefLabel.asNode(), DCTerms.title.asNode(),
            SHACL.name, IriArgument.required("schema:headline"));

    private final Graph graph;
    private final String language;
    private boolean cut;
    private final Map<Node, LabelledThing> names = new HashMap<>();
    private final Map<Node, Map<Node, List<Node>>> own = new HashMap<>();
    private final Map<Node, Map<Node, List<Node>>> bearing = new HashMap<>();

    /**
     * Creates a reader.
     *
     * @param dataset  the dataset, inside a transaction
     * @param language the reader's language, {@code en} or {@code fr}
     */
    public GraphReader(DatasetGraph dataset, String language) {
        this.graph = dataset.getUnionGraph();
        this.language = language;
    }

    /** The reader's language, {@code en} or {@code fr}. */
    public String language() {
        return language;
    }

    /** The values of a property, at most {@value #MOST}. */
    public List<Node> values(Node thing, Node property) {
        return own.computeIfAbsent(thing, this::triples).getOrDefault(property, List.of());
    }

    /** Reads all triples of a thing at once: a page needs most of them, and one lookup is cheaper than many. */
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

    /** A value of a property; of several, the first in the order of their text. */
    public Optional<Node> value(Node thing, Node property) {
        return values(thing, property).stream().min(Comparator.comparing(Node::toString));
    }

    /** The subjects that have a property with a value, at most {@value #MOST}. */
    public List<Node> having(Node property, Node value) {
        return first(graph.find(Node.ANY, property, value).mapWith(Triple::getSubject));
    }

    /**
     * The subjects that have a property with a value, for a value with few incoming triples, such as a claim. One lookup
     * reads the incoming triples of all properties.
     */
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

    /** Whether an answer so far reached {@value #MOST} entries and may be incomplete. */
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

    /** The distinct properties of a thing, in the order of their IRIs. */
    public Stream<Node> properties(Node thing) {
        return first(graph.find(thing, Node.ANY, Node.ANY).mapWith(Triple::getPredicate)).stream().distinct()
                .sorted(Comparator.comparing(Node::toString));
    }

    /** The members of an RDF list (RDF Schema, section 5.2), or the node itself if it isn't a list. */
    public List<Node> members(Node node) {
        GNode list = new GNode(graph, node);
        return GraphList.isListNode(list) ? GraphList.members(list) : List.of(node);
    }

    /** Whether the graph holds a triple; it reads only that triple, for a subject of which nothing else is needed. */
    boolean holds(Node thing, Node property, Node value) {
        return graph.contains(thing, property, value);
    }

    /** Whether a thing has a value for a property; it reads all triples of the thing, as {@link #values} does. */
    public boolean says(Node thing, Node property, Node value) {
        return values(thing, property).contains(value);
    }

    /** Whether a thing is of a class, or of one below it. */
    public boolean is(Node thing, Node type) {
        return classes(thing).contains(type);
    }

    /** What kind of thing it is; of several kinds, the one that people look for most. */
    public Optional<Kind> kind(Node thing) {
        return Kind.of(classes(thing));
    }

    /** The class of a thing that is below a wider one. */
    public Optional<LabelledThing> classBelow(Node thing, Node wider) {
        return values(thing, RDF.Nodes.type).stream().filter(type -> !type.equals(wider) && withThoseAbove(List.of(type)).contains(wider))
                .findFirst().map(this::named);
    }

    /** The classes of a thing, with those above them. */
    private Set<Node> classes(Node thing) {
        return withThoseAbove(values(thing, RDF.Nodes.type));
    }

    /** Some classes, with those above them. */
    public Set<Node> withThoseAbove(List<Node> types) {
        Set<Node> classes = new LinkedHashSet<>();
        Deque<Node> next = new ArrayDeque<>(types);
        while (!next.isEmpty()) {
            Node type = next.remove();
            if (classes.add(type)) {
                next.addAll(values(type, RDFS.Nodes.subClassOf));
            }
        }
        return classes;
    }

    /** The literals of a property in the one language that suits the reader best, in alphabetical order. */
    public List<LangString> texts(Node thing, Node property) {
        List<LangString> all = values(thing, property).stream().filter(Node::isLiteral).map(LangString::of).toList();
        Optional<String> best = all.stream().map(LangString::language).min(preference());
        return all.stream().filter(text -> best.filter(text.language()::equals).isPresent())
                .sorted(Comparator.comparing(LangString::words)).toList();
    }

    /** The literals of a property in all languages, the reader's own first. */
    public List<LangString> everyText(Node thing, Node property) {
        return values(thing, property).stream().filter(Node::isLiteral).map(LangString::of)
                .sorted(Comparator.comparing(LangString::language, preference()).thenComparing(LangString::words)).toList();
    }

    /** Counts the triples with a property and a value, either of which may be {@link Node#ANY}, up to {@code most}. */
    public long count(Node property, Node value, int most) {
        ExtendedIterator<Triple> all = graph.find(Node.ANY, property, value);
        try {
            return Iter.count(Iter.limit(all, most));
        } finally {
            all.close();
        }
    }

    /** A SHACL property path (SHACL, section 2.3.1) in SPARQL's syntax; the node's label if it isn't a path. */
    public String path(Node path) {
        try {
            return ShaclPaths.parsePath(graph, path).toString(new Prologue(
                    new PrefixMappingImpl().setNsPrefixes(Prefixes.ALL)));
        } catch (RuntimeException notAPath) { // Jena has no one exception for a bad path; a page shows bad shapes too.
            return named(path).words();
        }
    }

    /** The things with the latest values of a date property, the latest first. It reads every triple of the property. */
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

    /** The distinct things with their labels, in the order of the labels. */
    public List<LabelledThing> named(Stream<Node> things) {
        return things.distinct().map(this::named).sorted(Comparator.comparing(LabelledThing::words)
                .thenComparing(named -> named.node().toString())).toList();
    }

    /** The values of a property with their labels, in the order of the labels. */
    public List<LabelledThing> named(Node thing, Node property) {
        return named(values(thing, property).stream());
    }

    /** The classes of a thing: those of Selon's ontology, or all of them if it has none of Selon's. */
    public List<LabelledThing> kinds(Node thing) {
        List<LabelledThing> all = named(thing, RDF.Nodes.type);
        List<LabelledThing> ours = all.stream()
                .filter(kind -> kind.node().isURI() && kind.node().getURI().startsWith(Namespaces.SELON)).toList();
        return ours.isEmpty() ? all : ours;
    }

    /** A thing with its label. */
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

    /** Shows {@code o:some-name} as "some name", and an IRI from elsewhere unchanged. */
    private static String lastPart(Node thing) {
        String part = Prefixes.shorten(thing).replaceFirst("^[\\w-]+:", "").replace('-', ' ');
        return thing.isURI() && thing.getURI().startsWith(Namespaces.ID) && !part.isBlank() ? part : Prefixes.shorten(thing);
    }

    private Comparator<String> preference() {
        return Comparator.comparingInt((String tag) -> {
            String main = tag.toLowerCase(java.util.Locale.ROOT).replaceFirst("-.*", "");
            return main.equals(language) ? 0 : main.equals("en") ? 1 : main.equals("fr") ? 2 : tag.isEmpty() ? 3 : 4;
        }).thenComparing(Comparator.naturalOrder());
    }
}
