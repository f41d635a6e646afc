// Whoever stops a query is told that it was stopped.
package selon.http;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.sse.SSE;
import org.junit.jupiter.api.Test;

class StoppedTest {

    /** Two tables that only a hash join brings together. */
    private static final String JOINED = "SELECT * { { SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?s } "
            + "{ SELECT ?s (COUNT(*) AS ?m) { ?s ?p ?o } GROUP BY ?s } }";

    @Test
    void a_join_that_is_stopped_before_its_first_row_was_stopped() {
        DatasetGraph dataset = DatasetGraphFactory.create();
        dataset.add(SSE.parseQuad("(_ :s :p :o)"));
        try (QueryExec execution = QueryExec.dataset(dataset).query(JOINED).build()) {
            RowSet rows = execution.select();
            execution.abort();
            RuntimeException thrown = assertThrows(RuntimeException.class, rows::hasNext);
            assertInstanceOf(QueryCancelledException.class, Stopped.or(thrown), thrown.toString());
        } catch (NullPointerException closedOnceMore) {
            assertInstanceOf(QueryCancelledException.class, Stopped.or(closedOnceMore));
        }
    }

    @Test
    void what_else_goes_wrong_is_as_it_was() {
        NullPointerException ours = new NullPointerException("ours");
        assertSame(ours, Stopped.or(ours));
    }
}
