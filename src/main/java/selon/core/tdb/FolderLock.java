package selon.core.tdb;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import selon.core.vocab.InputException;

/** Keeps other processes out of the folder of a database. */
public final class FolderLock {

    private static final String LOCK = "lock";

    private FolderLock() {}

    /**
     * Keeps others out until it is closed.
     *
     * @param ours the names of which a database has at least one
     * @throws InputException when another process holds it, or it is something else
     */
    public static FileChannel take(Path folder, Set<String> ours) {
        try {
            refuseForeign(folder, ours);
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(folder.resolve(LOCK),
                    StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new InputException(folder + ": another process is using this database. Stop it, ask its server at "
                        + "/sparql, name another folder with --db, or take --mem for what is shipped.");
            }
            return channel;
        } catch (IOException e) {
            throw new InputException(folder + ": can't be used as a database: " + InputException.reason(e) + ".");
        }
    }

    /** A folder with other things in it is not ours to write into. */
    private static void refuseForeign(Path folder, Set<String> ours) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new InputException(folder + ": is a file. Name a folder for the database with --db.");
        }
        try (Stream<Path> content = Files.list(folder)) {
            List<String> names = content.map(file -> file.getFileName().toString()).toList();
            if (!names.isEmpty() && !names.contains(LOCK) && names.stream().noneMatch(ours::contains)) {
                throw new InputException(folder + ": holds something that is not a Selon database. "
                        + "Name another folder with --db.");
            }
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }
}
