package selon.http.base;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;

import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import selon.core.ledger.ChangeGraph;

/**
 * A value that takes long to compute, such as the statistics of the dataset. A thread of its own computes it in one read
 * transaction, once for all who ask, and keeps it until a newer version exists. Callers wait for the newest version, but not
 * for ever. Any thread may ask; all mutable fields are guarded by {@code this}.
 *
 * @param <T> what it is
 */
public final class VersionedCache<T> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("selon.http");
    private static final int CLOSING_SECONDS = 10;

    private final DatasetGraph dataset;
    private final Making<T> making;
    private final ToLongFunction<T> version;
    private final Consumer<T> discard;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread one = new Thread(work, "per-version");
        one.setDaemon(true);
        return one;
    });
    private Optional<T> latest = Optional.empty();
    private Optional<CompletableFuture<Void>> underWay = Optional.empty();

    /** Works it out inside a transaction. */
    @FunctionalInterface
    public interface Making<T> {
        /** Does it. */
        T make(DatasetGraph dataset) throws IOException;
    }

    /**
     * Works nothing out yet.
     *
     * @param version the number of the change that one is of
     * @param discard is given each one that is no longer needed
     */
    public VersionedCache(DatasetGraph dataset, Making<T> making, ToLongFunction<T> version, Consumer<T> discard) {
        this.dataset = dataset;
        this.making = making;
        this.version = version;
        this.discard = discard;
    }

    /**
     * Uses the one of the state in which the dataset is, or where that takes too long an older one.
     *
     * @param patience how long to wait
     * @param use      what to do with it; it is not discarded meanwhile
     * @return nothing where none was ready in time
     */
    public <R> Optional<R> use(Duration patience, Function<T, R> use) {
        long wanted = Txn.calculateRead(dataset, () -> ChangeGraph.last(dataset));
        long end = System.nanoTime() + patience.toNanos();
        boolean patient = true;
        while (patient) {
            CompletableFuture<Void> made;
            synchronized (this) {
                if (latest.filter(one -> version.applyAsLong(one) >= wanted).isPresent()) {
                    break;
                }
                made = begun();
            }
            patient = await(made, end - System.nanoTime());
        }
        synchronized (this) {
            return latest.map(use);
        }
    }

    /** The latest that was worked out; waits for nothing. */
    public synchronized Optional<T> known() {
        return latest;
    }

    private CompletableFuture<Void> begun() {
        CompletableFuture<Void> made = underWay.filter(one -> !one.isDone())
                .orElseGet(() -> CompletableFuture.runAsync(this::renew, thread));
        underWay = Optional.of(made);
        return made;
    }

    /** Whether it is worth waiting on. */
    private static boolean await(CompletableFuture<Void> made, long nanoseconds) {
        try {
            made.get(nanoseconds, TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            LOG.error("This could not be worked out", e.getCause());
            return false;
        }
    }

    private void renew() {
        T fresh = Txn.calculateRead(dataset, () -> {
            try {
                return making.make(dataset);
            } catch (IOException e) {
                throw new CompletionException(e);
            }
        });
        synchronized (this) {
            latest.ifPresent(discard);
            latest = Optional.of(fresh);
        }
    }

    /** Waits for what is being worked out, which should be told to end before, and discards what is there. */
    @Override
    public void close() {
        thread.shutdown(); // Nothing in a transaction of TDB2 may be interrupted.
        try {
            thread.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            latest.ifPresent(discard);
            latest = Optional.empty();
        }
    }
}
