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
 * Executes queries as TDB2 does, with a cure for hash joins. In Jena 5.6.0, a hash join that is closed before its first
 * row throws a {@link NullPointerException}, because it has not built its table yet. This happens when the other side
 * of an enclosing join is empty.
 *
 * <p>A cure for Jena 5.6.0: apache/jena#3516, mended after it. Tried by DeadlineTest
 * (a_join_that_need_not_begin_is_no_fault).
 */
final class AlgebraExecutor extends OpExecutorTDB2 {

    private AlgebraExecutor(ExecutionContext execution) {
        super(execution);
    }

    /**
     * Makes queries on a dataset use this executor.
     *
     * @param dataset the dataset's context
     */
    static void in(Context dataset) {
        QC.setFactory(dataset, AlgebraExecutor::new);
    }

    @Override
    protected QueryIterator exec(Op op, QueryIterator input) {
        QueryIterator rows = super.exec(op, input);
        return rows instanceof AbstractIterHashJoin ? new ClosableHashJoin(rows) : rows;
    }

    private static final class ClosableHashJoin extends QueryIteratorWrapper {
        ClosableHashJoin(QueryIterator rows) {
            super(rows);
        }

        @Override
        protected void closeIterator() {
            try {
                super.closeIterator();
            } catch (NullPointerException notStarted) {
                iterator = null;
            }
        }
    }
}
