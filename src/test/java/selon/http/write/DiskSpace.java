package selon.http.write;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import selon.ServerProcess;

/** No room, until it is closed. */
final class DiskSpace implements AutoCloseable {

    private static final int PAGE = 8192;

    private final boolean taken;
    private final Callable<Integer> giveBack;

    private DiskSpace(boolean taken, Callable<Integer> giveBack) {
        this.taken = taken;
        this.giveBack = giveBack;
    }

    /** Whether it was taken. */
    boolean isTaken() {
        return taken;
    }

    /** No file of a server may grow beyond a size; what would is refused to it in the middle of a write. */
    static DiskSpace limited(ServerProcess server, long bytes) throws IOException, InterruptedException {
        String pid = "" + server.process().pid();
        return new DiskSpace(run("prlimit", "--pid", pid, "--fsize=" + bytes + ":") == 0,
                () -> run("prlimit", "--pid", pid, "--fsize=unlimited:"));
    }

    /**
     * The mapped files of a database end where there is nothing in them yet. Writing beyond is a fault, as it is where the
     * disk has no room for another page.
     */
    static DiskSpace cutOff(Path database) throws IOException {
        Map<Path, Long> lengths = new HashMap<>();
        try (Stream<Path> all = Files.list(terms(database).getParent())) {
            List<Path> mapped = all.filter(file -> file.toString().matches(".*\\.(dat|idn)")).toList();
            for (Path file : mapped) {
                lengths.put(file, Files.size(file));
                setLength(file, used(file));
            }
        }
        return new DiskSpace(lengths.size() > 10, () -> {
            for (Map.Entry<Path, Long> file : lengths.entrySet()) {
                setLength(file.getKey(), file.getValue());
            }
            return 0;
        });
    }

    private static long used(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] == 0) {
            end--;
        }
        return (end + PAGE - 1) / PAGE * PAGE;
    }

    private static void setLength(Path file, long length) throws IOException {
        try (RandomAccessFile one = new RandomAccessFile(file.toFile(), "rw")) {
            one.setLength(length);
        }
    }

    /** The file in which a database keeps its terms. */
    static Path terms(Path database) {
        return database.resolve("store/tdb2/Data-0001/nodes-data.obj");
    }

    /** Runs a command to its end. */
    static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.DISCARD).start().waitFor();
    }

    @Override
    public void close() {
        assertEquals(0, assertDoesNotThrow(giveBack::call));
    }
}
