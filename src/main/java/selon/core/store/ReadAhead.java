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
 * Reads quads in a thread of its own and hands them to the thread that writes them. The reader keeps a copy in memory
 * while it fits, so one processor can validate the copy while another one still writes. {@code rows} and {@code judged}
 * connect the two threads; {@code closed} is volatile; only the reader uses {@code copy}.
 *
 * @param <J> the result of the validation
 */
final class ReadAhead<J> implements AutoCloseable {

    private static final int BATCH = 1_000;
    private static final List<QuadRow> END = List.of();
    private static final int PROGRESS_EVERY = 10_000;
    private static final long OFFER_MILLIS = 100;

    private final ExecutorService reader = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "read-ahead");
        thread.setDaemon(true);
        return thread;
    });
    private final Progress progress;
    private final InMemoryCopy copy;
    private final BlockingQueue<List<QuadRow>> rows;
    private final CompletableFuture<Optional<J>> judged = new CompletableFuture<>();
    /** Whether the writer has stopped taking rows. */
    private volatile boolean closed;

    /**
     * A quad as the store keeps it.
     *
     * @param quad the quad
     * @param fresh whether its triple has certainly not occurred before
     */
    record QuadRow(Quad quad, boolean fresh) {}

    private ReadAhead(Progress progress, long most) {
        this.progress = progress;
        this.copy = new InMemoryCopy(most);
        this.rows = new LinkedBlockingQueue<>((int) (1 + most / BATCH));
    }

    /**
     * Starts reading.
     *
     * @param quads the data
     * @param judge validates the copy, in the reading thread, after the last quad
     * @param progress receives the number of quads
     * @param most the most triples in the copy, and about the most quads that wait
     */
    static <J> ReadAhead<J> of(Iterator<Quad> quads, Function<Graph, J> judge, Progress progress, long most) {
        ReadAhead<J> ahead = new ReadAhead<>(progress, most);
        ahead.judged.completeAsync(() -> {
            ahead.read(quads);
            return ahead.copy.graph().map(judge);
        }, ahead.reader);
        return ahead;
    }

    private void read(Iterator<Quad> quads) {
        try {
            List<QuadRow> batch = new ArrayList<>(BATCH);
            for (long count = 1; quads.hasNext(); count++) {
                Quad quad = quads.next();
                Triple kept = InlinedTerm.triple(quad.asTriple());
                batch.add(new QuadRow(Quad.create(quad.getGraph(), kept), copy.add(kept)));
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

    private void pass(List<QuadRow> batch) {
        try {
            boolean taken = false;
            while (!taken) {
                if (closed) {
                    throw new IllegalStateException("Nobody writes what is read");
                }
                taken = rows.offer(batch, OFFER_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Reading was interrupted", e);
        }
    }

    /**
     * Passes on all quads as they are read. Returns early when reading fails; {@link #judged} then throws the cause.
     */
    void forEach(Consumer<QuadRow> write) {
        try {
            for (List<QuadRow> batch = rows.take(); batch != END; batch = rows.take()) {
                batch.forEach(write);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("Reading was interrupted", e);
        }
    }

    /**
     * Waits for the validation.
     *
     * @return its result, or nothing when the data was too large for a copy
     * @throws RuntimeException the exception of the reader or the validation, if there was one
     */
    Optional<J> judged() {
        try {
            return judged.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    @Override
    public void close() {
        closed = true;
        reader.shutdown();
    }
}
