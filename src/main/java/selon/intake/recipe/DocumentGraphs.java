package selon.intake.recipe;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;

import selon.core.vocab.Terms.Classes;
import selon.core.vocab.Terms.Properties;

/**
 * Sorts the triples of a record into one graph per document. The graph has the document's IRI as its name. It holds the
 * document, the claims reported in it, and everything that these lead to, except what another document reports.
 */
public final class DocumentGraphs {

    private final Graph made;
    private final List<Quad> quads = new ArrayList<>();

    private DocumentGraphs(Graph made) {
        this.made = made;
    }

    /** The quads of all documents in a graph; empty if it has no document. */
    public static List<Quad> of(Graph made) {
        DocumentGraphs graphs = new DocumentGraphs(made);
        made.find(Node.ANY, RDF.Nodes.type, Classes.DOCUMENT).forEachRemaining(triple -> graphs.fill(triple.getSubject()));
        return graphs.quads;
    }

    private void fill(Node document) {
        Deque<Node> queue = new ArrayDeque<>(List.of(document));
        made.find(Node.ANY, Properties.REPORTED_IN, document).forEachRemaining(triple -> queue.add(triple.getSubject()));
        Set<Node> seen = new HashSet<>(queue);
        while (!queue.isEmpty()) {
            Node node = queue.remove();
            made.find(node, Node.ANY, Node.ANY).forEachRemaining(triple -> {
                quads.add(Quad.create(document, triple));
                reach(triple.getObject(), document, seen, queue);
            });
            made.find(Node.ANY, Properties.LINKED, node).forEachRemaining(link ->
                    reach(link.getSubject(), document, seen, queue));
        }
    }

    private void reach(Node node, Node document, Set<Node> seen, Deque<Node> queue) {
        if (!node.isLiteral() && !isOfAnother(node, document) && seen.add(node)) {
            queue.add(node);
        }
    }

    private boolean isOfAnother(Node node, Node document) {
        return !node.equals(document) && made.contains(node, RDF.Nodes.type, Classes.DOCUMENT)
                || made.contains(node, Properties.REPORTED_IN, Node.ANY)
                && !made.contains(node, Properties.REPORTED_IN, document);
    }

    /** The triples that stand in no document's graph. */
    public static List<Triple> unsaid(Graph made, List<Quad> quads) {
        Set<Triple> said = new HashSet<>();
        quads.forEach(quad -> said.add(quad.asTriple()));
        return made.stream().filter(triple -> !said.contains(triple)).toList();
    }
}
