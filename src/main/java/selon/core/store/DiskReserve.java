package selon.core.store;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;

/** The disk of a database, and the space on it that stays free, so that no change fills it. Any thread may ask. */
final class DiskReserve {

    /** The property {@code selon.reserve} sets it, in MiB. */
    private static final long RESERVE_BYTES = Long.getLong("selon.reserve", 64) << 20;

    private final FileStore disk;

    /**
     * @param folder a folder on the disk
     */
    DiskReserve(Path folder) throws IOException {
        this.disk = Files.getFileStore(folder);
    }

    /** Tells whether the disk has room for some bytes, beyond the reserve. */
    boolean hasRoom(long bytes) throws IOException {
        return disk.getUsableSpace() >= RESERVE_BYTES + bytes;
    }

    /** Returns the problem of a full disk, with its cause, which may be null. */
    static ProblemException full(Throwable cause) {
        return new ProblemException(cause, Optional.empty(), ProblemType.DISK_FULL);
    }

    /** Returns the disk's error behind an exception. A mapped file shows a full disk as an InternalError. */
    static Optional<IOException> error(Throwable e) {
        if (e.getCause() != null) {
            return error(e.getCause());
        }
        return e instanceof IOException io ? Optional.of(io)
                : e instanceof InternalError ? Optional.of(new IOException("there is no room on the disk", e)) : Optional.empty();
    }
}
