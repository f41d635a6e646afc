package selon.clients;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.apache.jena.atlas.json.JSON;
import org.junit.jupiter.api.DynamicContainer;

/**
 * A program that makes checks and tells each as a line of JSON on standard output, after a line that says how many
 * there will be.
 *
 * @param file        the script
 * @param interpreter what runs it
 */
record Script(Path file, String interpreter) {

    /** Each browser check waits for seconds where something is missing, and the machine may be busy. */
    private static final Duration LONGEST = Duration.ofMinutes(8);
    private static final Duration ENDING = Duration.ofSeconds(10);

    /** The scripts of a folder with a file extension, in order; there is at least one. */
    static List<Script> in(Path folder, String extension, String interpreter) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Script> scripts = files.filter(file -> file.toString().endsWith(extension)).sorted()
                    .map(file -> new Script(file.toAbsolutePath(), interpreter)).toList();
            if (scripts.isEmpty()) {
                throw new AssertionError("There is no script in " + folder);
            }
            return scripts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its checks as tests, when it has run to its end. */
    DynamicContainer tests(String... arguments) {
        return DynamicContainer.dynamicContainer(file.getFileName().toString(),
                run(arguments).stream().map(ScriptCheck::test));
    }

    /** Runs it; that it ran to its end and made all the checks that it had announced is one more check. */
    List<ScriptCheck> run(String... arguments) {
        List<String> command = new ArrayList<>(List.of(interpreter, file.toString()));
        command.addAll(List.of(arguments));
        File errors = errors();
        try (RunningProcess running = RunningProcess.start(new ProcessBuilder(command).redirectError(errors), LONGEST)) {
            List<ScriptCheck> checks = new ArrayList<>();
            int announced = 0;
            for (String line = running.line(); line != null; line = running.line()) {
                if (line.startsWith("{\"checks\"")) {
                    announced = JSON.parse(line).get("checks").getAsNumber().value().intValue();
                } else {
                    checks.add(ScriptCheck.read(line));
                }
            }
            String end = running.end(ENDING);
            boolean whole = announced > 0 && checks.size() == announced && end.equals("status 0");
            checks.add(new ScriptCheck(file.getFileName() + " makes all the checks that it announces", whole,
                    checks.size() + " of " + announced + ", " + end + "\n" + Files.readString(errors.toPath())));
            return checks;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static File errors() {
        try {
            File errors = File.createTempFile("script", ".err");
            errors.deleteOnExit();
            return errors;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
