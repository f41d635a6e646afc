package selon.bench;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;

import selon.GeneratedGraph;
import selon.core.store.FilledDatabases;
import selon.core.vocab.IriArgument;
import selon.core.vocab.Terms;

/**
 * Says again, in a copy somewhere in a generated store, what a shipped document says: one of its claims with a quote of
 * its own, or all of it.
 *
 * @param copies how many copies the store has
 */
record SyntheticClaims(int copies) {

    private static final Map<Node, Graph> SHIPPED = FilledDatabases.SHIPPED.graphs();
    private static final Node LONG_DOCUMENT = IriArgument.required("doc:objetconnecte-alibaba-c-sky");
    private static final Node PUBLISHER = IriArgument.required("schema:publisher");
    private static final List<Outermost> OUTERMOST = outermost();

    /** A claim of a document's publisher: only such a claim may stand in a document without another that relays it. */
    private record Outermost(Node document, Node claim) {}

    /** A new claim; each number gives another, always the same. */
    CommitAddition claim(long number) {
        Random random = new Random(number);
        Outermost told = OUTERMOST.get(random.nextInt(OUTERMOST.size()));
        Graph document = SHIPPED.get(told.document);
        Node quote = document.find(told.claim, Terms.Properties.QUOTE, Node.ANY).next().getObject();
        Set<Node> anew = new HashSet<>(Set.of(told.claim, quote));
        Graph said = GraphFactory.createDefaultGraph();
        describe(document, told.claim, said, anew);
        describe(document, quote, said, anew);
        return again(told.document, said, anew, number, random);
    }

    /** A new document of a thousand triples; each number gives another, always the same. */
    CommitAddition document(long number) {
        Graph shipped = SHIPPED.get(LONG_DOCUMENT);
        Set<Node> anew = shipped.stream().map(Triple::getSubject).filter(SyntheticClaims::isOfOneDocument)
                .collect(Collectors.toSet());
        Graph said = GraphFactory.createDefaultGraph();
        shipped.find().filterKeep(triple -> anew.contains(triple.getSubject())).forEachRemaining(said::add);
        CommitAddition document = again(LONG_DOCUMENT, said, anew, number, new Random(number));
        return new CommitAddition(NodeFactory.createURI(document.name() + "-" + number), document.graph());
    }

    private static boolean isOfOneDocument(Node thing) {
        return SHIPPED.values().stream().filter(graph -> graph.contains(thing, Node.ANY, Node.ANY)).count() == 1;
    }

    /** The same claim without its words, which is refused. */
    static CommitAddition withoutQuote(CommitAddition claim) {
        Graph rest = GraphFactory.createDefaultGraph();
        claim.graph().find().filterDrop(triple -> triple.getPredicate().equals(Terms.Properties.QUOTE))
                .forEachRemaining(rest::add);
        return new CommitAddition(claim.name(), rest);
    }

    private CommitAddition again(Node document, Graph said, Set<Node> anew, long number, Random random) {
        int k = 1 + random.nextInt(copies);
        Graph graph = GraphFactory.createDefaultGraph();
        said.find().forEachRemaining(triple -> graph.add(Triple.create(name(triple.getSubject(), anew, k, number),
                triple.getPredicate(), name(triple.getObject(), anew, k, number))));
        said.find(Node.ANY, RDF.Nodes.type, Terms.Classes.MOTIVATION).mapWith(Triple::getSubject)
                .filterKeep(anew::contains).forEachRemaining(motivation -> graph.add(Triple.create(
                        name(motivation, anew, k, number), Terms.Properties.OTHER_ACCOUNT_OF,
                        GeneratedGraph.renamed(motivation, k))));
        return new CommitAddition(GeneratedGraph.renamed(document, k), graph);
    }

    private static Node name(Node shipped, Set<Node> anew, int k, long number) {
        Node copied = GeneratedGraph.renamed(shipped, k);
        if (!anew.contains(shipped)) {
            return copied;
        }
        return copied.isBlank() ? NodeFactory.createBlankNode(copied.getBlankNodeLabel() + "-" + number)
                : NodeFactory.createURI(copied.getURI() + "-" + number);
    }

    private static void describe(Graph from, Node thing, Graph to, Set<Node> blank) {
        from.find(thing, Node.ANY, Node.ANY).forEachRemaining(triple -> {
            to.add(triple);
            if (triple.getObject().isBlank()) {
                blank.add(triple.getObject());
                describe(from, triple.getObject(), to, blank);
            }
        });
    }

    private static List<Outermost> outermost() {
        List<Outermost> all = new ArrayList<>();
        SHIPPED.forEach((name, graph) -> graph.find(name, PUBLISHER, Node.ANY).mapWith(Triple::getObject)
                .forEachRemaining(publisher -> graph.find(Node.ANY, Terms.Properties.CLAIMANT, publisher)
                        .mapWith(Triple::getSubject).forEachRemaining(claim -> all.add(new Outermost(name, claim)))));
        if (all.size() < 50) {
            throw new IllegalStateException("Only " + all.size() + " outermost claims are shipped");
        }
        return all;
    }
}
