package selon.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;

import org.apache.jena.graph.Graph;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.TDBInternal;

import selon.GeneratedGraph;
import selon.core.store.Database;
import selon.core.store.FilledDatabases;
import selon.core.store.Gate;
import selon.core.store.InitialLoad;

/**
 * Generated graphs of one size on disk, made once and kept: in a database with its ledger and what is concluded, and as
 * quads in a TDB2 store that nothing watches.
 *
 * @param triples  how many different triples are said, at least
 * @param database the database
 * @param gate     its gate
 * @param bare     the other store
 * @param copies   how many copies of the shipped data both hold
 * @param made     how long it took to make them
 */
record BenchStores(long triples, Database database, Gate gate, DatasetGraph bare, int copies, String made)
        implements AutoCloseable {

    /** The same triple is said in several documents; so many quads it takes for a number of different triples. */
    private static final double QUADS_A_TRIPLE = 1.14;

    static BenchStores open(Path work, long triples) throws IOException {
        Path folder = Files.createDirectories(work.resolve(Long.toString(triples)));
        long quads = (long) (triples * QUADS_A_TRIPLE);
        Path note = folder.resolve("made.txt");
        Path bare = folder.resolve("bare");
        if (!Files.exists(note)) {
            System.err.println("Making stores of " + triples + " triples in " + folder);
            StoreBuildTime ours = new StoreBuildTime();
            Database.open(folder.resolve("db"), empty -> fill(empty, GeneratedGraph.quads(quads).iterator(), ours)).close();
            String parts = ours.parts();
            StoreBuildTime plain = new StoreBuildTime();
            DatasetGraph dataset = DatabaseMgr.connectDatasetGraph(bare.toString());
            Txn.executeWrite(dataset, () -> GeneratedGraph.quads(quads).forEach(dataset::add));
            TDBInternal.expel(dataset);
            Files.writeString(note, parts + "; the bare store: " + plain.parts());
        }
        Database database = Database.open(folder.resolve("db"), none -> { });
        return new BenchStores(triples, database, FilledDatabases.gate(database), DatabaseMgr.connectDatasetGraph(bare.toString()),
                GeneratedGraph.copies(quads), Files.readString(note));
    }

    private static void fill(Database empty, Iterator<Quad> quads, StoreBuildTime progress) {
        Gate.Verdict verdict = new InitialLoad(empty, FilledDatabases.RULEBOOK, FilledDatabases.RULES, progress).with(quads, FilledDatabases.AUTHOR);
        if (!verdict.accepts()) {
            throw new IllegalStateException("refused: " + verdict.findings().get(0));
        }
    }

    /** How many bytes a folder holds. */
    static long bytes(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is said. */
    Graph said() {
        return bare.getUnionGraph();
    }

    @Override
    public void close() {
        database.close();
        TDBInternal.expel(bare);
    }
}
