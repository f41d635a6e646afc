package selon.names.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.apache.jena.graph.Node;
import org.apache.jena.system.Txn;
import org.apache.lucene.store.AlreadyClosedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import selon.core.store.ChangeListener;
import selon.core.store.Database;
import selon.core.tdb.Patch;

/**
 * The names of everything in a database: labels and other names in any language, found however they are written. Whoever
 * asks sees at least all changes that were made before. What is indexed can be made again from the database at any time,
 * and is whenever something is wrong with it; for a database on disk it is kept beside the store. Not to be asked inside a
 * transaction, which may see an older state.
 */
public final class NameFinder implements ChangeListener, AutoCloseable {

    /** The most things that are found at once. */
    public static final int MOST = 50;

    private static final Logger LOG = LoggerFactory.getLogger("selon.names");
    /** With more things to look at again, it is as good to begin anew. */
    private static final int MOST_TOUCHED = 100_000;

    private final Database database;
    private final Object waiting = new Object();
    /** Guarded by {@link #waiting}: what changed since the index last looked. */
    private Set<Node> touched = new HashSet<>();
    private boolean anew;

    /** Guarded by this: one at a time brings the index up to date. */
    private Optional<NameIndex> index = Optional.empty();
    private boolean closed;

    /** The names of a database; it is told of changes from now on, and begins to read in the background. */
    public NameFinder(Database database) {
        this.database = database;
        database.listen(this);
        Thread first = new Thread(this::begin, "names");
        first.setDaemon(true);
        first.setPriority(Thread.MIN_PRIORITY);
        first.start();
    }

    private void begin() {
        try {
            current();
        } catch (IOException | RuntimeException e) {
            LOG.warn("The index of names can't be made yet: {}", e.toString());
        }
    }

    @Override
    public void changed(long number, Patch patch) {
        Set<Node> things = NameReader.touched(patch);
        synchronized (waiting) {
            anew |= NameReader.movesClasses(patch) || touched.size() + things.size() > MOST_TOUCHED;
            if (anew) {
                touched.clear();
            } else {
                touched.addAll(things);
            }
        }
    }

    /**
     * Finds things by a name or a part of it, the best first.
     *
     * @param text     what somebody typed; 200 characters of it are looked at, and nothing in it is a command
     * @param language the reader's, as in {@code fr}
     * @param types    the classes of which a thing must be, by itself or through a class below; nothing for any thing
     * @param limit    how many at most; {@value #MOST} are the most that are given
     */
    public List<NameHit> find(String text, String language, Optional<Set<Node>> types, int limit) {
        NameSearch wish = NameSearch.of(text);
        if (wish.isEmpty() || limit < 1) {
            return List.of();
        }
        return ask(index -> index.find(wish, language, types, Math.min(limit, MOST)));
    }

    /** The things that a wish fits, or only one thing if it does, the best first. */
    List<NameIndex.Fit> fitting(NameSearch wish, Optional<Node> only, int limit) {
        return ask(index -> index.fitting(wish, only, limit));
    }

    /** Things with a name like this one, the likest first; of one of each set of classes. */
    public List<NamedThing> like(String name, List<Set<Node>> types, int most) {
        return NGrams.like(name).map(like -> ask(index -> index.first(NameSearch.of(like, types), most))).orElse(List.of());
    }

    /** The things of this IRI, or with this identifier. */
    public List<NamedThing> identified(String identifier) {
        return ask(index -> index.first(NameSearch.identified(identifier), MOST));
    }

    /** A thing with its names; nothing where it has none. */
    public Optional<NamedThing> named(Node thing) {
        return ask(index -> index.named(thing));
    }

    /** What a thing is called in a language, else in English, else in any; nothing where it has no name. */
    public Optional<String> label(Node thing, String language) {
        return named(thing).map(named -> named.label(language).text());
    }

    /** A question to the index. */
    private interface Question<T> {
        T ask(NameIndex index) throws IOException;
    }

    private <T> T ask(Question<T> question) {
        for (int attempt = 1;; attempt++) {
            try {
                return question.ask(current());
            } catch (IOException | AlreadyClosedException | UncheckedIOException e) {
                discard(e);
                if (attempt > 1) {
                    throw new IllegalStateException("The index of names can't be used", e);
                }
            }
        }
    }

    /** The index, when it knows of every change that was made before this was called. */
    private synchronized NameIndex current() throws IOException {
        if (closed) {
            throw new IllegalStateException("The index of names is closed");
        }
        if (database.dataset().isInTransaction()) {
            throw new IllegalStateException("Names are asked outside a transaction, which may see an older state");
        }
        if (index.isEmpty()) {
            synchronized (waiting) {
                touched = new HashSet<>();
                anew = false;
            }
            index = Optional.of(Txn.calculateRead(database.dataset(), () -> new NameIndexLoader(database).index()));
        } else {
            follow(index.get());
        }
        return index.get();
    }

    private void follow(NameIndex it) throws IOException {
        Set<Node> things;
        boolean all;
        synchronized (waiting) {
            things = touched;
            all = anew;
            touched = new HashSet<>();
            anew = false;
        }
        if (all || !things.isEmpty()) {
            try {
                Txn.executeRead(database.dataset(), () -> NameIndexLoader.put(it, new NameReader(database.dataset()), all, things));
                it.show();
            } catch (RuntimeException | IOException e) {
                discard(e);
                throw e instanceof IOException io ? io : new IOException(e);
            }
        }
    }

    /** Gives an index up with which something is wrong; the next who asks has another made. */
    private synchronized void discard(Exception why) {
        LOG.warn("The index of names is made again: {}", why.toString());
        index.ifPresent(NameIndexLoader::abandon);
        index = Optional.empty();
        database.names().ifPresent(NameIndexLoader::remove);
    }

    /** Keeps the index for the next start, where the database is on disk. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        try {
            if (index.isPresent()) {
                NameIndex it = current();
                if (database.names().isPresent()) {
                    it.keep(Txn.calculateRead(database.dataset(), () -> NameIndexLoader.state(database.dataset())));
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("The index of names is not kept, and made again at the next start: {}", e.toString());
        }
        closed = true;
        index.ifPresent(NameIndexLoader::abandon);
        index = Optional.empty();
    }
}
