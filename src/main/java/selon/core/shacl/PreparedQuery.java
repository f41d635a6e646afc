package selon.core.shacl;

import java.util.Map;
import java.util.UUID;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.iterator.QueryIterRoot;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.graph.NodeTransformLib;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.NodeFactoryExtra;

/**
 * The algebra of a query (SPARQL 1.1, section 18) in which places stand for nodes that are known only when it is asked.
 * To compile and optimise a query takes several times as long as to ask it of one thing, so that is done once.
 */
public final class PreparedQuery {

    private static volatile Now now = Now.fresh();

    private final Op op;

    /**
     * @param op the algebra, not yet optimised, with places in it
     */
    public PreparedQuery(Op op) {
        Context context = ARQ.getContext().copy();
        // What a function says of a place is not what it says of the node in its place.
        context.setFalse(ARQ.optExprConstantFolding);
        this.op = Algebra.optimize(op, context);
    }

    /** A new place. */
    public static Node place() {
        return NodeFactory.createURI("urn:uuid:" + UUID.randomUUID());
    }

    /**
     * Asks the query of a graph. Nodes in filters that are literals must not be put in a place: they are compared
     * otherwise than IRIs, which what was optimised does not allow for.
     *
     * @param nodes which nodes to put in the places
     * @return the rows, to be closed
     */
    public QueryIterator rows(Graph graph, Map<Node, Node> nodes) {
        Op asked = NodeTransformLib.transform(node -> nodes.getOrDefault(node, node), op);
        ExecutionContext execution = ExecutionContext.createForGraph(graph);
        execution.getContext().set(ARQConstants.sysCurrentTime, Now.node());
        return QC.execute(asked, QueryIterRoot.create(execution), execution);
    }

    /** What NOW() says for a millisecond; to make it anew for each of many thousand nodes takes longer than some queries. */
    private record Now(long millis, Node literal) {

        static Now fresh() {
            return new Now(System.currentTimeMillis(), NodeFactoryExtra.nowAsDateTime());
        }

        static Node node() {
            if (now.millis != System.currentTimeMillis()) {
                now = fresh();
            }
            return now.literal;
        }
    }
}
