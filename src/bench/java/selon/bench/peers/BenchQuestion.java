package selon.bench.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A question about the copy numbered 7 of the shipped data, or about the whole graph. It is a file of
 * {@code src/bench/peers/questions}, with its title as a comment in the first line. {@code NAME.selon.rq} beside
 * {@code NAME.rq} asks the same in the way that suits one server best.
 *
 * @param file  its file
 * @param title what it asks
 */
record BenchQuestion(Path file, String title) {

    private static final Path FOLDER = Path.of("src/bench/peers/questions");
    private static final int COPY = 7;

    /** All of them, in their order. */
    static List<BenchQuestion> all() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.getFileName().toString().matches("[a-z0-9-]+\\.rq")).sorted()
                    .map(file -> new BenchQuestion(file, read(file).lines().findFirst().orElseThrow().substring(2))).toList();
        }
    }

    /** Its text for a server, about a copy. */
    String text(String dialect, int copy) {
        Path own = file.resolveSibling(name() + "." + dialect + ".rq");
        return read(Files.exists(own) ? own : file).replaceAll("-k" + COPY + "\\b", "-k" + copy)
                .replaceAll(" " + COPY + "\"", " " + copy + "\"");
    }

    /** Whether it is about one copy. */
    boolean isOfACopy() {
        return !text("", 1).equals(text("", 2));
    }

    String name() {
        return file.getFileName().toString().replaceFirst("\\.rq$", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
