package selon;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;

import selon.core.rdf.SourceFileSet;
import selon.core.vocab.GraphNames;
import selon.core.vocab.Installation;
import selon.core.vocab.Namespaces;
import selon.core.vocab.Prefixes;

/**
 * What is shipped, and copies of its data. Each copy has documents, claims, deals, parties and people of its own, in
 * graphs of its own, named as those shipped with {@code -k7} at the end. All copies share the news outlets, the curators
 * and the ontology, so these are hubs. The links are not copied: two organisations that are each owl:sameAs one outside
 * item would be one. Everything is the same in every run, the labels of blank nodes and the order included.
 */
public final class GeneratedGraph {

    private static final Installation HOME = new Installation(Path.of(""));
    private static final Set<Node> SHARED_KINDS =
            terms("schema:NewsMediaOrganization", "prov:Agent", "dcat:Dataset", "void:Dataset");
    private static final Set<Node> NAMES =
            terms("rdfs:label", "skos:prefLabel", "skos:altLabel", "schema:headline", "schema:name");

    private static final List<Quad> ONTOLOGY = quads(SourceFileSet.ontology(HOME));
    private static final List<Quad> DATA = quads(SourceFileSet.data(HOME));
    private static final Set<Node> SHARED = DATA.stream()
            .filter(quad -> quad.getPredicate().equals(RDF.Nodes.type) && SHARED_KINDS.contains(quad.getObject()))
            .map(Quad::getSubject).collect(Collectors.toUnmodifiableSet());
    private static final List<Quad> COPIED = DATA.stream().filter(GeneratedGraph::differsInCopies).toList();

    private GeneratedGraph() {}

    /**
     * The ontology, the shapes, the shipped data, and as many copies as it takes, each whole.
     *
     * @param atLeast how many quads there are at least
     * @return the quads, no two alike, made as they are asked for
     */
    public static Stream<Quad> quads(long atLeast) {
        return Stream.of(ONTOLOGY.stream(), DATA.stream(),
                        IntStream.rangeClosed(1, copies(atLeast)).boxed().flatMap(k -> new Copy(k).quads()))
                .flatMap(quads -> quads);
    }

    /** How many copies there are among so many quads; they are numbered from 1. */
    public static int copies(long atLeast) {
        long missing = Math.max(0, atLeast - ONTOLOGY.size() - DATA.size());
        return Math.toIntExact((missing + COPIED.size() - 1) / COPIED.size());
    }

    /** The graphs of the copy with a number, 1 or above, by name; the caller's to change. */
    public static Map<Node, Graph> copy(int k) {
        Map<Node, Graph> graphs = new LinkedHashMap<>();
        new Copy(k).quads().forEach(quad -> graphs
                .computeIfAbsent(quad.getGraph(), name -> GraphFactory.createDefaultGraph()).add(quad.asTriple()));
        return graphs;
    }

    /**
     * What a thing is called in a copy.
     *
     * @param shipped the thing, or the name of a graph, as in the shipped data
     * @param k       the number of the copy, 1 or above
     * @return its own name there; the same node for whatever all copies share, and for literals
     */
    public static Node renamed(Node shipped, int k) {
        if (shipped.isBlank()) {
            return NodeFactory.createBlankNode(shipped.getBlankNodeLabel() + "-k" + k);
        }
        return shipped.isURI() && shipped.getURI().startsWith(Namespaces.ID) && !SHARED.contains(shipped)
                ? NodeFactory.createURI(shipped.getURI() + "-k" + k) : shipped;
    }

    /** One copy in the making, with the nodes that it has renamed so far. */
    private record Copy(int k, Map<Node, Node> known) {

        Copy(int k) {
            this(k, new HashMap<>());
        }

        Stream<Quad> quads() {
            return COPIED.stream().map(quad -> Quad.create(own(quad.getGraph()), own(quad.getSubject()),
                    quad.getPredicate(), quad.getObject().isLiteral() ? literal(quad) : own(quad.getObject())));
        }

        private Node own(Node shipped) {
            return known.computeIfAbsent(shipped, node -> renamed(node, k));
        }

        private Node literal(Quad quad) {
            Node text = quad.getObject();
            return NAMES.contains(quad.getPredicate()) && !SHARED.contains(quad.getSubject())
                    ? NodeFactory.createLiteral(text.getLiteralLexicalForm() + " " + k, text.getLiteralLanguage(),
                            text.getLiteralDatatype()) : text;
        }
    }

    private static boolean differsInCopies(Quad quad) {
        return !quad.getGraph().equals(GraphNames.ofData(Path.of("links.ttl")))
                && Stream.of(quad.getSubject(), quad.getObject()).anyMatch(node -> !renamed(node, 1).equals(node));
    }

    private static Set<Node> terms(String... names) {
        return Stream.of(names).map(name -> NodeFactory.createURI(Prefixes.expand(name))).collect(Collectors.toSet());
    }

    /** What files say, in a fixed order; each blank node is labelled by where it stands and what is said of it. */
    private static List<Quad> quads(SourceFileSet bundle) {
        List<Quad> all = new ArrayList<>();
        bundle.graphs().forEach((name, graph) -> graph.stream()
                .map(triple -> Quad.create(name, steady(name, graph, triple.getSubject()), triple.getPredicate(),
                        steady(name, graph, triple.getObject())))
                .sorted(Comparator.comparing(Quad::toString)).forEach(all::add));
        return List.copyOf(all);
    }

    private static Node steady(Node name, Graph graph, Node node) {
        if (!node.isBlank()) {
            return node;
        }
        String from = graph.stream(Node.ANY, Node.ANY, node)
                .map(up -> steady(name, graph, up.getSubject()) + " " + up.getPredicate()).sorted().toList().toString();
        byte[] place = (name + from + content(graph, node)).getBytes(StandardCharsets.UTF_8);
        return NodeFactory.createBlankNode(UUID.nameUUIDFromBytes(place).toString());
    }

    private static String content(Graph graph, Node node) {
        return graph.stream(node, Node.ANY, Node.ANY).map(triple -> triple.getPredicate() + " "
                + (triple.getObject().isBlank() ? content(graph, triple.getObject()) : triple.getObject()))
                .sorted().toList().toString();
    }
}
