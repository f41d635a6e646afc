package selon.core.tdb;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.util.Context;

/**
 * Stops a query or an update that takes too long, by the signal that Jena's iterators look at. Jena's own clock (5.6.0) waits for
 * a lock that a query holds while it is planned, when joins and subqueries are carried out already; as one thread does it for all,
 * no other query is stopped meanwhile. What this thread reads of a store is stopped too ({@link CancellableIndex}): a path looks at
 * no signal.
 */
public final class Deadline {

    private static final ScheduledThreadPoolExecutor CLOCK = clock();
    private static final ThreadLocal<AtomicBoolean> OF_THREAD = new ThreadLocal<>();

    private Deadline() {}

    private static ScheduledThreadPoolExecutor clock() {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "deadlines");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }

    /**
     * Does some work, all of it in this thread.
     *
     * @param context of the query or the update
     * @param longest how long it may take
     * @throws QueryCancelledException where it takes longer, whatever Jena says of that
     */
    public static <T> T within(Duration longest, Context context, Supplier<T> work) {
        AtomicBoolean signal = Context.getOrSetCancelSignal(context);
        Future<?> alarm = CLOCK.schedule(() -> signal.set(true), longest.toMillis(), TimeUnit.MILLISECONDS);
        OF_THREAD.set(signal);
        try {
            T done = work.get();
            if (signal.get()) {
                throw new QueryCancelledException(); // A sort that is stopped may just have no more rows.
            }
            return done;
        } catch (NullPointerException e) { // A hash join, stopped before its first row, stumbles over the table that it has not made yet.
            throw signal.get() ? new QueryCancelledException() : e;
        } finally {
            OF_THREAD.remove();
            alarm.cancel(false);
        }
    }

    /**
     * Looks whether what this thread does within a deadline took too long; for work in which Jena looks at no signal.
     *
     * @throws QueryCancelledException where it did
     */
    public static void look() {
        AtomicBoolean signal = OF_THREAD.get();
        if (signal != null && signal.get()) {
            throw new QueryCancelledException();
        }
    }

    /** What says that this thread is to stop reading; null where it may read as long as it likes. */
    static AtomicBoolean signal() {
        return OF_THREAD.get();
    }
}
