package selon.core.tdb;

import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.iterator.QueryIteratorWrapper;
import org.apache.jena.sparql.engine.join.AbstractIterHashJoin;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.tdb2.solver.OpExecutorTDB2;

/**
 * TDB2's way, but for hash joins: one that is closed before its first row, as where the other side of a join around it has no rows,
 * stumbles over the table that it has not made yet (Jena 5.6.0).
 */
final class AlgebraExecutor extends OpExecutorTDB2 {

    private AlgebraExecutor(ExecutionContext execution) {
        super(execution);
    }

    /** Lets queries on a dataset be carried out so. */
    static void in(Context dataset) {
        QC.setFactory(dataset, AlgebraExecutor::new);
    }

    @Override
    protected QueryIterator exec(Op op, QueryIterator input) {
        QueryIterator rows = super.exec(op, input);
        return rows instanceof AbstractIterHashJoin ? new Joined(rows) : rows;
    }

    private static final class Joined extends QueryIteratorWrapper {
        Joined(QueryIterator rows) {
            super(rows);
        }

        @Override
        protected void closeIterator() {
            try {
                super.closeIterator();
            } catch (NullPointerException neverBegun) {
                iterator = null;
            }
        }
    }
}
