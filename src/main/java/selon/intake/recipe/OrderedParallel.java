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
 * Takes parts from an iterator, works on several of them at once, and gives the results in the order of the parts. No
 * more than a fixed number is under way at any time, so that a slow taker slows the giver down.
 */
public final class OrderedParallel<I, O> implements Iterator<O> {

    private final Iterator<I> parts;
    private final Function<I, O> work;
    private final ExecutorService workers;
    private final int ahead;
    private final Deque<Future<O>> underWay = new ArrayDeque<>();

    /**
     * @param parts   what to work on; taken by the thread that takes the results
     * @param work    what to do with each, by any thread
     * @param workers who do it
     * @param ahead   how many parts may be under way at once
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
