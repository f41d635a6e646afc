package selon.http.publish;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import org.apache.commons.io.function.Uncheck;
import org.apache.jena.sparql.core.DatasetGraph;

import selon.core.rdf.DatasetExport;
import selon.http.base.VersionedCache;

/**
 * Keeps a dump for each syntax, of the newest state that was asked for, in a folder that is deleted at the end. Any thread may
 * ask; {@code stopped} is volatile.
 */
public final class DumpStore implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path folder;
    private final Map<DatasetExport, VersionedCache<DumpFile>> files = new EnumMap<>(DatasetExport.class);
    private volatile boolean stopped;

    public DumpStore(DatasetGraph dataset) {
        folder = Uncheck.get(() -> Files.createTempDirectory("selon-dumps"));
        for (DatasetExport syntax : new DatasetExport[] {DatasetExport.TRIG, DatasetExport.NTRIPLES}) {
            files.put(syntax, new VersionedCache<>(dataset, same -> DumpFile.make(same, syntax, folder, () -> stopped),
                    DumpFile::version, dump -> Uncheck.run(dump::discard)));
        }
    }

    /**
     * A file that is open.
     *
     * @param dump    what is in it
     * @param channel its bytes
     */
    record Opened(DumpFile dump, FileChannel channel) {}

    /** Opens the newest file, for the caller to close; nothing where none is ready in time. */
    Optional<Opened> open(DatasetExport syntax) {
        return files.get(syntax).use(PATIENCE, dump -> new Opened(dump, Uncheck.get(dump::open)));
    }

    /** The newest file that there is already. */
    Optional<DumpFile> known(DatasetExport syntax) {
        return files.get(syntax).known();
    }

    @Override
    public void close() {
        stopped = true;
        files.values().forEach(VersionedCache::close);
        Uncheck.run(() -> Files.deleteIfExists(folder));
    }
}
