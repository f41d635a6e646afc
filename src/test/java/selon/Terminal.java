package selon;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Runs {@code bin/selon} as a person would, in a folder of its own.
 *
 * @param folder      the working folder
 * @param environment variables to set
 * @param command     the command that is run
 */
public record Terminal(Path folder, Map<String, String> environment, Path command) {

    /** The command that people type. */
    public static final Path SELON = Path.of("bin/selon").toAbsolutePath();
    private static final int LONGEST_SECONDS = 120;

    public Terminal(Path folder) {
        this(folder, Map.of());
    }

    public Terminal(Path folder, Map<String, String> environment) {
        this(folder, environment, SELON);
    }

    /** What a command left behind. */
    public record Result(int status, String out, String err) {}

    /** Runs {@code selon} to its end. */
    public Result selon(String... words) {
        return run("", words);
    }

    /** Runs {@code selon} to its end, with something on standard input. */
    public Result run(String input, String... words) {
        try {
            Process process = start(words);
            process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            CompletableFuture<String> err = OwnThread.supply(() -> text(process.getErrorStream()));
            String out = text(process.getInputStream());
            assertTrue(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS), "it ends");
            return new Result(process.exitValue(), out, err.join());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Starts {@code selon}; the caller ends it. */
    public Process start(String... words) throws IOException {
        List<String> line = new ArrayList<>(List.of(command.toString()));
        line.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
        builder.environment().keySet().removeAll(List.of("LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS"));
        builder.environment().put("LANG", "C.UTF-8");
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static String text(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
