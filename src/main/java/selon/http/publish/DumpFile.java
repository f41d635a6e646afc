package selon.http.publish;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPOutputStream;

import org.apache.commons.codec.digest.DigestUtils;
import org.apache.jena.sparql.core.DatasetGraph;

import selon.core.ledger.ChangeGraph;
import selon.core.rdf.DatasetExport;
import selon.core.vocab.Progress;

/**
 * A dump of one state, compressed by gzip. Its header holds no time, so one process always makes the same bytes of the same
 * state.
 *
 * @param file    where it is
 * @param version the number of the change
 * @param time    when that was made
 * @param bytes   how long the file is
 * @param digest  the SHA-256 of its bytes
 */
record DumpFile(Path file, long version, Instant time, long bytes, byte[] digest) {

    private static final int BUFFER_BYTES = 64 * 1024;

    /**
     * Writes one, inside a transaction.
     *
     * @param folder  where to
     * @param stopped whether to give up
     */
    static DumpFile make(DatasetGraph dataset, DatasetExport syntax, Path folder, BooleanSupplier stopped) throws IOException {
        long version = ChangeGraph.last(dataset);
        Path file = Files.createTempFile(folder, "dump-" + version + "-", ".gz");
        MessageDigest sha = DigestUtils.getSha256Digest();
        try (OutputStream stored = new DigestOutputStream(Files.newOutputStream(file), sha);
                OutputStream out = new BufferedOutputStream(ending(new GZIPOutputStream(stored, BUFFER_BYTES), stopped),
                        BUFFER_BYTES)) {
            syntax.write(dataset, out, Progress.NONE);
        } catch (IOException | RuntimeException e) {
            Files.delete(file);
            throw e;
        }
        return new DumpFile(file, version, ChangeGraph.time(dataset, version).orElse(Instant.EPOCH), Files.size(file),
                sha.digest());
    }

    private static OutputStream ending(OutputStream out, BooleanSupplier stopped) {
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                if (stopped.getAsBoolean()) {
                    throw new IOException("The server is stopping");
                }
                out.write(bytes, from, length);
            }
        };
    }

    /** Its entity tag: two processes may call blank nodes differently, so it tells the bytes too. */
    String tag(String name) {
        return "\"" + version + "." + name + "." + HexFormat.of().formatHex(digest, 0, 8) + "\"";
    }

    /** Opens it; it can be read to its end even when it is discarded meanwhile. */
    FileChannel open() throws IOException {
        return FileChannel.open(file);
    }

    /** Deletes it. */
    void discard() throws IOException {
        Files.deleteIfExists(file);
    }
}
