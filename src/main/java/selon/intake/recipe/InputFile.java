package selon.intake.recipe;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.io.ByteOrderMark;
import org.apache.commons.io.input.BOMInputStream;
import org.apache.commons.io.input.BoundedInputStream;
import org.apache.commons.io.input.ReaderInputStream;

import selon.core.vocab.InputException;

/**
 * The bytes of an input file, and how far it is read. A name that ends in {@code .gz} or {@code .bz2} is decompressed, and a
 * byte order mark is removed. One thread reads it.
 */
public final class InputFile implements AutoCloseable {

    private static final int BUFFER = 1 << 16;
    /** The delimiters of records. An encoding that gives them other bytes than ASCII is recoded before records are cut. */
    private static final String MARKS = "\",\t\n\r {}[]:";

    private final long size;
    private final BoundedInputStream stored;
    private final InputStream bytes;
    private final Charset encoding;

    /**
     * Opens a file.
     *
     * @param file  the file
     * @param named its encoding; a byte order mark takes precedence
     * @throws InputException if it can't be opened
     */
    public InputFile(Path file, Charset named) {
        try {
            this.size = Files.size(file);
            this.stored = BoundedInputStream.builder().setInputStream(Files.newInputStream(file)).get();
            BOMInputStream unpacked = BOMInputStream.builder().setInputStream(unpacked(file))
                    .setByteOrderMarks(ByteOrderMark.UTF_8, ByteOrderMark.UTF_16LE, ByteOrderMark.UTF_16BE,
                            ByteOrderMark.UTF_32LE, ByteOrderMark.UTF_32BE).get();
            Charset found = unpacked.hasBOM() ? Charset.forName(unpacked.getBOMCharsetName()) : named;
            boolean plain = Arrays.equals(MARKS.getBytes(found), MARKS.getBytes(StandardCharsets.US_ASCII))
                    && !found.name().startsWith("ISO-2022");
            this.encoding = plain ? found : StandardCharsets.UTF_8;
            this.bytes = new BufferedInputStream(plain ? unpacked : ReaderInputStream.builder()
                    .setReader(new InputStreamReader(unpacked, found)).setCharset(StandardCharsets.UTF_8).get(), BUFFER);
        } catch (IOException e) {
            throw new InputException(file + ": can't be read: " + InputException.reason(e) + ".");
        }
    }

    private InputStream unpacked(Path file) throws IOException {
        String name = file.toString();
        InputStream buffered = new BufferedInputStream(stored, BUFFER);
        if (name.endsWith(".gz")) {
            return new GZIPInputStream(buffered, BUFFER);
        }
        return name.endsWith(".bz2") ? new BZip2CompressorInputStream(buffered, true) : buffered;
    }

    /** The bytes, in {@link #encoding()}. */
    public InputStream bytes() {
        return bytes;
    }

    /** The encoding of the bytes: that of the file, or UTF-8 if they are recoded. */
    public Charset encoding() {
        return encoding;
    }

    /** Estimates the total of a count for the whole file from the count so far. */
    public long estimate(long sofar) {
        long read = Math.max(1, stored.getCount());
        return Math.max(sofar, Math.round((double) sofar * size / Math.min(read, size)));
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
