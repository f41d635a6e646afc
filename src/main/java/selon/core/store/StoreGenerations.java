package selon.core.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.commons.io.FileUtils;

import selon.core.tdb.Fsync;

/**
 * The generations of a store: folders {@code Data-000N}, of which TDB2 opens the one with the highest number. A new
 * generation gets its name when it is complete and synced, and only then the old one is deleted. So after a crash the
 * store is one of the two, and {@link #settle} deletes the remains of the other.
 */
final class StoreGenerations {

    private static final Pattern GENERATION = Pattern.compile("Data-(\\d+)");
    private static final String UNFINISHED = "-tmp";
    /** A file in each generation with the length of its files when it was built. */
    private static final String INITIAL_LENGTH = "began";
    private static final Pattern MAPPED = Pattern.compile("(.+)\\.(idn|dat)");
    private static final int BLOCK_BYTES = 8192;
    private static final int STATE_BYTES = 3 * Long.BYTES;

    private final Path folder;

    /**
     * @param folder the folder that contains the generations
     */
    StoreGenerations(Path folder) {
        this.folder = folder;
    }

    /** Deletes old and unfinished generations that a killed process has left. */
    void settle() throws IOException {
        List<Path> complete = complete();
        for (Path other : complete.subList(0, Math.max(0, complete.size() - 1))) {
            FileUtils.deleteDirectory(other.toFile());
        }
        for (Path unfinished : list(name -> name.endsWith(UNFINISHED))) {
            FileUtils.deleteDirectory(unfinished.toFile());
        }
    }

    /**
     * Returns the generation in use.
     *
     * @throws IOException when there is none
     */
    Path last() throws IOException {
        List<Path> complete = complete();
        if (complete.isEmpty()) {
            throw new IOException(folder + " holds no store");
        }
        return complete.get(complete.size() - 1);
    }

    /** Returns the folder in which the next generation is built. */
    Path unfinished() throws IOException {
        return folder.resolve(next().getFileName() + UNFINISHED);
    }

    private Path next() throws IOException {
        return folder.resolve(String.format("Data-%04d", number(last()) + 1));
    }

    /**
     * Renames the unfinished generation, which must be complete and synced, so that it becomes the last.
     *
     * @throws IOException when that fails; then the generation is still unfinished
     */
    void finish() throws IOException {
        Path unfinished = unfinished();
        Path next = next();
        Files.move(unfinished, next, StandardCopyOption.ATOMIC_MOVE);
        try {
            Fsync.sync(folder);
        } catch (IOException e) {
            Files.move(next, unfinished, StandardCopyOption.ATOMIC_MOVE);
            throw e;
        }
    }

    /** Records the current length of a generation's files as its initial length. */
    static void recordInitialLength(Path generation) throws IOException {
        Files.writeString(generation.resolve(INITIAL_LENGTH), String.valueOf(length(generation)));
    }

    /** Returns the initial length of the last generation in bytes. Records the current length if none is recorded. */
    long initialLength() throws IOException {
        Path began = last().resolve(INITIAL_LENGTH);
        if (!Files.exists(began) || !Files.readString(began).matches("\\d{1,18}")) {
            recordInitialLength(last());
        }
        return Long.parseLong(Files.readString(began));
    }

    /** Returns the length of the last generation's files in bytes. */
    long length() throws IOException {
        return length(last());
    }

    private static long length(Path generation) throws IOException {
        long sum = 0;
        try (Stream<Path> files = Files.list(generation)) {
            for (Path file : files.toList()) {
                sum += usedLength(file);
            }
        }
        return sum;
    }

    /**
     * Returns the used length of a file. TDB2 extends block files by 8 MiB at a time, and stores the number of used
     * blocks in a file beside them.
     */
    private static long usedLength(Path file) throws IOException {
        Matcher mapped = MAPPED.matcher(file.getFileName().toString());
        Path state = mapped.matches() ? file.resolveSibling(mapped.group(1) + ".bpt") : file;
        if (state.equals(file) || !Files.exists(state) || Files.size(state) != STATE_BYTES) {
            return Files.size(file);
        }
        int place = mapped.group(2).equals("idn") ? Long.BYTES : 2 * Long.BYTES;
        return Math.min(Files.size(file), BLOCK_BYTES * ByteBuffer.wrap(Files.readAllBytes(state)).getLong(place));
    }

    /** Returns the complete generations, the latest last. */
    private List<Path> complete() throws IOException {
        return list(name -> GENERATION.matcher(name).matches()).stream().sorted(Comparator.comparing(StoreGenerations::number)).toList();
    }

    private static int number(Path generation) {
        Matcher name = GENERATION.matcher(generation.getFileName().toString());
        return name.matches() ? Integer.parseInt(name.group(1)) : 0;
    }

    private List<Path> list(Predicate<String> wanted) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isDirectory).filter(one -> wanted.test(one.getFileName().toString())).toList();
        }
    }
}
