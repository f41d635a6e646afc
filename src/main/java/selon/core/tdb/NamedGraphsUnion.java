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
 * A view of a TDB2 dataset's graphs as one, without what is derived and without the ledger; to be read inside a
 * transaction. It asks the store's own tables, since by way of {@link DatasetGraph#find} each triple is looked for in the
 * default graph too, and the name of each one's graph is fetched.
 */
public final class NamedGraphsUnion extends GraphBase {

    private final NodeTupleTable quads;
    private final NodeTable nodes;
    private final Set<NodeId> unsaid;

    public NamedGraphsUnion(DatasetGraph dataset) {
        quads = SwitchableDataset.store(dataset).getQuadTable().getNodeTupleTable();
        nodes = quads.getNodeTable();
        unsaid = GraphNames.UNWRITABLE.stream().map(nodes::getNodeIdForNode).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a quad is what somebody said, and neither derived nor about changes. */
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
                quad -> !unsaid.contains(quad.get(0)));
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
     * A quad without its graph; where no graph is asked for, the store gives those of one triple after each other. Objects that
     * are kept in the same bits are one to TDB2, but for their type.
     */
    private record Statement(NodeId subject, NodeId predicate, NodeId object, int type) {
        static Statement of(Tuple<NodeId> quad) {
            return new Statement(quad.get(1), quad.get(2), quad.get(3), quad.get(3).getTypeValue());
        }
    }
}
