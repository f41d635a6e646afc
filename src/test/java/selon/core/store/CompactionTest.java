package selon.core.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import selon.OwnThread;
import selon.core.ledger.ChangeGraph;
import selon.core.tdb.AtomicWrite;
import selon.core.tdb.SwitchableDataset;
import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;
import selon.core.vocab.Progress;
import selon.core.vocab.Terms;

/** A database is compacted while it is read and written, and readers and writers see no difference. */
@Tag("campaign")
class CompactionTest {

    private static final int WAIT_SECONDS = 60;
    private static final Node GRAPH = NodeFactory.createURI("https://w3id.org/selon/id/graph/test-counter");

    private static final class GivenUp extends RuntimeException {}

    @TempDir
    private Path folder;
    private Database database;
    private DatasetGraph dataset;
    private Gate gate;

    @BeforeEach
    void open() {
        database = FilledDatabases.open(folder);
        dataset = database.dataset();
        gate = FilledDatabases.gate(database);
    }

    @AfterEach
    void leave_it_sound() {
        long last = last();
        database.close();
        assertEquals(last, DatabaseChecks.assertSound(folder));
    }

    private Compaction.CompactionResult compact() {
        try {
            return Compaction.run(database, gate::alone, Progress.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void count(int number) {
        assertTrue(gate.commit(view -> {
            view.deleteAny(GRAPH, Node.ANY, Node.ANY, Node.ANY);
            view.add(GRAPH, GRAPH, RDFS.Nodes.label, NodeFactory.createLiteralString("number " + number));
        }, FilledDatabases.AUTHOR).change().isPresent());
    }

    private long last() {
        return Txn.calculateRead(dataset, () -> ChangeGraph.last(dataset));
    }

    private Set<Quad> quads() {
        return Txn.calculateRead(dataset, () -> Iter.toSet(dataset.find()));
    }

    private List<String> generations() {
        try (Stream<Path> all = Files.list(folder.resolve("store/tdb2"))) {
            return all.filter(Files::isDirectory).map(one -> one.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(BooleanSupplier wanted) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
        while (!wanted.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "it comes to that");
            Thread.sleep(5);
        }
    }

    /** The default graph is the union of the named graphs only when TDB2's own engine executes the query. */
    private long claims() {
        return Txn.calculateRead(dataset, () -> {
            try (QueryExec asked = QueryExec.dataset(dataset)
                    .query("SELECT ?claim { ?claim a <" + Terms.Classes.CLAIM.getURI() + "> }").build()) {
                return Iter.count(asked.select());
            }
        });
    }

    @Test
    void it_is_shorter_after_and_answers_the_same() throws IOException {
        dataset.getContext().set(ARQ.queryTimeout, "12345");
        for (int i = 0; i < 30; i++) {
            count(i);
        }
        Set<Quad> quads = quads();
        long claims = claims();
        assertTrue(claims > 50, claims + " claims");
        Compaction.CompactionResult result = compact();
        assertEquals(List.of("Data-0002"), generations());
        assertTrue(result.after() < result.before() / 2, result.toString());
        assertEquals(result.after(), database.generations().length());
        assertTrue(Math.abs(result.after() - database.generations().initialLength()) < 100, "it knows how it began");
        assertEquals(quads, quads());
        assertEquals(claims, claims());
        assertEquals("12345", dataset.getContext().getAsString(ARQ.queryTimeout));
        assertEquals("12345", SwitchableDataset.store(dataset).getContext().getAsString(ARQ.queryTimeout));
        count(31);
        compact();
        assertEquals(List.of("Data-0003"), generations());
        assertEquals(claims, claims());
    }

    @Test
    void a_reader_that_spans_it_reads_on_and_keeps_nobody_waiting() throws Exception {
        count(1);
        dataset.begin(TxnType.READ);
        Set<Quad> before = Iter.toSet(dataset.find());
        CompletableFuture<Compaction.CompactionResult> compacting = OwnThread.supply(this::compact);
        await(() -> generations().equals(List.of("Data-0001", "Data-0002")));
        OwnThread.run(() -> {
            count(2);
            assertEquals(3, last());
        }).get(WAIT_SECONDS, TimeUnit.SECONDS);
        assertFalse(compacting.isDone(), "the old store is kept for its reader");
        assertEquals(2, ChangeGraph.last(dataset));
        assertEquals(before, Iter.toSet(dataset.find()));
        dataset.end();
        dataset.end();
        compacting.get(WAIT_SECONDS, TimeUnit.SECONDS);
        assertEquals(List.of("Data-0002"), generations());
        assertEquals(3, last());
    }

    @Test
    void what_is_written_meanwhile_is_there_and_what_is_refused_does_no_harm() throws Exception {
        CompletableFuture<Integer> compacting = OwnThread.supply(() -> {
            for (int i = 0; i < 5; i++) {
                compact();
            }
            return generations().size();
        });
        int written = 0;
        for (; !compacting.isDone(); written++) {
            count(written);
            Gate.Outcome refused = gate.commit(view -> view.deleteAny(Node.ANY, Node.ANY, Terms.Properties.CLAIMANT, Node.ANY),
                    FilledDatabases.AUTHOR);
            assertFalse(refused.verdict().accepts());
        }
        assertEquals(1, compacting.get(WAIT_SECONDS, TimeUnit.SECONDS));
        assertTrue(written > 5, written + " written");
        assertEquals(1 + written, last());
        assertEquals(List.of("Data-0006"), generations());
    }

    @Test
    void given_up_at_any_moment_it_is_as_it_was() throws IOException {
        count(1);
        Set<Quad> quads = quads();
        long length = database.generations().length();
        assertThrows(GivenUp.class, () -> Compaction.run(database, gate::alone, (work, done, total) -> {
            throw new GivenUp();
        }));
        assertThrows(GivenUp.class, () -> Compaction.run(database, work -> {
            throw new GivenUp();
        }, Progress.NONE));
        gate.stop();
        assertEquals(ProblemType.WRITERS_BUSY, assertThrows(ProblemException.class, this::compact).type());
        assertEquals(List.of("Data-0001"), generations());
        assertEquals(quads, quads());
        assertEquals(length, database.generations().length());
        gate = FilledDatabases.gate(database);
        compact();
        assertEquals(quads, quads());
    }

    @Test
    void a_transaction_is_over_however_it_ends() {
        for (ReadWrite mode : ReadWrite.values()) {
            dataset.begin(mode);
            assertThrows(RuntimeException.class, () -> dataset.begin(mode), "one in the other");
            assertTrue(dataset.isInTransaction());
            dataset.commit();
            dataset.end();
            dataset.begin(mode);
            dataset.abort();
            assertThrows(RuntimeException.class, dataset::commit, "it is over");
        }
        dataset.begin(TxnType.WRITE);
        assertThrows(RuntimeException.class, dataset::end, "a write is committed or aborted");
        dataset.begin();
        dataset.end();
        AtomicWrite.write(dataset, () -> { });
        OwnThread.supply(this::compact).orTimeout(WAIT_SECONDS, TimeUnit.SECONDS).join();
        assertEquals(List.of("Data-0002"), generations(), "nobody seems to read any more");
    }
}
