package selon;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code bin/selon serve --port 0} as a process of its own. */
public final class ServerProcess implements Client {

    private static final Pattern URL = Pattern.compile("http://\\S+?/(?=\\s)");
    /** How a line of its log begins that is not the rest of another. */
    private static final Pattern TIMED = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT");
    private static final int STOP_SECONDS = 20;

    private final Process process;
    private final String url;

    /** Starts it in a folder and waits until it has said where it is. */
    public ServerProcess(Path folder, String... options) throws IOException {
        this(new Terminal(folder), options);
    }

    /** Starts it as somebody does at a terminal and waits until it has said where it is. */
    public ServerProcess(Terminal terminal, String... options) throws IOException {
        List<String> words = new ArrayList<>(List.of("serve", "--port", "0"));
        words.addAll(List.of(options));
        process = terminal.start(words.toArray(String[]::new));
        Thread log = new Thread(() -> drain(process));
        log.setDaemon(true);
        log.start();
        BufferedReader out = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String found = null;
        for (String line = out.readLine(); line != null && found == null; line = out.readLine()) {
            Matcher address = URL.matcher(line);
            found = address.find() ? address.group() : null;
        }
        assertNotNull(found, "the server says where it is");
        url = found;
    }

    /** Reads its log, and tells what went wrong that nobody expected. */
    private static void drain(Process process) {
        boolean wrong = false;
        try (BufferedReader log = process.errorReader(StandardCharsets.UTF_8)) {
            for (String line = log.readLine(); line != null; line = log.readLine()) {
                wrong = TIMED.matcher(line).lookingAt() ? line.contains(" ERROR ") || line.contains(" WARN ") : wrong;
                if (wrong) {
                    System.err.println(line);
                }
            }
        } catch (IOException stopped) {
            // The process is gone, and so is its log.
        }
    }

    @Override
    public String url() {
        return url;
    }

    /** Its process. */
    public Process process() {
        return process;
    }

    /** A text as a value in a query string. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Ends it without a word, in the middle of whatever it does (SIGKILL). */
    public void kill() {
        process.destroyForcibly();
        close();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            assertTrue(process.waitFor(STOP_SECONDS, TimeUnit.SECONDS), "the server stops when it is told to");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
