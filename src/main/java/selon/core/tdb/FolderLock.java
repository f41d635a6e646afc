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

/** Locks the folder of a database against other processes. */
public final class FolderLock {

    private static final String LOCK = "lock";

    private FolderLock() {}

    /**
     * Takes the lock. Closing the channel releases it.
     *
     * @param folder the database's folder, which is created when it is missing
     * @param ours the names of which a database's folder contains at least one
     * @return the channel that holds the lock
     * @throws InputException when another process holds the lock, or the folder contains something else
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
                        + "/sparql, name another folder with --db, or use --mem for the shipped data.");
            }
            return channel;
        } catch (IOException e) {
            throw new InputException(folder + ": can't be used as a database: " + InputException.reason(e) + ".");
        }
    }

    /** Refuses a folder with other content, because Selon must not write into it. */
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
