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
 * A view of a graph that does not change, for one thread. Shapes ask a few things for one property after another, so what
 * is said of a thing is fetched at once and kept; unless that is so much that the first answer may be enough.
 */
public final class CachingGraph extends GraphBase {

    private static final int MOST = 200;

    private final Graph graph;
    private final Map<Node, Optional<List<Triple>>> descriptions = new HashMap<>();

    public CachingGraph(Graph graph) {
        this.graph = graph;
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        // Which literals are the same is for the graph to say.
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
        while (said.hasNext() && description.size() <= MOST) {
            description.add(said.next());
        }
        said.close();
        return description.size() > MOST ? Optional.empty() : Optional.of(description);
    }
}
