package selon.pages.questions;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.apache.jena.graph.Graph;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;

import selon.core.tdb.Deadline;
import selon.http.base.DocumentFormat;
import selon.http.base.RequestLimits;
import selon.http.guard.ResultCollector;

/**
 * The complete answer to a question: rows, a truth value or a graph.
 *
 * @param variables the columns of the rows
 * @param bindings  the rows of this page
 * @param size      how many rows are on a page
 * @param more      whether more rows follow
 * @param verdict   yes or no, where that was asked
 * @param graph     the graph, where one was asked for
 */
record QueryResult(List<Var> variables, List<Binding> bindings, int size, boolean more, Optional<Boolean> verdict,
                Optional<Graph> graph) {

    private static final int ON_A_PAGE = 100;

    /** Asks, inside a transaction; a page for people has fewer rows where nobody says how many. */
    static QueryResult to(DatasetGraph dataset, QueryRequest asking, DocumentFormat form, RequestLimits limits) {
        return switch (asking.question().kind()) {
            case ASK -> asked(dataset, asking, limits);
            case SELECT -> selected(dataset, asking, limits, asking.limit().orElse(form == DocumentFormat.HTML ? ON_A_PAGE : QueryRequest.MOST));
            default -> made(dataset, asking, limits);
        };
    }

    private static QueryResult asked(DatasetGraph dataset, QueryRequest asking, RequestLimits limits) {
        try (QueryExec execution = asking.question().ask(dataset, asking.values())) {
            return new QueryResult(List.of(), List.of(), 0, false, Optional.of(within(limits, execution, execution::ask)), Optional.empty());
        }
    }

    private static QueryResult selected(DatasetGraph dataset, QueryRequest asking, RequestLimits limits, int size) {
        try (QueryExec execution = asking.question().ask(dataset, asking.values(), asking.offset(), size + 1L)) {
            return within(limits, execution, () -> {
                RowSet rows = execution.select();
                List<Binding> all = rows.stream().toList();
                return new QueryResult(rows.getResultVars(), all.subList(0, Math.min(size, all.size())), size, all.size() > size,
                        Optional.empty(), Optional.empty());
            });
        }
    }

    private static QueryResult made(DatasetGraph dataset, QueryRequest asking, RequestLimits limits) {
        Graph graph = new ResultCollector(limits).graph();
        try (QueryExec execution = asking.question().ask(dataset, asking.values())) {
            within(limits, execution, () -> execution.getQuery().isDescribeType() ? execution.describe(graph) : execution.construct(graph));
        }
        return new QueryResult(List.of(), List.of(), 0, false, Optional.empty(), Optional.of(graph));
    }

    private static <T> T within(RequestLimits limits, QueryExec execution, Supplier<T> work) {
        return Deadline.within(Duration.ofSeconds(limits.timeoutSeconds()), execution.getContext(), work);
    }

    /** The rows, to be written. */
    RowSet rows() {
        return RowSetStream.create(variables, bindings.iterator());
    }

    /** The graph, as a dataset's only one. */
    DatasetGraph dataset() {
        return DatasetGraphFactory.wrap(graph.orElseThrow());
    }
}
