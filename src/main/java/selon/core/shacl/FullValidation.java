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
 * A validation of all focus nodes (SHACL, section 3.4), which runs in parallel on all processors.
 */
final class FullValidation {

    private static final int NODES_A_TASK = 500;

    private final Shapes shapes;
    private final DatasetGraph dataset;
    private final Function<DatasetGraph, Graph> view;
    private final Progress progress;

    /**
     * @param shapes the shapes
     * @param dataset the dataset, which must not change meanwhile; each task reads it in a transaction of its own
     * @param view gives the graph to validate; called once per task, by the task's thread
     * @param progress receives the number of validated focus nodes
     */
    FullValidation(Shapes shapes, DatasetGraph dataset, Function<DatasetGraph, Graph> view, Progress progress) {
        this.shapes = shapes;
        this.dataset = dataset;
        this.view = view;
        this.progress = progress;
    }

    /** A batch of focus nodes of one shape. */
    private record Task(Shape shape, List<Node> nodes) {}

    /**
     * Validates, and returns the results in no particular order.
     *
     * @throws IllegalStateException when the thread is interrupted
     */
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
