package selon.core.shacl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;

/**
 * A view that caches the triples of a graph by subject. Shapes read one property of a thing after another, so all
 * triples of a subject are fetched at once. Subjects with very many triples are not cached, because the first few may
 * be enough for the reader. The graph must not change. For one thread.
 */
public final class CachingGraph extends GraphBase {

    private static final int MOST_TRIPLES = 200;

    private final Graph graph;
    private final Map<Node, Optional<List<Triple>>> descriptions = new HashMap<>();

    /** Creates a view with an empty cache. */
    public CachingGraph(Graph graph) {
        this.graph = graph;
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        // Only the graph knows which literals it treats as equal.
        boolean itself = !pattern.getSubject().isConcrete() || pattern.getObject().isLiteral();
        Optional<List<Triple>> description = itself ? Optional.empty()
                : descriptions.computeIfAbsent(pattern.getSubject(), this::description);
        return description.isEmpty() ? graph.find(pattern) : WrappedIterator.create(description.get().iterator())
                .filterKeep(triple -> fits(pattern.getPredicate(), triple.getPredicate())
                        && fits(pattern.getObject(), triple.getObject()));
    }

    private static boolean fits(Node wanted, Node term) {
        return !wanted.isConcrete() || wanted.equals(term);
    }

    private Optional<List<Triple>> description(Node thing) {
        List<Triple> description = new ArrayList<>();
        ExtendedIterator<Triple> said = graph.find(thing, Node.ANY, Node.ANY);
        while (said.hasNext() && description.size() <= MOST_TRIPLES) {
            description.add(said.next());
        }
        said.close();
        return description.size() > MOST_TRIPLES ? Optional.empty() : Optional.of(description);
    }
}
