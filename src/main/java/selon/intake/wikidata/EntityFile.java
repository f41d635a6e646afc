package selon.intake.wikidata;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Cuts a Wikidata dump into parts of whole entities, without parsing it. In N-Triples and Turtle, as Wikibase writes them, an
 * entity begins with the lines about its data set. A dump in JSON is cut at its lines. One thread reads it.
 */
final class EntityFile implements Iterator<EntityFile.DumpPart> {

    private static final int PART = 1 << 20;
    /** The most bytes of an entity; a longer one is refused. */
    private static final int LONGEST = 1 << 26;
    private static final byte[][] MARKS = {bytes("data:"), bytes("<https://www.wikidata.org/wiki/Special:EntityData/"),
        bytes("<http://www.wikidata.org/wiki/Special:EntityData/")};

    private final InputStream in;
    private final EntityFormat format;
    private byte[] buffer = new byte[2 * PART];
    private int length;
    private boolean ended;
    private Optional<IOException> failure = Optional.empty();

    EntityFile(InputStream in, EntityFormat format) {
        this.in = in;
        this.format = format;
    }

    /**
     * A part of the dump with whole entities.
     *
     * @param bytes     its bytes, unchanged
     * @param complaint the reason why it can't be parsed, if cutting the file revealed one
     */
    record DumpPart(byte[] bytes, Optional<String> complaint) {}

    /** The error that cut the reading short; empty as long as there is none. */
    Optional<IOException> failure() {
        return failure;
    }

    /** Whether the line at an offset begins an entity. */
    static boolean begins(byte[] text, int line, int length) {
        for (byte[] mark : MARKS) {
            if (line + mark.length <= length && Arrays.mismatch(text, line, line + mark.length, mark, 0, mark.length) < 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean hasNext() {
        if (length == 0 && !ended) {
            fill(PART);
        }
        return length > 0;
    }

    @Override
    public DumpPart next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        int cut = -1;
        for (int wanted = PART; cut < 0; wanted *= 2) {
            fill(Math.min(wanted, LONGEST));
            cut = ended ? length : cut();
            if (cut < 0 && length >= LONGEST) {
                return take(length, Optional.of("Within " + LONGEST + " bytes no entity begins. Selon reads dumps and entities "
                        + "in the order in which Wikidata writes them."));
            }
        }
        return take(cut, Optional.empty());
    }

    private DumpPart take(int until, Optional<String> complaint) {
        byte[] bytes = Arrays.copyOf(buffer, until);
        System.arraycopy(buffer, until, buffer, 0, length - until);
        length -= until;
        return new DumpPart(bytes, complaint);
    }

    private void fill(int wanted) {
        if (buffer.length < wanted) {
            buffer = Arrays.copyOf(buffer, wanted);
        }
        try {
            while (!ended && length < wanted) {
                int read = in.read(buffer, length, wanted - length);
                ended = read < 0;
                length += Math.max(0, read);
            }
        } catch (IOException e) {
            failure = Optional.of(e);
            ended = true;
        }
    }

    /** The offset at which the last entity in the buffer begins; -1 if that is the first one. */
    private int cut() {
        boolean begins = false;
        for (int end = length - 1; end > 0; end--) {
            if (buffer[end] == '\n') {
                if (format == EntityFormat.JSON) {
                    return end + 1;
                }
                boolean before = begins(buffer, end + 1, length);
                if (begins && !before) {
                    return afterLine(end + 1);
                }
                begins = before;
            }
        }
        return -1;
    }

    private int afterLine(int line) {
        int end = line;
        while (buffer[end] != '\n') {
            end++;
        }
        return end + 1;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
