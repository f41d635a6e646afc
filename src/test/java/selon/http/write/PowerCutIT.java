package selon.http.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import selon.ServerProcess;
import selon.Terminal;
import selon.core.store.DatabaseChecks;

/** What was acknowledged outlasts a power cut. */
@Tag("campaign")
class PowerCutIT {

    private static final int CUTS = Integer.getInteger("selon.power.cuts", 10);
    private static final int CONTROLS = Integer.getInteger("selon.power.controls", 1);
    private static final long SEED = Long.getLong("selon.power.seed", System.nanoTime());
    private static final int MOST_MILLIS_MORE = 60;
    /** A library under which no fsync does anything (Debian: eatmydata). */
    private static final String NO_SYNC = "libeatmydata.so";

    private final Random random = new Random(SEED);

    @TempDir
    private Path parent;
    private LoopDisk disk;
    private ServerProcess server;

    @BeforeEach
    void power() throws IOException, InterruptedException {
        System.out.println("PowerCutIT: -Dselon.power.seed=" + SEED);
        Optional<LoopDisk> made = LoopDisk.in(parent);
        assumeTrue(made.isPresent(), "No disk can be mounted here: run this as root where there are loop devices and ext4.");
        disk = made.get();
    }

    @AfterEach
    void leave_nothing() throws Exception {
        if (server != null) {
            server.kill();
        }
        if (disk != null) {
            disk.unmount();
        }
    }

    private void start(String database, Map<String, String> more) throws IOException {
        Map<String, String> environment = new HashMap<>(CrashIT.SHORT_LIVED);
        environment.put("SELON_TOKEN", CrashTestWriter.TOKEN);
        environment.putAll(more);
        server = new ServerProcess(new Terminal(parent, environment), "--db", disk.folder().resolve(database).toString());
    }

    /** Stopped first, so that it tells nobody anything after the cut. */
    private void cut() throws Exception {
        Thread.sleep(random.nextInt(MOST_MILLIS_MORE), random.nextInt(1_000_000));
        assertEquals(0, DiskSpace.run("kill", "-STOP", "" + server.process().pid()));
        disk.cut();
        server.kill();
        disk.comeBack();
    }

    @Test
    void what_was_acknowledged_is_there_after_the_power_was_cut() throws Exception {
        CrashTestWriters scribes = new CrashTestWriters(random);
        for (int i = 0; i < CUTS; i++) {
            start("db", Map.of());
            scribes.settle(server);
            scribes.writeUntil(server, this::cut);
        }
        start("db", Map.of());
        scribes.settle(server);
        server.close();
        assertEquals(scribes.changes(), DatabaseChecks.assertSound(disk.folder().resolve("db")));
        scribes.assertBusy(CUTS);
        System.out.println(CUTS + " power cuts: " + scribes);
    }

    /** The control: a cut that loses nothing of a server that syncs nothing would show nothing. */
    @Test
    void what_was_not_synced_is_lost() throws Exception {
        assumeTrue(withoutSyncing(), "There is no " + NO_SYNC + " here: install eatmydata.");
        for (int i = 0; i < CONTROLS; i++) {
            String database = "db-" + i;
            start(database, Map.of());
            server.close();
            start(database, Map.of("LD_PRELOAD", NO_SYNC));
            CrashTestWriters scribes = new CrashTestWriters(random);
            scribes.writeUntil(server, () -> {
                while (scribes.changes() == 1) {
                    Thread.sleep(1);
                }
                cut();
            });
            AssertionError lost = assertThrows(AssertionError.class, () -> {
                start(database, Map.of());
                scribes.settle(server);
            });
            System.out.println("without syncing: " + scribes + ", then " + lost.getMessage().lines().findFirst().orElse(""));
            server.kill();
            delete(disk.folder().resolve(database));
        }
        assertTrue(CONTROLS > 0);
    }

    private boolean withoutSyncing() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("true").redirectErrorStream(true);
        builder.environment().put("LD_PRELOAD", NO_SYNC);
        Process process = builder.start();
        return process.getInputStream().readAllBytes().length == 0 && process.waitFor() == 0;
    }

    private static void delete(Path folder) throws IOException, InterruptedException {
        assertEquals(0, DiskSpace.run("rm", "-r", folder.toString()));
        assertTrue(Files.notExists(folder));
    }
}
