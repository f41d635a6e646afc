// Two stores that say the same, one behind the Gate and one bare.
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

import selon.Generated;
import selon.store.Database;
import selon.store.Filled;
import selon.store.Filling;
import selon.store.Gate;

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
record Stores(long triples, Database database, Gate gate, DatasetGraph bare, int copies, String made)
        implements AutoCloseable {

    /** The same triple is said in several documents; so many quads it takes for a number of different triples. */
    private static final double QUADS_A_TRIPLE = 1.14;

    static Stores open(Path work, long triples) throws IOException {
        Path folder = Files.createDirectories(work.resolve(Long.toString(triples)));
        long quads = (long) (triples * QUADS_A_TRIPLE);
        Path note = folder.resolve("made.txt");
        Path bare = folder.resolve("bare");
        if (!Files.exists(note)) {
            System.err.println("Making stores of " + triples + " triples in " + folder);
            Made ours = new Made();
            Database.open(folder.resolve("db"), empty -> fill(empty, Generated.quads(quads).iterator(), ours)).close();
            String parts = ours.parts();
            Made plain = new Made();
            DatasetGraph dataset = DatabaseMgr.connectDatasetGraph(bare.toString());
            Txn.executeWrite(dataset, () -> Generated.quads(quads).forEach(dataset::add));
            TDBInternal.expel(dataset);
            Files.writeString(note, parts + "; the bare store: " + plain.parts());
        }
        Database database = Database.open(folder.resolve("db"), none -> { });
        return new Stores(triples, database, Filled.gate(database), DatabaseMgr.connectDatasetGraph(bare.toString()),
                Generated.copies(quads), Files.readString(note));
    }

    private static void fill(Database empty, Iterator<Quad> quads, Made progress) {
        Gate.Verdict verdict = new Filling(empty, Filled.RULEBOOK, Filled.RULES, progress).with(quads, Filled.AUTHOR);
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
