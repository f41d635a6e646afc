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

/** Bytes of a file, unpacked where its name ends in .gz or .bz2, without a byte order mark, and how far it is read. */
public final class InputFile implements AutoCloseable {

    private static final int BUFFER = 1 << 16;
    /** What delimits rows; it must be the same bytes in an encoding for its rows to be cut without decoding them. */
    private static final String MARKS = "\",\t\n\r {}[]:";

    private final long size;
    private final BoundedInputStream stored;
    private final InputStream bytes;
    private final Charset encoding;

    /**
     * Opens a file.
     *
     * @param named the encoding that somebody says it has; a byte order mark knows better
     * @throws InputException when it can't be opened
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

    /** The bytes, in the encoding. */
    public InputStream bytes() {
        return bytes;
    }

    /** The encoding of the bytes: that of the file, or UTF-8 where they were recoded so that rows can be cut. */
    public Charset encoding() {
        return encoding;
    }

    /** How much there would be of something, if it goes on as so far: how much of it there is until here, for the whole. */
    public long estimate(long sofar) {
        long read = Math.max(1, stored.getCount());
        return Math.max(sofar, Math.round((double) sofar * size / Math.min(read, size)));
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
