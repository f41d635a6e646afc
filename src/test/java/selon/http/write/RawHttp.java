package selon.http.write;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends bytes to a server from an address of this machine.
 *
 * @param url  the server's address
 * @param from the client's address
 */
public record RawHttp(String url, String from) {

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: (\\d+)\r\n");
    private static final int LONGEST_MILLIS = 30_000;

    /**
     * What came back.
     *
     * @param status  the status of the first answer, 0 where there was none
     * @param text    everything that came, a character a byte
     * @param seconds how long it took until the answer was whole
     */
    public record Reply(int status, String text, double seconds) {

        public String body() {
            int gap = text.indexOf("\r\n\r\n");
            String body = gap < 0 ? "" : text.substring(gap + 4);
            return new String(body.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        }
    }

    /** Opens a connection. */
    public Socket open() throws IOException {
        URI address = URI.create(url);
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
        socket.connect(new InetSocketAddress(InetAddress.getByName(address.getHost()), address.getPort()));
        socket.setSoTimeout(LONGEST_MILLIS);
        return socket;
    }

    /** Sends a request, slowly where there are milliseconds between its body's bytes, and reads the answer. */
    public Reply send(String request, int millisBetween) {
        long start = System.nanoTime();
        StringBuilder got = new StringBuilder();
        try (Socket socket = open()) {
            byte[] bytes = request.getBytes(StandardCharsets.ISO_8859_1);
            try {
                write(socket, bytes, millisBetween);
            } catch (IOException refusedMeanwhile) {
                got.setLength(0); // The answer may be there all the same.
            }
            read(socket.getInputStream(), got);
        } catch (IOException closed) {
            got.append("");
        }
        String text = got.toString();
        Matcher line = Pattern.compile("^HTTP/1\\.1 (\\d{3})").matcher(text);
        return new Reply(line.find() ? Integer.parseInt(line.group(1)) : 0, text, (System.nanoTime() - start) / 1e9);
    }

    private static void write(Socket socket, byte[] bytes, int millisBetween) throws IOException {
        if (millisBetween == 0) {
            socket.getOutputStream().write(bytes);
            return;
        }
        int body = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n") + 4;
        socket.getOutputStream().write(bytes, 0, body);
        for (int i = body; i < bytes.length && socket.getInputStream().available() == 0; i++) {
            socket.getOutputStream().write(bytes[i]);
            try {
                TimeUnit.MILLISECONDS.sleep(millisBetween);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static void read(InputStream in, StringBuilder got) throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            ByteArrayOutputStream part = new ByteArrayOutputStream();
            part.write(buffer, 0, read);
            got.append(part.toString(StandardCharsets.ISO_8859_1));
            if (isWhole(got)) {
                return;
            }
        }
    }

    private static boolean isWhole(StringBuilder got) {
        int gap = got.indexOf("\r\n\r\n");
        if (gap < 0) {
            return false;
        }
        Matcher length = LENGTH.matcher(got.substring(0, gap + 2));
        return length.find() && got.length() >= gap + 4 + Integer.parseInt(length.group(1));
    }
}
