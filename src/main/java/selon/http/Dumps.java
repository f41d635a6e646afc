// The files that hold the whole graph.
package selon.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import org.apache.jena.sparql.core.DatasetGraph;

import selon.store.Export;

/** One file for each syntax, of the newest state that somebody has asked for, in a folder that goes with the process. */
final class Dumps implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path folder;
    private final Map<Export, PerVersion<Dump>> files = new EnumMap<>(Export.class);
    private volatile boolean stopped;

    Dumps(DatasetGraph dataset) {
        try {
            folder = Files.createTempDirectory("selon-dumps");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Export syntax : new Export[] {Export.TRIG, Export.NTRIPLES}) {
            files.put(syntax, new PerVersion<>(dataset, same -> Dump.make(same, syntax, folder, () -> stopped),
                    Dump::version, Dumps::discard));
        }
    }

    /**
     * A file that is open.
     *
     * @param dump    what is in it
     * @param channel its bytes
     */
    record Opened(Dump dump, FileChannel channel) {}

    /** Opens the newest file, for the caller to close; nothing where none is ready in time. */
    Optional<Opened> open(Export syntax) {
        return files.get(syntax).use(PATIENCE, dump -> {
            try {
                return new Opened(dump, dump.open());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** The newest file that there is already. */
    Optional<Dump> known(Export syntax) {
        return files.get(syntax).known();
    }

    private static void discard(Dump dump) {
        try {
            dump.discard();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stopped = true;
        files.values().forEach(PerVersion::close);
        try {
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
