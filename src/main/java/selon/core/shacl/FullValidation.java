package selon.core.shacl;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.engine.ValidationContext;
import org.apache.jena.shacl.parser.Shape;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.validation.VLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;

import selon.core.vocab.Progress;

/**
 * A validation of everything (SHACL, section 3.4), divided by focus nodes among the processors.
 *
 * @param shapes   the rules
 * @param dataset  what is validated, in one read transaction a task; nobody writes meanwhile
 * @param view     what of it; asked once a task
 * @param progress is told of focus nodes
 */
record FullValidation(Shapes shapes, DatasetGraph dataset, Function<DatasetGraph, Graph> view, Progress progress) {

    private static final int NODES_A_TASK = 500;

    /** Focus nodes of one shape. */
    private record Task(Shape shape, List<Node> nodes) {}

    /** What is found, in no order. */
    Collection<ReportEntry> entries() {
        List<Task> tasks = Txn.calculateRead(dataset, this::tasks);
        long total = tasks.stream().mapToLong(task -> task.nodes.size()).sum();
        AtomicLong done = new AtomicLong();
        ExecutorService workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        List<Future<Collection<ReportEntry>>> parts = new ArrayList<>();
        try {
            for (Task task : tasks) {
                parts.add(workers.submit(() -> {
                    Collection<ReportEntry> found = Txn.calculateRead(dataset, () -> entries(task));
                    progress.at("validating", done.addAndGet(task.nodes.size()), total);
                    return found;
                }));
            }
            List<ReportEntry> all = new ArrayList<>();
            for (Future<Collection<ReportEntry>> part : parts) {
                all.addAll(part.get());
            }
            return all;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException("Validation was interrupted", e);
        } finally {
            parts.forEach(part -> part.cancel(false));
            workers.shutdown();
        }
    }

    private List<Task> tasks() {
        Graph graph = view.apply(dataset);
        List<Task> tasks = new ArrayList<>();
        for (Shape shape : shapes.getTargetShapes()) {
            List<Node> nodes = List.copyOf(AffectedNodes.focusNodes(shape, graph));
            for (int from = 0; from < nodes.size(); from += NODES_A_TASK) {
                tasks.add(new Task(shape, nodes.subList(from, Math.min(nodes.size(), from + NODES_A_TASK))));
            }
        }
        return tasks;
    }

    private Collection<ReportEntry> entries(Task task) {
        Graph graph = view.apply(dataset);
        ValidationContext context = ValidationContext.create(shapes, graph);
        task.nodes.forEach(node -> VLib.validateShape(context, graph, task.shape, node));
        return context.generateReport().getEntries();
    }
}
