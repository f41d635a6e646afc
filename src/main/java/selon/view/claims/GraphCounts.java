package selon.view.claims;

import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.system.Txn;

import selon.core.vocab.Resources;

/**
 * The size of a graph, in the things it is about.
 *
 * @param deals     how many deals it tells of, however many accounts there are of one
 * @param claims    how many claims it holds
 * @param sources   how many voices have made them
 * @param documents how many documents they come from
 */
public record GraphCounts(long deals, long claims, long sources, long documents) {

    /** Counts what a dataset holds, in a transaction of its own or in the one that is open. */
    public static GraphCounts of(DatasetGraph dataset) {
        return Txn.calculateRead(dataset, () -> {
            try (QueryExec execution = QueryExec.dataset(dataset).query(Resources.text("/selon/view/claims/counts.rq")).build()) {
                Binding row = execution.select().next();
                return new GraphCounts(number(row, "deals"), number(row, "claims"), number(row, "sources"),
                        number(row, "documents"));
            }
        });
    }

    private static long number(Binding row, String name) {
        return ((Number) row.get(name).getLiteralValue()).longValue();
    }
}
