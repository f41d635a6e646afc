package selon.core.tdb;

import java.util.Iterator;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.nodetupletable.NodeTupleTable;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.NullIterator;
import org.apache.jena.util.iterator.WrappedIterator;

import selon.core.vocab.GraphNames;

/**
 * A view of a TDB2 dataset's graphs as one graph, without the derived graph and the ledger. Use it inside a
 * transaction. It reads the store's tables directly, because {@link DatasetGraph#find} also searches the default graph
 * for each triple and fetches the name of its graph.
 */
public final class NamedGraphsUnion extends GraphBase {

    private final NodeTupleTable quads;
    private final NodeTable nodes;
    private final Set<NodeId> excluded;

    /**
     * Creates the view.
     *
     * @param dataset a TDB2 dataset, inside a transaction
     */
    public NamedGraphsUnion(DatasetGraph dataset) {
        quads = SwitchableDataset.store(dataset).getQuadTable().getNodeTupleTable();
        nodes = quads.getNodeTable();
        excluded = GraphNames.UNWRITABLE.stream().map(nodes::getNodeIdForNode).collect(Collectors.toUnmodifiableSet());
    }

    /** Tells whether a client wrote a quad: the quad is neither derived nor part of the ledger. */
    public static boolean says(Quad quad) {
        return !GraphNames.UNWRITABLE.contains(quad.getGraph());
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        NodeId subject = id(pattern.getSubject());
        NodeId predicate = id(pattern.getPredicate());
        NodeId object = id(pattern.getObject());
        if (NodeId.isDoesNotExist(subject) || NodeId.isDoesNotExist(predicate) || NodeId.isDoesNotExist(object)) {
            return NullIterator.instance();
        }
        Iterator<Tuple<NodeId>> said = Iter.filter(quads.find(NodeId.NodeIdAny, subject, predicate, object),
                quad -> !excluded.contains(quad.get(0)));
        return WrappedIterator.create(Iter.map(Iter.distinctAdjacent(Iter.map(said, Statement::of)), this::triple));
    }

    private NodeId id(Node term) {
        return term.isConcrete() ? nodes.getNodeIdForNode(term) : NodeId.NodeIdAny;
    }

    private Triple triple(Statement statement) {
        return Triple.create(nodes.getNodeForNodeId(statement.subject), nodes.getNodeForNodeId(statement.predicate),
                nodes.getNodeForNodeId(statement.object));
    }

    /**
     * A quad without its graph. When a pattern names no graph, the store returns the quads of one triple next to each
     * other. TDB2 treats objects with the same bits as equal, so the record also holds the object's type.
     */
    private record Statement(NodeId subject, NodeId predicate, NodeId object, int type) {
        static Statement of(Tuple<NodeId> quad) {
            return new Statement(quad.get(1), quad.get(2), quad.get(3), quad.get(3).getTypeValue());
        }
    }
}
