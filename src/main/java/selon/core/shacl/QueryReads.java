package selon.core.shacl;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.Var;

/**
 * Finds the values of one of a query's variables for which a change can affect the answer. It analyses the query once.
 * Immutable after construction.
 */
public final class QueryReads {

    private static final Node SELF = Var.alloc("this");

    private final Optional<DependencyIndex> index;

    /**
     * Analyses a query.
     *
     * @param query the query
     * @param key the variable by which the answer is grouped
     */
    public QueryReads(Query query, Var key) {
        this.index = PatternGroups.of(query).flatMap(groups -> PatternReads.of(groups, key)).map(QueryReads::indexed);
    }

    private static DependencyIndex indexed(List<TripleDependency> reads) {
        DependencyIndex index = new DependencyIndex();
        reads.forEach(read -> index.add(SELF, read));
        return index;
    }

    /**
     * Returns the values of the variable for which a change can affect the answer, or nothing when it can affect all.
     */
    public Optional<Set<Node>> keys(GraphChange change) {
        Set<Node> keys = new HashSet<>();
        boolean[] any = {index.isEmpty() && !change.isEmpty()};
        for (GraphChange.Side side : change.sides()) {
            for (Triple triple : side.own()) {
                index.ifPresent(all -> all.reading(triple, (self, read) -> read.readers(triple, side.graph())
                        .ifPresentOrElse(keys::addAll, () -> any[0] = true)));
            }
        }
        return any[0] ? Optional.empty() : Optional.of(keys);
    }
}
