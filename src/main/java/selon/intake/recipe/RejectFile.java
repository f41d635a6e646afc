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
 * Two files, made when they are needed: refused rows exactly as they lay in the input, with its header, so that they can be
 * mended and imported; and a line for each that was refused, mended or partly lost: file, place, which of these, and why,
 * with tabs between.
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
     * @param rows   where the refused rows go
     * @param report where the reasons go
     */
    public RejectFile(Path rows, Path report) {
        this.rows = rows;
        this.report = report;
    }

    /** What refused rows of the file that is read now need at their head. */
    public void header(byte[] bytes) {
        header = bytes;
    }

    public void refused(Path file, RawRecord piece, String why) {
        keep(piece);
        told(file, piece.place(), "refused", why);
        show(file, piece.place(), why);
    }

    /** Keeps an entity of which a part is lost: mended and imported again, its document is whole. */
    public void lost(Path file, RawRecord piece, List<RejectedStatement> losses) {
        if (!losses.isEmpty()) {
            keep(piece);
        }
        for (RejectedStatement loss : losses) {
            String place = piece.place() + ", statement " + loss.statement();
            told(file, place, "lost", loss.why());
            show(file, place, loss.why());
        }
    }

    private void keep(RawRecord piece) {
        if (rowsOut.isEmpty()) {
            rowsOut = Optional.of(open(rows));
        }
        if (header.length > 0) {
            write(rowsOut.get(), header);
            header = NONE;
        }
        write(rowsOut.get(), piece.bytes());
    }

    private void show(Path file, String place, String why) {
        if (first.size() < SHOWN) {
            first.add(file + ": " + place + ": " + why);
        }
    }

    /** The first that were refused or lost, and why. */
    public List<String> first() {
        return List.copyOf(first);
    }

    public void repaired(Path file, String place, String what) {
        told(file, place, "repaired", what);
    }

    private void told(Path file, String place, String which, String why) {
        if (reportOut.isEmpty()) {
            reportOut = Optional.of(open(report));
        }
        write(reportOut.get(), (file + "\t" + place + "\t" + which + "\t" + why.replaceAll("\\s+", " ") + "\n")
                .getBytes(StandardCharsets.UTF_8));
    }

    /** Where the refused rows are, if there are any. */
    public Optional<Path> rows() {
        return rowsOut.map(any -> rows);
    }

    /** Where the reasons are, if there are any. */
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
