package selon;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** One connection to a server, made anew when it was closed. */
public final class RawConnection implements AutoCloseable {

    private static final int NOTHING = -1;
    private static final int HEXADECIMAL = 16;
    private static final int LONGEST_HEAD = 16 << 10;
    private static final int TRIES = 3;

    private final InetSocketAddress address;
    private final Duration longest;
    private Socket socket = new Socket();
    private InputStream in = InputStream.nullInputStream();
    private byte[] before = {};

    /**
     * A client of a server.
     *
     * @param longest how long it waits for bytes
     */
    public RawConnection(String url, Duration longest) {
        URI uri = URI.create(url);
        this.address = new InetSocketAddress(uri.getHost(), uri.getPort());
        this.longest = longest;
    }

    /**
     * What came back.
     *
     * @param status the status, -1 where the connection was closed without a word
     * @param body   the body, byte by byte
     * @param took   how long it took
     */
    public record Answer(int status, String body, Duration took) {}

    /**
     * Sends a request and reads the answer. Where its head is longer than the server reads, what is left unread can make the system
     * throw the answer away (RFC 9112, section 9.6): then it is sent again, a few times.
     *
     * @param last whether nothing comes after it, so that the server needs wait for nothing
     * @throws SocketTimeoutException when the server keeps it waiting
     */
    public Answer send(byte[] request, boolean last) throws IOException {
        long start = System.nanoTime();
        int tries = isLongerThanRead(request) ? TRIES : 1;
        for (boolean fresh = connect(); ; fresh = connect()) {
            try {
                assertNothingUnasked();
                before = request;
                socket.getOutputStream().write(request);
                Answer answer = last ? lastAnswer(start) : answer(start);
                if (answer.status != NOTHING || fresh) {
                    return answer;
                }
            } catch (SocketTimeoutException e) {
                close();
                throw e;
            } catch (IOException closedMeanwhile) {
                if (fresh && --tries == 0) {
                    close();
                    return new Answer(NOTHING, "", Duration.ofNanos(System.nanoTime() - start));
                }
            }
            close();
        }
    }

    /** Whether the head of a request is longer than the server reads. */
    public static boolean isLongerThanRead(byte[] request) {
        return new String(request, StandardCharsets.ISO_8859_1).split("\r\n\r\n", 2)[0].length() > LONGEST_HEAD;
    }

    /** What comes before the next request would be taken for its answer. */
    private void assertNothingUnasked() throws IOException {
        if (in.available() > 0) {
            throw new AssertionError("unasked: " + new String(in.readNBytes(in.available()), StandardCharsets.ISO_8859_1) + "\nafter\n"
                    + new String(before, StandardCharsets.ISO_8859_1));
        }
    }

    private boolean connect() throws IOException {
        if (socket.isConnected() && !socket.isClosed()) {
            return false;
        }
        socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) longest.toMillis());
        socket.connect(address);
        in = new BufferedInputStream(socket.getInputStream());
        return true;
    }

    private Answer lastAnswer(long start) throws IOException {
        socket.shutdownOutput();
        String all = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1)
                .replaceFirst("^HTTP/1.1 100 Continue\r\n\r\n", "");
        close();
        int status = all.matches("(?s)HTTP/1.1 \\d{3}.*") ? Integer.parseInt(all.substring(9, 12)) : NOTHING;
        return new Answer(status, all, Duration.ofNanos(System.nanoTime() - start));
    }

    private Answer answer(long start) throws IOException {
        String line = line();
        if (line.isEmpty()) {
            return new Answer(NOTHING, "", Duration.ZERO);
        }
        int status = Integer.parseInt(line.split(" ")[1]);
        int length = status == 204 || status == 304 ? 0 : NOTHING;
        boolean chunked = false;
        boolean closes = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            length = lower.startsWith("content-length:") && length == NOTHING ? Integer.parseInt(lower.substring(15).strip()) : length;
            chunked |= lower.equals("transfer-encoding: chunked");
            closes |= lower.equals("connection: close");
        }
        byte[] body = chunked ? chunks() : length == NOTHING ? in.readAllBytes() : in.readNBytes(length);
        if (closes) {
            close();
        }
        return new Answer(status, new String(body, StandardCharsets.ISO_8859_1), Duration.ofNanos(System.nanoTime() - start));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int size = size(); size > 0; size = size()) {
            all.writeBytes(in.readNBytes(size));
            line();
        }
        line();
        return all.toByteArray();
    }

    private int size() throws IOException {
        String line = line();
        if (line.isEmpty()) {
            throw new IOException("the answer was cut off");
        }
        return Integer.parseInt(line, HEXADECIMAL);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
