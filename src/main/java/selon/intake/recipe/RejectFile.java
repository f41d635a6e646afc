package selon.intake.recipe;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import selon.core.vocab.InputException;

/**
 * Writes the rejects of an import to two files, each created with its first line. One file holds the refused records unchanged,
 * with the header of the input, so that they can be corrected and imported. The other is a report in TSV with a line for each
 * refused, repaired or lost item: file, place, one of these words, and the reason. One thread uses it.
 */
public final class RejectFile implements Closeable {

    private static final byte[] NONE = {};
    private static final int SHOWN = 10;

    private final Path rows;
    private final Path report;
    private Optional<OutputStream> rowsOut = Optional.empty();
    private Optional<OutputStream> reportOut = Optional.empty();
    private byte[] header = NONE;
    private final List<String> first = new ArrayList<>();

    /**
     * Prepares both files and creates neither.
     *
     * @param rows   the file for the refused records
     * @param report the file for the report
     */
    public RejectFile(Path rows, Path report) {
        this.rows = rows;
        this.report = report;
    }

    /** Sets the header of the current input, which comes before its first refused record. */
    public void header(byte[] bytes) {
        header = bytes;
    }

    /** Writes a refused record and the reason. */
    public void refused(Path file, RawRecord piece, String why) {
        writeRecord(piece);
        addLine(file, piece.place(), "refused", why);
        remember(file, piece.place(), why);
    }

    /** Writes an entity of which statements are rejected, whole, so that its corrected form can be imported again. */
    public void lost(Path file, RawRecord piece, List<RejectedStatement> losses) {
        if (!losses.isEmpty()) {
            writeRecord(piece);
        }
        for (RejectedStatement loss : losses) {
            String place = piece.place() + ", statement " + loss.statement();
            addLine(file, place, "lost", loss.why());
            remember(file, place, loss.why());
        }
    }

    private void writeRecord(RawRecord piece) {
        if (rowsOut.isEmpty()) {
            rowsOut = Optional.of(open(rows));
        }
        if (header.length > 0) {
            write(rowsOut.get(), header);
            header = NONE;
        }
        write(rowsOut.get(), piece.bytes());
    }

    private void remember(Path file, String place, String why) {
        if (first.size() < SHOWN) {
            first.add(file + ": " + place + ": " + why);
        }
    }

    /** The first ten refusals and losses with their reasons, one line each. */
    public List<String> first() {
        return List.copyOf(first);
    }

    /** Reports a repair in an accepted record. */
    public void repaired(Path file, String place, String what) {
        addLine(file, place, "repaired", what);
    }

    private void addLine(Path file, String place, String which, String why) {
        if (reportOut.isEmpty()) {
            reportOut = Optional.of(open(report));
        }
        write(reportOut.get(), (file + "\t" + place + "\t" + which + "\t" + why.replaceAll("\\s+", " ") + "\n")
                .getBytes(StandardCharsets.UTF_8));
    }

    /** The file of refused records, if there are any. */
    public Optional<Path> rows() {
        return rowsOut.map(any -> rows);
    }

    /** The report, if it has a line. */
    public Optional<Path> report() {
        return reportOut.map(any -> report);
    }

    private static OutputStream open(Path file) {
        try {
            return new BufferedOutputStream(Files.newOutputStream(file));
        } catch (IOException e) {
            throw new InputException(file + ": can't be written: " + InputException.reason(e) + ".");
        }
    }

    private static void write(OutputStream out, byte[] bytes) {
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw new InputException("The refused rows can't be written: " + InputException.reason(e) + ".");
        }
    }

    @Override
    public void close() throws IOException {
        for (Optional<OutputStream> out : List.of(rowsOut, reportOut)) {
            if (out.isPresent()) {
                out.get().close();
            }
        }
    }
}
