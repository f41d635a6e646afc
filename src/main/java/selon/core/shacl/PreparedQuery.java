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
 * The algebra of a query (SPARQL 1.1, section 18) with placeholders for nodes that are known only at execution.
 * Compiling and optimising take several times as long as executing the query for one node, so they happen once. Any
 * thread may execute it; {@code now} is volatile and holds an immutable value.
 */
public final class PreparedQuery {

    private volatile Now now = Now.fresh();

    private final Op op;

    /**
     * Optimises the algebra.
     *
     * @param op the algebra, not yet optimised, with placeholders
     */
    public PreparedQuery(Op op) {
        Context context = ARQ.getContext().copy();
        // The value of a function for a placeholder is not its value for the node.
        context.setFalse(ARQ.optExprConstantFolding);
        this.op = Algebra.optimize(op, context);
    }

    /** Creates a placeholder. */
    public static Node place() {
        return NodeFactory.createURI("urn:uuid:" + UUID.randomUUID());
    }

    /**
     * Executes the query on a graph. A placeholder in a filter must not stand for a literal. Filters compare literals
     * by value and IRIs by name, and the optimised algebra assumes IRIs.
     *
     * @param graph the graph
     * @param nodes the nodes by placeholder
     * @return the rows, which the caller closes
     */
    public QueryIterator rows(Graph graph, Map<Node, Node> nodes) {
        Op asked = NodeTransformLib.transform(node -> nodes.getOrDefault(node, node), op);
        ExecutionContext execution = ExecutionContext.createForGraph(graph);
        execution.getContext().set(ARQConstants.sysCurrentTime, now());
        return QC.execute(asked, QueryIterRoot.create(execution), execution);
    }

    /**
     * The value of NOW() for one millisecond. Creating it for each of many thousand nodes would take longer than some
     * queries.
     */
    private record Now(long millis, Node literal) {

        static Now fresh() {
            return new Now(System.currentTimeMillis(), NodeFactoryExtra.nowAsDateTime());
        }
    }

    private Node now() {
        if (now.millis != System.currentTimeMillis()) {
            now = Now.fresh();
        }
        return now.literal;
    }
}
