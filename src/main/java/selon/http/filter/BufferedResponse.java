package selon.http.filter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

import org.apache.jena.query.QueryCancelledException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import selon.core.tdb.Deadline;
import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;
import selon.http.base.Answer;
import selon.http.base.ExceptionMapper;
import selon.http.base.ServletSink;

/**
 * Collects a whole answer before it is sent; a large one goes to a temporary file. An error on the way therefore replaces the
 * answer and never cuts it. A slow reader occupies a thread, and no place among the running queries. When the length of an
 * answer isn't limited, one that is too long for the file is sent as it comes. Only the thread of its request uses it.
 */
final class BufferedResponse extends HttpServletResponseWrapper implements AutoCloseable {

    /** As often as there are threads, this fits into any memory. */
    private static final int LONGEST_IN_MEMORY = 256 << 10;
    /** A longer answer is rarely asked for twice. */
    private static final int LONGEST_KEPT = 1 << 20;
    /** Each request has its own, or the server makes them. */
    private static final Set<String> NOT_KEPT = Set.of(RequestTimingFilter.NUMBER.toLowerCase(Locale.ROOT), "content-type", "content-length", "date",
            "transfer-encoding", "connection", "fuseki-request-id");

    private static final Logger LOG = LoggerFactory.getLogger("selon.http");

    private final OptionalLong longest;
    private final boolean keeping;
    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private FileChannel file;
    private long length;
    private RuntimeException failure;
    private boolean over;
    private boolean passing;
    private boolean sent;
    private Optional<Semaphore> room = Optional.empty();
    private Optional<Answer> kept = Optional.empty();

    /**
     * A spool before an answer.
     *
     * @param longest the most bytes that it may have; without, a long one goes out as it comes
     * @param keeping whether it may be given again
     */
    BufferedResponse(HttpServletResponse response, OptionalLong longest, boolean keeping) {
        super(response);
        this.longest = longest;
        this.keeping = keeping;
    }

    /**
     * Whether the answer can wait for its reader: in memory, or in a file if so many are not there yet.
     *
     * @param files how many may be there
     */
    boolean canWait(Semaphore files) {
        if (file != null && room.isEmpty() && files.tryAcquire()) {
            room = Optional.of(files);
        }
        return file == null || room.isPresent();
    }

    /** The answer that was sent; nothing where it is not to be given again. */
    Optional<Answer> kept() {
        return kept;
    }

    /** Sends the answer, or what is wrong with it whatever was made of that meanwhile; once. */
    void send(HttpServletRequest request) {
        if (sent || passing) {
            return;
        }
        sent = true;
        HttpServletResponse reader = reader();
        ExceptionMapper.request(request, reader, "", () -> {
            if (failure != null) {
                throw failure;
            }
            if (length > 0) {
                reader.setContentLengthLong(length);
                kept = toKeep(reader);
                writeTo(reader.getOutputStream());
            }
        });
    }

    private HttpServletResponse reader() {
        return (HttpServletResponse) getResponse();
    }

    /** The answer, if it is to be kept; with its headers as the endpoint gave them: what compresses it on its way changes them. */
    private Optional<Answer> toKeep(HttpServletResponse reader) throws IOException {
        if (!keeping || length > LONGEST_KEPT || getStatus() != SC_OK || getHeader("ETag") == null || getHeader("Set-Cookie") != null) {
            return Optional.empty();
        }
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        for (String name : new TreeSet<>(reader.getHeaderNames())) {
            if (!NOT_KEPT.contains(name.toLowerCase(Locale.ROOT))) {
                reader.getHeaders(name).forEach(value -> headers.add(Map.entry(name, value)));
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) length);
        if (file != null) {
            writeTo(bytes);
        }
        return Optional.of(new Answer(SC_OK, getContentType(), headers, file == null ? memory.toByteArray() : bytes.toByteArray()));
    }

    private void writeTo(OutputStream out) throws IOException {
        if (kept.isPresent()) {
            out.write(kept.get().bytes());
        } else if (file == null) {
            memory.writeTo(out);
        } else {
            file.position(0);
            Channels.newInputStream(file).transferTo(out);
        }
    }

    private void take(byte[] from, int offset, int count) throws IOException {
        if (longest.isEmpty() && !passing && length + count > LONGEST_KEPT) {
            passing = true;
            memory.writeTo(reader().getOutputStream());
            memory.reset();
        }
        if (passing) {
            reader().getOutputStream().write(from, offset, count);
        } else {
            keep(from, offset, count);
        }
    }

    private void keep(byte[] from, int offset, int count) {
        if (over) {
            return; // What went wrong is told in the end, whatever Fuseki makes of it.
        }
        if (failure != null) {
            throw failure;
        }
        try {
            Deadline.look();
            if (longest.isPresent() && length + count > longest.getAsLong()) {
                throw ProblemException.of(ProblemType.ANSWER_TOO_LONG, longest.getAsLong() >> 10);
            }
            write(from, offset, count);
        } catch (QueryCancelledException | ProblemException e) {
            failure = e;
            throw e;
        }
        length += count;
    }

    private void write(byte[] from, int offset, int count) {
        try {
            if (file == null && longest.isPresent() && length + count > LONGEST_IN_MEMORY) {
                file = unnamed();
                memory.writeTo(Channels.newOutputStream(file));
                memory.reset();
            }
            if (file == null) {
                memory.write(from, offset, count);
            } else {
                Channels.newOutputStream(file).write(from, offset, count);
            }
        } catch (IOException e) {
            LOG.error("An answer can't be kept in a temporary file", e);
            throw ProblemException.of(ProblemType.NO_ROOM_FOR_ANSWER);
        }
    }

    /** A file without a name, which the system takes away with the process at the latest. */
    private static FileChannel unnamed() throws IOException {
        Path path = Files.createTempFile("selon-answer", null);
        try {
            return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } finally {
            Files.delete(path);
        }
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return new ServletSink() {
            @Override
            public void write(byte[] from, int offset, int count) throws IOException {
                take(from, offset, count);
            }
        };
    }

    @Override
    public boolean isCommitted() {
        return passing;
    }

    @Override
    public void flushBuffer() {
        // It goes out when it is whole.
    }

    @Override
    public void resetBuffer() {
        if (passing) {
            throw new IllegalStateException("A part of the answer has gone out");
        }
        over = failure != null;
        memory.reset();
        length = 0;
        close();
    }

    @Override
    public void reset() {
        resetBuffer();
        super.reset();
    }

    /** Takes the file away. */
    @Override
    public void close() {
        room.ifPresent(Semaphore::release);
        room = Optional.empty();
        FileChannel open = file;
        file = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
