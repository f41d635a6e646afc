package selon;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Work beside a test, each on a thread of its own: what waits there keeps nothing else from running, as it would in a common pool. */
public final class OwnThread {

    private static final Executor THREADS = work -> Thread.ofPlatform().daemon().name("beside").start(work);

    private OwnThread() {}

    public static <T> CompletableFuture<T> supply(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, THREADS);
    }

    public static CompletableFuture<Void> run(Runnable work) {
        return CompletableFuture.runAsync(work, THREADS);
    }
}
