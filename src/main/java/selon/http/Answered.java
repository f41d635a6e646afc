// The answer to a question.
package selon.http;

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

import selon.store.Deadline;

/**
 * What a question is answered with, complete: rows, yes or no, or a graph.
 *
 * @param variables the columns of the rows
 * @param bindings  the rows of this page
 * @param size      how many rows are on a page
 * @param more      whether more rows follow
 * @param verdict   yes or no, where that was asked
 * @param graph     the graph, where one was asked for
 */
record Answered(List<Var> variables, List<Binding> bindings, int size, boolean more, Optional<Boolean> verdict,
                Optional<Graph> graph) {

    private static final int ON_A_PAGE = 100;

    /** Asks, inside a transaction; a page for people has fewer rows where nobody says how many. */
    static Answered to(DatasetGraph dataset, Asking asking, Written form, Limits limits) {
        return switch (asking.question().kind()) {
            case ASK -> asked(dataset, asking, limits);
            case SELECT -> selected(dataset, asking, limits, asking.limit().orElse(form == RowsFormat.HTML ? ON_A_PAGE : Asking.MOST));
            default -> made(dataset, asking, limits);
        };
    }

    private static Answered asked(DatasetGraph dataset, Asking asking, Limits limits) {
        try (QueryExec execution = asking.question().ask(dataset, asking.values())) {
            return new Answered(List.of(), List.of(), 0, false, Optional.of(within(limits, execution, execution::ask)), Optional.empty());
        }
    }

    private static Answered selected(DatasetGraph dataset, Asking asking, Limits limits, int size) {
        try (QueryExec execution = asking.question().ask(dataset, asking.values(), asking.offset(), size + 1L)) {
            return within(limits, execution, () -> {
                RowSet rows = execution.select();
                List<Binding> all = rows.stream().toList();
                return new Answered(rows.getResultVars(), all.subList(0, Math.min(size, all.size())), size, all.size() > size,
                        Optional.empty(), Optional.empty());
            });
        }
    }

    private static Answered made(DatasetGraph dataset, Asking asking, Limits limits) {
        Graph graph = new Collecting(limits).graph();
        try (QueryExec execution = asking.question().ask(dataset, asking.values())) {
            within(limits, execution, () -> execution.getQuery().isDescribeType() ? execution.describe(graph) : execution.construct(graph));
        }
        return new Answered(List.of(), List.of(), 0, false, Optional.empty(), Optional.of(graph));
    }

    private static <T> T within(Limits limits, QueryExec execution, Supplier<T> work) {
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
