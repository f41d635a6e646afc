package selon.core.store;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;

import selon.core.tdb.InlinedTerm;
import selon.core.vocab.Progress;

/**
 * Reads quads by a thread of its own and passes them on to the one that writes them. Reading keeps a copy in memory for as
 * long as that fits, so that the copy can be judged by one processor while another one still writes.
 *
 * @param <J> what comes of judging
 */
final class ReadAhead<J> implements AutoCloseable {

    private static final int BATCH = 1_000;
    private static final List<Row> END = List.of();
    private static final int PROGRESS_EVERY = 10_000;
    private static final long PATIENCE_MILLIS = 100;

    private final ExecutorService reader = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "read-ahead");
        thread.setDaemon(true);
        return thread;
    });
    private final Progress progress;
    private final InMemoryCopy copy;
    private final BlockingQueue<List<Row>> rows;
    private final CompletableFuture<Optional<J>> judged;
    /** Whether nobody takes rows any more. */
    private volatile boolean left;

    /**
     * A quad as the store keeps it.
     *
     * @param fresh whether it is known not to have come before
     */
    record Row(Quad quad, boolean fresh) {}

    /**
     * Begins.
     *
     * @param judge    is asked by the thread that reads, after all is read
     * @param progress is told of quads
     * @param most     so many triples are copied at the most, and so many quads wait
     */
    ReadAhead(Iterator<Quad> quads, Function<Graph, J> judge, Progress progress, long most) {
        this.progress = progress;
        this.copy = new InMemoryCopy(most);
        this.rows = new LinkedBlockingQueue<>((int) (1 + most / BATCH));
        this.judged = CompletableFuture.supplyAsync(() -> {
            read(quads);
            return copy.graph().map(judge);
        }, reader);
    }

    private void read(Iterator<Quad> quads) {
        try {
            List<Row> batch = new ArrayList<>(BATCH);
            for (long count = 1; quads.hasNext(); count++) {
                Quad quad = quads.next();
                Triple kept = InlinedTerm.triple(quad.asTriple());
                batch.add(new Row(Quad.create(quad.getGraph(), kept), copy.add(kept)));
                if (batch.size() == BATCH) {
                    pass(batch);
                    batch = new ArrayList<>(BATCH);
                }
                if (count % PROGRESS_EVERY == 0) {
                    progress.at("writing", count, 0);
                }
            }
            pass(batch);
        } finally {
            pass(END);
        }
    }

    private void pass(List<Row> batch) {
        try {
            boolean taken = false;
            while (!taken) {
                if (left) {
                    throw new IllegalStateException("Nobody writes what is read");
                }
                taken = rows.offer(batch, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Reading was interrupted", e);
        }
    }

    /** Tells all quads as they are read; comes back early where they can't be read, which {@link #judged} says. */
    void forEach(Consumer<Row> write) {
        try {
            for (List<Row> batch = rows.take(); batch != END; batch = rows.take()) {
                batch.forEach(write);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("Reading was interrupted", e);
        }
    }

    /** What came of judging the copy; nothing where there was too much for one. Throws whatever reading and judging threw. */
    Optional<J> judged() {
        try {
            return judged.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    @Override
    public void close() {
        left = true;
        reader.shutdown();
    }
}
