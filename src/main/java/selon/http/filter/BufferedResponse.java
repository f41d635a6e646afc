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
import java.util.Optional;
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
import selon.http.base.ExceptionMapper;
import selon.http.base.ServletSink;

/**
 * Takes an answer whole before any of it goes out, a large one into a file: what goes wrong on the way, its length or its time
 * among that, is an error and never half an answer, and who reads slowly keeps nothing from others but a thread.
 */
final class BufferedResponse extends HttpServletResponseWrapper implements AutoCloseable {

    /** As often as there are threads, this fits into any memory. */
    private static final int LONGEST_IN_MEMORY = 256 << 10;

    private static final Logger LOG = LoggerFactory.getLogger("selon.http");

    private final long longest;
    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private FileChannel file;
    private long length;
    private RuntimeException failure;
    private boolean over;
    private boolean sent;
    private Optional<Semaphore> room = Optional.empty();

    /**
     * A spool before an answer.
     *
     * @param longest the most bytes that it may have
     */
    BufferedResponse(HttpServletResponse response, long longest) {
        super(response);
        this.longest = longest;
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

    /** Sends the answer, or what is wrong with it whatever was made of that meanwhile; once. */
    void send(HttpServletRequest request) {
        if (sent) {
            return;
        }
        sent = true;
        HttpServletResponse reader = (HttpServletResponse) getResponse();
        ExceptionMapper.request(request, reader, "", () -> {
            if (failure != null) {
                throw failure;
            }
            if (length > 0) {
                reader.setContentLengthLong(length);
                writeTo(reader.getOutputStream());
            }
        });
    }

    private void writeTo(OutputStream out) throws IOException {
        if (file == null) {
            memory.writeTo(out);
        } else {
            file.position(0);
            Channels.newInputStream(file).transferTo(out);
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
            if (length + count > longest) {
                throw ProblemType.ANSWER_TOO_LONG.with(longest >> 10);
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
            if (file == null && length + count > LONGEST_IN_MEMORY) {
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
            throw ProblemType.NO_ROOM_FOR_ANSWER.with();
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
            public void write(byte[] from, int offset, int count) {
                keep(from, offset, count);
            }
        };
    }

    @Override
    public boolean isCommitted() {
        return false;
    }

    @Override
    public void flushBuffer() {
        // It goes out when it is whole.
    }

    @Override
    public void resetBuffer() {
        over = failure != null;
        memory.reset();
        length = 0;
        close();
    }

    @Override
    public void reset() {
        super.reset();
        resetBuffer();
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
