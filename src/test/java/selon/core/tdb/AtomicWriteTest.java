package selon.core.tdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import selon.OwnThread;

/** A failed write does no harm to later writes. */
class AtomicWriteTest {

    private static final int WAIT_SECONDS = 30;
    private static final int BEFORE = 100;

    private static final class Cut extends RuntimeException {}

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 10_000})
    void a_write_that_fails_leaves_nothing_and_the_next_can_be_read(int size, @TempDir Path folder) {
        failThenWrite(folder, size, AtomicWrite::write);
        assertReadable(folder, size);
    }

    /** TDB2 did harm here up to 6.0 (apache/jena#3877). */
    @ParameterizedTest
    @ValueSource(ints = {1, 100, 10_000})
    void what_is_written_after_an_abort_is_whole(int size, @TempDir Path folder) {
        failThenWrite(folder, size, Txn::executeWrite);
        assertReadable(folder, size);
    }

    /** Fails to write, reads something that is not cached, and writes again. */
    private static void failThenWrite(Path folder, int size, BiConsumer<DatasetGraph, Runnable> write) {
        inDatabase(folder, dataset -> Txn.executeWrite(dataset, () -> {
            add(dataset, "one", BEFORE);
            add(dataset, "other", BEFORE);
        }));
        inDatabase(folder, dataset -> {
            assertThrows(Cut.class, () -> write.accept(dataset, () -> {
                add(dataset, "bad", size);
                assertEquals(BEFORE, words(dataset, "one").size());
                throw new Cut();
            }));
            assertEquals(BEFORE, Txn.calculateRead(dataset, () -> words(dataset, "other")).size());
            write.accept(dataset, () -> add(dataset, "good", size));
        });
    }

    private static void assertReadable(Path folder, int size) {
        inDatabase(folder, dataset -> Txn.executeRead(dataset, () -> {
            assertEquals(size, words(dataset, "good").size());
            assertTrue(words(dataset, "good").contains("good " + (size - 1)));
            assertEquals(BEFORE, words(dataset, "one").size());
            assertEquals(Set.of(), words(dataset, "bad"));
            assertEquals(2 * BEFORE + size, dataset.stream().map(Quad::toString).distinct().count());
        }));
    }

    @Test
    void another_thread_can_write_after_one_that_failed(@TempDir Path folder) {
        inDatabase(folder, dataset -> {
            assertThrows(Cut.class, () -> AtomicWrite.write(dataset, () -> {
                throw new Cut();
            }));
            assertFalse(dataset.isInTransaction());
            CompletableFuture<Void> next = OwnThread.run(() ->
                    AtomicWrite.write(dataset, () -> add(dataset, "good", 1)));
            next.orTimeout(WAIT_SECONDS, TimeUnit.SECONDS).join();
            assertEquals(1, Txn.calculateRead(dataset, () -> words(dataset, "good")).size());
        });
    }

    private static void inDatabase(Path folder, Consumer<DatasetGraph> work) {
        DatasetGraph dataset = DatabaseMgr.connectDatasetGraph(folder.toString());
        try {
            work.accept(dataset);
        } finally {
            TDBInternal.expel(dataset);
        }
    }

    private static void add(DatasetGraph dataset, String name, int size) {
        for (int i = 0; i < size; i++) {
            dataset.add(graph(name), NodeFactory.createURI("https://example.org/" + name + "/" + i), RDFS.Nodes.label,
                    NodeFactory.createLiteralString(name + " " + i));
        }
    }

    private static Set<String> words(DatasetGraph dataset, String name) {
        return Iter.toList(dataset.findNG(graph(name), Node.ANY, Node.ANY, Node.ANY)).stream()
                .map(quad -> quad.getObject().getLiteralLexicalForm()).collect(Collectors.toSet());
    }

    private static Node graph(String name) {
        return NodeFactory.createURI("https://example.org/graph/" + name);
    }
}
