package selon.core.tdb;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.util.Optional;

import org.apache.jena.dboe.base.file.BinaryDataFile;
import org.apache.jena.dboe.base.file.BinaryDataFileRandomAccess;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.nodetable.NodeTableTRDF;

/**
 * Repairs the file in which TDB2 stores RDF terms. In Jena 5.6.0, an abort shortens the file but not the position of
 * the next write (apache/jena#3877), so terms that are written later can't be read again.
 *
 * <p>A cure for Jena 5.6.0, mended in 6.1.0, which makes this class needless. Tried by AtomicWriteTest, which also
 * shows that the bug is still there.
 */
final class NodeTableRepair {

    private NodeTableRepair() {}

    /** Sets the write position to the end of the file. No write transaction may run meanwhile. */
    static void rewind(DatasetGraph dataset) {
        NodeTable table = SwitchableDataset.store(dataset).getTripleTable().getNodeTupleTable().getNodeTable();
        while (table.wrapped() != null) {
            table = table.wrapped();
        }
        BinaryDataFile file = ((NodeTableTRDF) table).getData();
        for (Optional<BinaryDataFile> inner = inside(file); inner.isPresent(); inner = inside(file)) {
            file = inner.get();
        }
        if (file instanceof BinaryDataFileRandomAccess onDisk) {
            try {
                field(onDisk, "writePosition").setLong(onDisk, ((RandomAccessFile) field(onDisk, "file").get(onDisk)).length());
                field(onDisk, "readMode").setBoolean(onDisk, true);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (IllegalAccessException | NoSuchFieldException e) {
                throw new IllegalStateException("Not the TDB2 this was written for", e);
            }
        }
    }

    private static Optional<BinaryDataFile> inside(BinaryDataFile file) {
        for (String name : new String[] {"binFile", "other"}) {
            try {
                return Optional.of((BinaryDataFile) field(file, name).get(file));
            } catch (NoSuchFieldException notThisOne) {
                continue;
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("Not the TDB2 this was written for", e);
            }
        }
        return Optional.empty();
    }

    private static Field field(Object of, String name) throws NoSuchFieldException {
        Field field = of.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }
}
