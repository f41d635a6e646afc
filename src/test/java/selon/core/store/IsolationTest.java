package selon.core.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import selon.core.ledger.ChangeGraph;
import selon.core.vocab.Namespaces;
import selon.core.vocab.Progress;
import selon.core.vocab.Terms;

/**
 * Readers see whole changes, all that were acknowledged before they began, and none that was refused. Several readers, a
 * writer, a refused writer and a compaction run at full speed.
 */
@Tag("campaign")
class IsolationTest {

    private static final long READS = Long.getLong("selon.isolation.reads", 50_000);
    private static final int READERS = 4;
    private static final int THINGS = 4;
    private static final int QUERY_EVERY = 16;
    private static final Node LEFT = NodeFactory.createURI(Namespaces.ID + "graph/test-left");
    private static final Node RIGHT = NodeFactory.createURI(Namespaces.ID + "graph/test-right");
    private static final Node NEVER = NodeFactory.createURI(Namespaces.ID + "graph/test-never");
    private static final Node IS = NodeFactory.createURI("https://example.org/is");
    private static final String BOTH = "SELECT DISTINCT ?n { GRAPH <" + LEFT + "> { ?x <" + IS + "> ?n } GRAPH <" + RIGHT + "> { ?x <" + IS
            + "> ?n } }";

    @TempDir
    private Path folder;
    private Database database;
    private DatasetGraph dataset;
    private Gate gate;
    private long first;
    private final AtomicLong begun = new AtomicLong();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong compactions = new AtomicLong();
    private final AtomicLong reads = new AtomicLong();
    private final AtomicBoolean over = new AtomicBoolean();

    private static Node thing(int number) {
        return NodeFactory.createURI("https://example.org/thing/" + number);
    }

    private static Node integer(long number) {
        return NodeFactory.createLiteralDT(Long.toString(number), XSDDatatype.XSDinteger);
    }

    /** Writes a new number, which TDB2 keeps in its indexes, and a new word, which it does not, into two graphs. */
    private void change(long number) {
        begun.set(number);
        assertTrue(gate.commit(view -> {
            for (Node graph : List.of(LEFT, RIGHT)) {
                view.deleteAny(graph, Node.ANY, Node.ANY, Node.ANY);
                for (int i = 0; i < THINGS; i++) {
                    view.add(graph, thing(i), IS, integer(number));
                    view.add(graph, thing(i), RDFS.Nodes.label, NodeFactory.createLiteralString("number " + number));
                }
            }
        }, FilledDatabases.AUTHOR).change().isPresent());
        acknowledged.set(number);
    }

    private void propose() {
        assertFalse(gate.commit(view -> {
            view.deleteAny(LEFT, Node.ANY, Node.ANY, Node.ANY);
            view.add(NEVER, NEVER, RDF.Nodes.type, Terms.Classes.CLAIM);
        }, FilledDatabases.AUTHOR).verdict().accepts());
        refused.incrementAndGet();
    }

    private void compact() throws IOException {
        Compaction.run(database, gate::alone, Progress.NONE);
        compactions.incrementAndGet();
    }

    /** Reads everything that a change changes in one transaction, in several ways. */
    private long read(long seen, boolean asking) {
        long least = Math.max(seen, acknowledged.get());
        return Txn.calculateRead(dataset, () -> {
            long number = only(LEFT);
            assertTrue(number >= least && number <= begun.get(), number + " where " + least + " was acknowledged");
            assertEquals(number, only(RIGHT));
            Node words = NodeFactory.createLiteralString("number " + number);
            assertEquals(2 * THINGS, Iter.count(dataset.find(Node.ANY, Node.ANY, IS, integer(number))));
            assertEquals(2 * THINGS, Iter.count(dataset.find(Node.ANY, Node.ANY, RDFS.Nodes.label, words)));
            assertEquals(number, ChangeGraph.last(dataset) - first, "each change has a number");
            assertFalse(dataset.containsGraph(NEVER), "what was refused is not there");
            if (asking) {
                assertEquals(List.of(integer(number)), asked());
            }
            assertEquals(number, only(LEFT), "and nothing has changed since");
            return number;
        });
    }

    private long only(Node graph) {
        Set<Triple> all = Iter.iter(dataset.find(graph, Node.ANY, Node.ANY, Node.ANY)).map(Quad::asTriple).toSet();
        assertEquals(2 * THINGS, all.size());
        Set<Node> numbers = all.stream().filter(triple -> triple.getPredicate().equals(IS)).map(Triple::getObject)
                    .collect(Collectors.toSet());
        assertEquals(1, numbers.size(), numbers.toString());
        return Long.parseLong(numbers.iterator().next().getLiteralLexicalForm());
    }

    private List<Node> asked() {
        try (QueryExec execution = QueryExec.dataset(dataset).query(BOTH).build()) {
            RowSet rows = execution.select();
            return Iter.toList(Iter.map(rows, row -> row.get("n")));
        }
    }

    /** Work that a thread repeats. */
    private interface Turn {
        void take() throws Exception;
    }

    private Callable<Void> untilOver(Turn turn) {
        return () -> {
            try {
                while (!over.get()) {
                    turn.take();
                }
                return null;
            } finally {
                over.set(true); // When one fails, the others must end too.
            }
        };
    }

    private Turn reader() {
        AtomicLong seen = new AtomicLong();
        AtomicLong turns = new AtomicLong();
        return () -> {
            seen.set(read(seen.get(), turns.incrementAndGet() % QUERY_EVERY == 0));
            over.compareAndSet(false, reads.incrementAndGet() >= READS && compactions.get() > 1);
        };
    }

    @Test
    void no_reader_sees_half_a_change_nor_one_that_was_refused_and_none_misses_one_that_was_made() throws Exception {
        database = FilledDatabases.open(folder);
        dataset = database.dataset();
        gate = FilledDatabases.gate(database);
        first = Txn.calculateRead(dataset, () -> ChangeGraph.last(dataset));
        change(1);
        run();
        System.out.printf(Locale.ROOT, "IsolationTest: %,d reads checked beside %,d changes, %,d that were refused and %,d compactions%n",
                reads.get(), acknowledged.get(), refused.get(), compactions.get());
        assertTrue(reads.get() >= READS);
        assertTrue(acknowledged.get() > 1 && refused.get() > 1 && compactions.get() > 1);
        database.close();
        assertEquals(first + acknowledged.get(), DatabaseChecks.assertSound(folder));
    }

    private void run() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        Stream<Turn> writers = Stream.of(() -> change(acknowledged.get() + 1), this::propose, this::compact);
        List<Future<Void>> all = Stream.concat(writers, Stream.generate(this::reader).limit(READERS))
                .map(turn -> threads.submit(untilOver(turn))).toList();
        threads.shutdown();
        for (Future<Void> one : all) {
            one.get();
        }
    }
}
