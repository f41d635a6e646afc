package selon.view.claims;

import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.system.Txn;

import selon.core.vocab.Resources;

/**
 * The number of deals, claims, sources and documents in a dataset.
 *
 * @param deals     the deals; several accounts of one deal count once
 * @param claims    the claims
 * @param sources   the distinct claimants
 * @param documents the documents
 */
public record GraphCounts(long deals, long claims, long sources, long documents) {

    /** Counts them, in the open transaction or else in a read transaction of its own. */
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
