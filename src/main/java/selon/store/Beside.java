// Work that is done while its maker does something else.
package selon.store;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * A piece of work in a thread of its own, which nobody interrupts. To close it is to wait for its end, so that nothing
 * of it goes on when its maker goes on or gives up.
 *
 * @param <T> what it comes to
 */
final class Beside<T> implements AutoCloseable {

    private static final Executor THREADS = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "beside");
        thread.setDaemon(true);
        return thread;
    });

    private final CompletableFuture<T> work;

    private Beside(CompletableFuture<T> work) {
        this.work = work;
    }

    /** Begins a piece of work. */
    static <T> Beside<T> begin(Supplier<T> work) {
        return new Beside<>(CompletableFuture.supplyAsync(work, THREADS));
    }

    /** Begins a piece of work that comes to nothing. */
    static Beside<Void> begin(Runnable work) {
        return new Beside<>(CompletableFuture.runAsync(work, THREADS));
    }

    /** Waits for what it comes to; throws what it threw. */
    T result() {
        try {
            return work.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Waits for its end, whatever it comes to. */
    @Override
    public void close() {
        work.handle((result, thrown) -> null).join();
    }
}
