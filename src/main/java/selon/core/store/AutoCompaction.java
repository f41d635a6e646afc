package selon.core.store;

import java.io.IOException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compacts a database in use, in a thread of its own, whenever its files have grown to several times their initial
 * length. Only that thread uses {@code seen} and {@code notBefore} after construction; {@code stopped} is volatile.
 */
public final class AutoCompaction implements AutoCloseable {

    /** The default growth factor at which the database is compacted. */
    public static final int DEFAULT_TIMES = 3;

    private static final Logger LOG = LoggerFactory.getLogger("selon.store");
    /** Shorter files are never compacted. The property {@code selon.compact.least} overrides the length, in MiB. */
    private static final long LEAST_BYTES = Long.getLong("selon.compact.least", 64) << 20;
    private static final int CHECK_MILLIS = 200;
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(10);
    private static final int CLOSING_SECONDS = 60;

    private final Database database;
    private final Gate gate;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread one = new Thread(work, "upkeep");
        one.setDaemon(true);
        return one;
    });
    private OptionalLong seen = OptionalLong.empty();
    private long notBefore = System.nanoTime();
    private volatile boolean stopped;

    /** Ends a compaction because the server stops. */
    private static final class Stopping extends RuntimeException {
        Stopping() {
            super("It is stopping", null, false, false);
        }
    }

    /** Creates the compaction without starting it. */
    public AutoCompaction(Database database, Gate gate) {
        this.database = database;
        this.gate = gate;
    }

    /**
     * Starts watching the database, which must be on disk.
     *
     * @param times the growth factor at which it is compacted
     */
    public void begin(int times) {
        thread.scheduleWithFixedDelay(() -> compactIfDue(times), 0, CHECK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void compactIfDue(int times) {
        OptionalLong now = database.settled();
        if (now.isEmpty() || now.equals(seen) || System.nanoTime() - notBefore < 0) {
            return;
        }
        try {
            StoreGenerations generations = database.generations();
            if (generations.length() > Math.max(LEAST_BYTES, times * generations.initialLength())) {
                compact();
            }
            seen = now;
        } catch (Stopping stopping) {
            LOG.info("The server is stopping; the compaction is abandoned and will start again later");
        } catch (IOException | RuntimeException e) {
            notBefore = System.nanoTime() + AFTER_FAILURE.toNanos();
            LOG.warn("Compaction failed, and the database stays as it is: {}", e.getMessage());
        }
    }

    private void compact() throws IOException {
        long start = System.nanoTime();
        Compaction.CompactionResult result = Compaction.run(database, gate::alone, (work, done, total) -> {
            if (stopped) {
                throw new Stopping();
            }
        });
        LOG.info("Compacted in {} ms, with writers waiting for {} ms: {} MiB before, {} MiB now",
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start), result.held().toMillis(), result.before() >> 20,
                result.after() >> 20);
    }

    /** Stops a running compaction and waits for its end. */
    @Override
    public void close() {
        stopped = true;
        thread.shutdown(); // An interrupt within a TDB2 transaction can harm the store.
        try {
            if (!thread.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("The compaction did not stop in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
