package selon.clients;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/** {@code npm ci}, once for each lock file, however many test runs want it at a time. */
final class NodeModules {

    /** Where the scripts are. */
    static final Path FOLDER = Path.of("src/test/node");
    private static final Path LOCK = FOLDER.resolve("package-lock.json");
    private static final Path INSTALLED = FOLDER.resolve("node_modules/.installed-from");
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private NodeModules() {}

    /** Installs them where they are not; leaves the checks out where no registry is in reach. */
    static synchronized void need(String checks) {
        ExternalTool.need(checks, ExternalTool.NODE, ExternalTool.NPM);
        Path turn = Path.of("target", "node-modules.turn");
        try (FileChannel channel = FileChannel.open(turn, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            String wanted = Files.readString(LOCK);
            if (lock.isValid() && !installed().equals(Optional.of(wanted))) {
                install(checks);
                Files.writeString(INSTALLED, wanted);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> installed() throws IOException {
        return Files.exists(INSTALLED) ? Optional.of(Files.readString(INSTALLED)) : Optional.empty();
    }

    private static void install(String checks) throws IOException {
        File log = new File("target", "npm-ci.log");
        ProcessBuilder npm = new ProcessBuilder("npm", "ci").directory(FOLDER.toFile()).redirectErrorStream(true)
                .redirectOutput(log);
        try (RunningProcess running = RunningProcess.start(npm, LONGEST)) {
            String end = running.end(LONGEST);
            if (!end.equals("status 0")) {
                ExternalTool.leaveOut(checks, "npm ci must work in " + FOLDER + "; it said: " + end + "\n"
                        + Files.readString(log.toPath()));
            }
        }
    }
}
