package selon.core.tdb;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.util.Context;

/**
 * Stops a query or an update that takes too long. It sets the cancel signal that Jena's iterators check. Work of our own, such as
 * the collection of rows, checks it by {@link #look}. Queries, updates and pages end by this one clock.
 */
public final class Deadline {

    private static final ThreadLocal<AtomicBoolean> OF_THREAD = new ThreadLocal<>();

    private Deadline() {}

    /**
     * Runs work in the calling thread. The work must not move to another thread.
     *
     * @param longest the longest time that the work may take
     * @param context the context of the query or the update
     * @param work the work
     * @return the work's result
     * @throws QueryCancelledException when the work takes longer, even if Jena reports something else
     */
    public static <T> T within(Duration longest, Context context, Supplier<T> work) {
        AtomicBoolean signal = Context.getOrSetCancelSignal(context);
        CompletableFuture<Boolean> alarm = new CompletableFuture<Boolean>().completeOnTimeout(true, longest.toMillis(), TimeUnit.MILLISECONDS);
        alarm.thenAccept(signal::set);
        OF_THREAD.set(signal);
        try {
            T done = work.get();
            if (signal.get()) {
                throw new QueryCancelledException(); // A sort that is stopped may end as if it had no more rows.
            }
            return done;
        } finally {
            OF_THREAD.remove();
            alarm.cancel(false);
        }
    }

    /**
     * Checks the deadline of the calling thread, if it has one. Work in which Jena checks no signal calls this often.
     *
     * @throws QueryCancelledException when the deadline has passed
     */
    public static void look() {
        AtomicBoolean signal = OF_THREAD.get();
        if (signal != null && signal.get()) {
            throw new QueryCancelledException();
        }
    }
}
