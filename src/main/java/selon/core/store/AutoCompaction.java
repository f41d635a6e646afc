package selon.core.store;

import java.io.IOException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compacts a database in use, on a thread of its own, whenever its files have grown to several times their first length. */
public final class AutoCompaction implements AutoCloseable {

    /** When the files are this many times as long as they were, if the operator says nothing else. */
    public static final int DEFAULT_TIMES = 3;

    private static final Logger LOG = LoggerFactory.getLogger("selon.store");
    /** Shorter files are left alone; in MiB, -Dselon.compact.least=N says another. */
    private static final long LEAST_BYTES = Long.getLong("selon.compact.least", 64) << 20;
    private static final int LOOK_MILLIS = 200;
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

    /** Ends what is being done: the server stops. */
    private static final class GivenUp extends RuntimeException {
        GivenUp() {
            super("It is stopping", null, false, false);
        }
    }

    /** Does nothing yet. */
    public AutoCompaction(Database database, Gate gate) {
        this.database = database;
        this.gate = gate;
    }

    /**
     * Looks after the database, which is on disk, from now on.
     *
     * @param times how many times as long as they were its files may become
     */
    public void begin(int times) {
        thread.scheduleWithFixedDelay(() -> look(times), 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look(int times) {
        OptionalLong now = database.settled();
        if (now.isEmpty() || now.equals(seen) || System.nanoTime() - notBefore < 0) {
            return;
        }
        try {
            StoreGenerations generations = database.generations();
            if (generations.length() > Math.max(LEAST_BYTES, times * generations.began())) {
                compact();
            }
            seen = now;
        } catch (GivenUp stopping) {
            LOG.info("The server stops; compacting goes on another time");
        } catch (IOException | RuntimeException e) {
            notBefore = System.nanoTime() + AFTER_FAILURE.toNanos();
            LOG.warn("It goes on without being compacted: {}", e.getMessage());
        }
    }

    private void compact() throws IOException {
        long start = System.nanoTime();
        Compaction.Result result = Compaction.run(database, gate::alone, (work, done, total) -> {
            if (stopped) {
                throw new GivenUp();
            }
        });
        LOG.info("Compacted in {} ms, of which writers waited {}: files of {} MiB before, {} MiB now",
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start), result.held().toMillis(), result.before() >> 20,
                result.after() >> 20);
    }

    /** Gives up what is being done and waits for its end. */
    @Override
    public void close() {
        stopped = true;
        thread.shutdown(); // Nothing in a transaction of TDB2 may be interrupted.
        try {
            if (!thread.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("Compacting did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
