package selon.intake.rows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

import selon.intake.recipe.RawRecord;

/**
 * Cuts a file into rows (RFC 4180) without parsing their cells. A quoted cell may span lines. A quotation mark that is never
 * closed spoils its own line and no later one. One thread reads it; {@link #next()} gives the rows in groups.
 */
public final class RowFile implements Iterator<List<RawRecord>> {

    /** The most rows of one group. */
    private static final int ROWS = 64;
    private static final int BYTES = 1 << 20;
    /** The most bytes of a row; a longer one is refused. */
    private static final int LONGEST_ROW = 1 << 25;
    private static final int MOST_LINES = 10_000;

    private final InputStream in;
    private final RowFormat format;
    /** Lines that were read ahead and belong to later rows. */
    private final Deque<byte[]> lines = new ArrayDeque<>();
    private long line = 1;
    private long row;
    private int columns;
    private Optional<IOException> failure = Optional.empty();
    private Optional<RawRecord> ahead = Optional.empty();

    /** Creates an iterator over the rows from the current position of a stream. */
    public RowFile(InputStream in, RowFormat format) {
        this.in = in;
        this.format = format;
        this.row = format.hasHeader() ? 0 : 1;
    }

    /** The next row that is not blank; the first one of a table is its header. */
    public Optional<RawRecord> row() {
        byte[] first = nextLine();
        while (first.length > 0 && isBlank(first)) {
            line++;
            first = nextLine();
        }
        return first.length == 0 ? Optional.empty() : Optional.of(row(first));
    }

    private RawRecord row(byte[] first) {
        String place = "row " + row + " (line " + line + ")";
        row++;
        if (first[first.length - 1] != '\n' && first.length >= LONGEST_ROW) {
            return new RawRecord(place, first, Optional.of("The row, or a part of it, is longer than " + LONGEST_ROW
                    + " bytes. Divide it."));
        }
        List<byte[]> taken = new ArrayList<>(List.of(first));
        int length = first.length;
        boolean open = format.leavesOpen(first, false);
        while (open && taken.size() < MOST_LINES && length < LONGEST_ROW) {
            byte[] next = nextLine();
            if (next.length == 0) {
                break;
            }
            taken.add(next);
            length += next.length;
            open = format.leavesOpen(next, true);
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream(length);
        taken.forEach(whole::writeBytes);
        if (open || taken.size() > 1 && !hasAllColumns(whole)) {
            for (int i = taken.size() - 1; i > 0; i--) {
                lines.addFirst(taken.get(i));
            }
            line++;
            return new RawRecord(place, first, Optional.of("A quotation mark is opened and never closed. Close it, or "
                    + "write it twice inside quotation marks."));
        }
        line += taken.size();
        return new RawRecord(place, whole.toByteArray(), Optional.empty());
    }

    /** Sets the number of columns. A row that spans lines and has another number of cells has an unclosed quotation mark. */
    public void columns(int number) {
        columns = number;
    }

    private boolean hasAllColumns(ByteArrayOutputStream bytes) {
        try {
            return columns == 0 || format.cells(bytes.toString(StandardCharsets.ISO_8859_1)).size() == columns;
        } catch (RowFormat.NoRow e) {
            return false;
        }
    }

    /** The error that cut the reading short; empty as long as there is none. */
    public Optional<IOException> failure() {
        return failure;
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte one : bytes) {
            if (one != '\n' && one != '\r' && one != ' ') {
                return false;
            }
        }
        return true;
    }

    /** The next line with its line feed, cut off at the most bytes of a row; empty at the end of the file. */
    private byte[] nextLine() {
        if (!lines.isEmpty()) {
            return lines.remove();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try {
            for (int next = in.read(); next >= 0; next = in.read()) {
                bytes.write(next);
                if (next == '\n' || bytes.size() >= LONGEST_ROW) {
                    break;
                }
            }
        } catch (IOException e) {
            failure = Optional.of(e);
        }
        return bytes.toByteArray();
    }

    @Override
    public boolean hasNext() {
        if (ahead.isEmpty()) {
            ahead = row();
        }
        return ahead.isPresent();
    }

    @Override
    public List<RawRecord> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        List<RawRecord> rows = new ArrayList<>();
        long bytes = 0;
        while (rows.size() < ROWS && bytes < BYTES && hasNext()) {
            bytes += ahead.get().bytes().length;
            rows.add(ahead.get());
            ahead = Optional.empty();
        }
        return rows;
    }
}
