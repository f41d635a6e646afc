package selon.bench;

import java.lang.management.ManagementFactory;

import com.sun.management.OperatingSystemMXBean;
import org.apache.jena.graph.Graph;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;

import selon.core.store.FilledDatabases;
import selon.core.vocab.GraphNames;
import selon.core.vocab.Progress;

/**
 * How long it takes to validate everything, once.
 *
 * @param seconds   on the wall's clock
 * @param processor seconds of all processors
 */
record FullValidationBench(double seconds, double processor) {

    private static final double NANOS_A_SECOND = 1e9;
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** By jena-shacl alone. */
    static FullValidationBench jena(DatasetGraph said) {
        Graph graph = FilledDatabases.SHIPPED.graphs().get(GraphNames.SHAPES);
        return time(() -> Txn.calculateRead(said, () ->
                ShaclValidator.get().validate(Shapes.parse(graph), said.getUnionGraph()).conforms()));
    }

    /** By all processors. */
    static FullValidationBench ours(DatasetGraph said) {
        return time(() -> FilledDatabases.RULEBOOK.findings(said, DatasetGraph::getUnionGraph, Progress.NONE).isEmpty());
    }

    private static FullValidationBench time(java.util.function.BooleanSupplier work) {
        long wall = System.nanoTime();
        long processor = SYSTEM.getProcessCpuTime();
        if (!work.getAsBoolean()) {
            throw new IllegalStateException("What is generated conforms, but was found not to");
        }
        return new FullValidationBench((System.nanoTime() - wall) / NANOS_A_SECOND,
                (SYSTEM.getProcessCpuTime() - processor) / NANOS_A_SECOND);
    }
}
