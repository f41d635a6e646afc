package selon.core.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.graph.Node;
import org.apache.jena.rdfpatch.changes.RDFChangesBase;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.tupletable.TupleIndex;

import selon.core.ledger.ChangeGraph;
import selon.core.ledger.Ledger;
import selon.core.tdb.SwitchableDataset;

/** Opens a database that no process holds and checks that its parts agree. */
public final class DatabaseChecks {

    private static final int QUAD_INDEXES = 4;
    private static final int SHIPPED_AT_LEAST = 8_000;

    private DatabaseChecks() {}

    /**
     * Checks that the ledger's changes give the dataset quad for quad, that the derived graph equals a fresh
     * derivation, and that all indexes hold the same quads.
     *
     * @return the number of changes
     */
    public static long assertSound(Path folder) {
        try (Database database = Database.open(folder, none -> fail("there is a database in " + folder))) {
            DatasetGraph dataset = database.dataset();
            long last = Txn.calculateRead(dataset, () -> ChangeGraph.last(dataset));
            assertEquals(last, database.ledger().length(), "the ledger has each change");
            Set<Quad> quads = Txn.calculateRead(dataset, () -> Iter.toSet(dataset.find()));
            assertTrue(quads.size() > SHIPPED_AT_LEAST, quads.size() + " quads");
            assertSame(replayed(database.ledger(), last), quads, "replaying the ledger gives the dataset");
            assertTrue(FilledDatabases.gate(database).agrees(), "what is concluded is what the claims come to");
            Txn.executeRead(dataset, () -> assertIndexed(dataset, quads.size()));
            return last;
        }
    }

    private static Set<Quad> replayed(Ledger ledger, long last) {
        Set<Quad> quads = new HashSet<>();
        for (long number = 1; number <= last; number++) {
            ledger.read(number, new RDFChangesBase() {
                @Override
                public void add(Node g, Node s, Node p, Node o) {
                    quads.add(Quad.create(g, s, p, o));
                }

                @Override
                public void delete(Node g, Node s, Node p, Node o) {
                    assertTrue(quads.remove(Quad.create(g, s, p, o)), "what goes was there");
                }
            });
        }
        return quads;
    }

    private static void assertIndexed(DatasetGraph dataset, int quads) {
        List<TupleIndex> indexes = List.of(SwitchableDataset.store(dataset).getQuadTable().getNodeTupleTable()
                .getTupleTable().getIndexes());
        assertEquals(QUAD_INDEXES, indexes.size());
        Set<Tuple<NodeId>> first = Iter.toSet(indexes.get(0).all());
        assertEquals(quads, first.size());
        indexes.forEach(index -> assertSame(first, Iter.toSet(index.all()), "the index " + index.getName()));
    }

    private static <T> void assertSame(Set<T> wanted, Set<T> found, String what) {
        Set<T> missing = new HashSet<>(wanted);
        missing.removeAll(found);
        Set<T> more = new HashSet<>(found);
        more.removeAll(wanted);
        assertTrue(missing.isEmpty() && more.isEmpty(), () -> what + ": " + missing.size() + " are missing, " + more.size()
                + " are too many: " + missing.stream().limit(3).toList() + more.stream().limit(3).toList());
    }
}
