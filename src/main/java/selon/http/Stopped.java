// A query that was stopped, whatever its engine says of that.
package selon.http;

import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.util.Context;

/**
 * Jena 5.6.0's hash join, stopped before its first row, stumbles over the table that it has not made yet; and its sort, stopped,
 * may just have no more rows.
 */
final class Stopped {

    private static final String JOIN = "org.apache.jena.sparql.engine.join.AbstractIterHashJoin";

    private Stopped() {}

    /**
     * Sees that an answer that was collected is whole.
     *
     * @throws QueryCancelledException where its query was stopped meanwhile
     */
    static void check(QueryExec asked) {
        if (Context.getOrSetCancelSignal(asked.getContext()).get()) {
            throw new QueryCancelledException();
        }
    }

    /** What has happened: that a query was stopped, where that is so, and else what was thrown. */
    static RuntimeException or(RuntimeException thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        boolean unmade = thrown instanceof NullPointerException && trace.length > 0 && trace[0].getClassName().equals(JOIN)
                && trace[0].getMethodName().equals("closeSubIterator");
        return unmade ? new QueryCancelledException() : thrown;
    }
}
