package selon.intake.recipe;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Maps the elements of an iterator in parallel and gives the results in their order. At most a fixed number of elements is in
 * progress, so that a slow consumer slows the producer down. One thread takes the results. A {@link RuntimeException} of the
 * work is thrown by {@link #next()}.
 *
 * @param <I> the type of the elements
 * @param <O> the type of the results
 */
public final class OrderedParallel<I, O> implements Iterator<O> {

    private final Iterator<I> parts;
    private final Function<I, O> work;
    private final ExecutorService workers;
    private final int ahead;
    private final Deque<Future<O>> underWay = new ArrayDeque<>();

    /**
     * Creates a parallel map; it takes the first elements when a result is asked for.
     *
     * @param parts   the elements, which the thread that takes the results reads
     * @param work    the function, which the workers call from several threads
     * @param workers the threads for the work
     * @param ahead   the most elements in progress
     */
    public OrderedParallel(Iterator<I> parts, Function<I, O> work, ExecutorService workers, int ahead) {
        this.parts = parts;
        this.work = work;
        this.workers = workers;
        this.ahead = ahead;
    }

    @Override
    public boolean hasNext() {
        while (underWay.size() < ahead && parts.hasNext()) {
            I part = parts.next();
            underWay.add(workers.submit(() -> work.apply(part)));
        }
        return !underWay.isEmpty();
    }

    @Override
    public O next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        try {
            return underWay.remove().get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("An import was interrupted", e);
        }
    }
}
