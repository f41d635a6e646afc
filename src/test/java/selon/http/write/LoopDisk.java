package selon.http.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** An ext4 file system of its own; where it can be mounted only by root, there is none for anybody else. */
final class LoopDisk {

    private static final String SIZE = "512M";
    /** EXT4_IOC_SHUTDOWN without a flush: from now on nothing reaches the disk, and what is only in memory is lost. */
    private static final String CUT = "my $how = pack('L', 2); open(my $disk, '<', $ARGV[0]) or die; ioctl($disk, 0x8004587d, $how) or die $!";

    private static final int COLLECTIONS = 50;
    private static final long MILLIS_TO_LET_GO = 200;

    private final Path image;
    private final Path folder;

    private LoopDisk(Path image, Path folder) {
        this.image = image;
        this.folder = folder;
    }

    /** Makes one, empty, in a folder; none where this process may not, or the system lacks what it takes. */
    static Optional<LoopDisk> in(Path parent) throws IOException, InterruptedException {
        LoopDisk disk = new LoopDisk(parent.resolve("disk.img"), Files.createDirectory(parent.resolve("disk")));
        try {
            boolean there = run("truncate", "-s", SIZE, disk.image.toString()) && run("mkfs.ext4", "-q", disk.image.toString())
                    && disk.mount();
            return there ? Optional.of(disk) : Optional.empty();
        } catch (IOException noSuchCommand) {
            return Optional.empty();
        }
    }

    /** Where its files are. */
    Path folder() {
        return folder;
    }

    /** Whatever has not been synced is lost, even in the middle of that; every file fails from now on. */
    void cut() throws IOException, InterruptedException {
        assertEquals(0, DiskSpace.run("perl", "-e", CUT, folder.toString()));
        assertFalse(run("touch", folder.resolve("after").toString()), "the power is off");
    }

    /** The power comes back; nobody may hold a file of before. */
    void comeBack() throws IOException, InterruptedException {
        unmount();
        assertTrue(mount());
    }

    private boolean mount() throws IOException, InterruptedException {
        return run("mount", "-o", "loop", image.toString(), folder.toString());
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return DiskSpace.run(command) == 0;
    }

    /** Ends it; its files are in the image still. Where this process had one mapped, it is so until that is collected. */
    void unmount() throws IOException, InterruptedException {
        for (int i = 0; i < COLLECTIONS && !run("umount", folder.toString()); i++) {
            System.gc();
            Thread.sleep(MILLIS_TO_LET_GO);
        }
        assertFalse(run("mountpoint", "-q", folder.toString()), "nobody holds a file of it");
    }
}
