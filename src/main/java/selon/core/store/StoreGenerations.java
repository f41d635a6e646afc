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
 * Folders {@code Data-000N}, of which TDB2 opens the one with the highest number. One gets that name when it is complete and
 * on the disk, and only then the older one is removed. So whenever the process is killed, the store is one of the two, and
 * what is left of the other is removed later.
 *
 * @param folder where they are
 */
record StoreGenerations(Path folder) {

    private static final Pattern GENERATION = Pattern.compile("Data-(\\d+)");
    private static final String UNFINISHED = "-tmp";
    /** In each generation: how long its files were when it was made. */
    private static final String BEGAN = "began";
    private static final Pattern MAPPED = Pattern.compile("(.+)\\.(idn|dat)");
    private static final int BLOCK_BYTES = 8192;
    private static final int STATE_BYTES = 3 * Long.BYTES;

    /** Removes what a process that was killed has left of the generations that are not the last one. */
    void settle() throws IOException {
        List<Path> whole = whole();
        for (Path other : whole.subList(0, Math.max(0, whole.size() - 1))) {
            FileUtils.deleteDirectory(other.toFile());
        }
        for (Path unfinished : list(name -> name.endsWith(UNFINISHED))) {
            FileUtils.deleteDirectory(unfinished.toFile());
        }
    }

    /** The one that is in use. */
    Path last() throws IOException {
        List<Path> whole = whole();
        if (whole.isEmpty()) {
            throw new IOException(folder + " holds no store");
        }
        return whole.get(whole.size() - 1);
    }

    /** Where the next one is made. */
    Path unfinished() throws IOException {
        return folder.resolve(next().getFileName() + UNFINISHED);
    }

    private Path next() throws IOException {
        return folder.resolve(String.format("Data-%04d", number(last()) + 1));
    }

    /**
     * Makes the next one, which is complete and on the disk, the last.
     *
     * @throws IOException when that fails; then it is unfinished still
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

    /** Notes in a generation how long its files are now that it is made. */
    static void begin(Path generation) throws IOException {
        Files.writeString(generation.resolve(BEGAN), String.valueOf(length(generation)));
    }

    /** How long the files of the last one were when it was made; one that does not know begins now. */
    long began() throws IOException {
        Path began = last().resolve(BEGAN);
        if (!Files.exists(began) || !Files.readString(began).matches("\\d{1,18}")) {
            begin(last());
        }
        return Long.parseLong(Files.readString(began));
    }

    /** How long the files of the last one are, in bytes. */
    long length() throws IOException {
        return length(last());
    }

    private static long length(Path generation) throws IOException {
        long sum = 0;
        try (Stream<Path> files = Files.list(generation)) {
            for (Path file : files.toList()) {
                sum += used(file);
            }
        }
        return sum;
    }

    /** TDB2 makes a file of blocks longer by 8 MiB at a time, and keeps beside it how many of its blocks are in use. */
    private static long used(Path file) throws IOException {
        Matcher mapped = MAPPED.matcher(file.getFileName().toString());
        Path state = mapped.matches() ? file.resolveSibling(mapped.group(1) + ".bpt") : file;
        if (state.equals(file) || !Files.exists(state) || Files.size(state) != STATE_BYTES) {
            return Files.size(file);
        }
        int place = mapped.group(2).equals("idn") ? Long.BYTES : 2 * Long.BYTES;
        return Math.min(Files.size(file), BLOCK_BYTES * ByteBuffer.wrap(Files.readAllBytes(state)).getLong(place));
    }

    /** Those that were made whole, the latest last. */
    private List<Path> whole() throws IOException {
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
