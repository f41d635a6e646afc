package selon.http.publish;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.eclipse.jetty.http.ByteRange;

import selon.core.rdf.DatasetExport;
import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;
import selon.http.base.Freshness;
import selon.http.base.HttpEndpoint;
import selon.http.base.Version;

/**
 * Serves a dump: the whole graph at one moment. A client can fetch it in parts (RFC 9110, section 14): an interrupted download
 * continues with {@code Range} and {@code If-Range}. {@code Repr-Digest} (RFC 9530) lets a client check it.
 */
final class DumpEndpoint extends HttpEndpoint {

    /** One range; several are not worth their trouble for a compressed file, which is then sent whole. */
    private static final Pattern ONE_RANGE = Pattern.compile("bytes=\\s*(\\d{1,18}-\\d{0,18}|-\\d{1,18})\\s*");

    private final transient DumpStore dumps;
    private final DatasetExport syntax;
    private final String ending;

    DumpEndpoint(DumpStore dumps, DatasetExport syntax, String ending) {
        super("GET", "HEAD");
        this.dumps = dumps;
        this.syntax = syntax;
        this.ending = ending;
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        DumpStore.Opened opened = dumps.open(syntax).orElseThrow(() -> ProblemException.of(ProblemType.FILE_BEING_MADE));
        try (FileChannel file = opened.channel()) {
            send(opened.dump(), file, request, response);
        }
    }

    private void send(DumpFile dump, FileChannel file, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String tag = dump.tag(ending);
        boolean fresh = Freshness.of(tag, "").isWanted(request, response);
        response.setDateHeader("Last-Modified", dump.time().toEpochMilli());
        if (request.getHeader("If-Match") != null && !Version.isKnown(request, tag, "If-Match")) {
            throw ProblemException.of(ProblemType.FILE_CHANGED, tag);
        }
        if (!fresh || request.getHeader("If-None-Match") == null && isAsOldAs(dump, request)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        Optional<String> wanted = Optional.ofNullable(request.getHeader("Range"))
                .filter(range -> request.getMethod().equals("GET") && ONE_RANGE.matcher(range).matches()
                        && Optional.ofNullable(request.getHeader("If-Range")).map(tag::equals).orElse(true));
        ByteRange part = wanted.isEmpty() ? new ByteRange(0, dump.bytes() - 1)
                : part(wanted.get(), dump, response);
        if (wanted.isPresent()) {
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            response.setHeader("Content-Range", part.toHeaderValue(dump.bytes()));
        }
        response.setContentType("application/gzip");
        response.setHeader("Accept-Ranges", "bytes");
        response.setHeader("Content-Disposition",
                "attachment; filename=\"selon-" + dump.version() + "." + ending + "\"");
        response.setHeader("Repr-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(dump.digest()) + ":");
        response.setContentLengthLong(part.getLength());
        if (request.getMethod().equals("GET")) {
            copy(file, part, response.getOutputStream());
        }
    }

    private static boolean isAsOldAs(DumpFile dump, HttpServletRequest request) {
        try {
            long since = request.getDateHeader("If-Modified-Since");
            return since >= 0 && since >= dump.time().truncatedTo(ChronoUnit.SECONDS).toEpochMilli();
        } catch (IllegalArgumentException noDate) {
            return false;
        }
    }

    private static ByteRange part(String range, DumpFile dump, HttpServletResponse response) {
        List<ByteRange> parts = ByteRange.parse(List.of(range.strip()), dump.bytes());
        if (parts.isEmpty()) {
            response.setHeader("Content-Range", ByteRange.toNonSatisfiableHeaderValue(dump.bytes()));
            throw ProblemException.of(ProblemType.RANGE_NOT_IN_FILE, dump.bytes(), range);
        }
        return parts.get(0);
    }

    private static void copy(FileChannel file, ByteRange part, OutputStream out) throws IOException {
        WritableByteChannel to = Channels.newChannel(out);
        for (long at = part.first(); at <= part.last();) {
            at += file.transferTo(at, part.last() - at + 1, to);
        }
    }
}
