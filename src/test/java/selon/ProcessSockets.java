package selon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Sees whom a process is connected to (proc(5): /proc/PID/fd and /proc/PID/net/tcp). */
public final class ProcessSockets {

    private static final String LISTENING = "0A";

    private ProcessSockets() {}

    /** The TCP connections of a process that don't go to the port on which it listens: those that it made itself. */
    public static List<String> outbound(Process process, int port) {
        Path proc = Path.of("/proc/" + process.pid());
        Set<String> own = inodes(proc.resolve("fd"));
        List<String> found = new ArrayList<>();
        for (String table : new String[] {"net/tcp", "net/tcp6"}) {
            try (Stream<String> lines = Files.lines(proc.resolve(table))) {
                lines.skip(1).map(line -> line.strip().split("\\s+")).filter(socket -> own.contains(socket[9]) && !socket[3].equals(LISTENING)
                        && !socket[1].endsWith(":%04X".formatted(port))).forEach(socket -> found.add(socket[1] + " to " + socket[2]));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    private static Set<String> inodes(Path descriptors) {
        Set<String> inodes = new HashSet<>();
        try (Stream<Path> all = Files.list(descriptors)) {
            all.forEach(one -> {
                try {
                    String target = Files.readSymbolicLink(one).toString();
                    if (target.startsWith("socket:[")) {
                        inodes.add(target.substring(8, target.length() - 1));
                    }
                } catch (IOException closedMeanwhile) {
                    inodes.remove(one.toString());
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (inodes.isEmpty()) {
            throw new AssertionError("the process has no socket, not even the one on which it listens");
        }
        return inodes;
    }
}
