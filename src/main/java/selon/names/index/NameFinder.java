package selon.names.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.apache.commons.io.function.IOFunction;
import org.apache.jena.graph.Node;
import org.apache.jena.system.Txn;
import org.apache.lucene.store.AlreadyClosedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import selon.core.store.ChangeListener;
import selon.core.store.Database;
import selon.core.tdb.Patch;

/**
 * Finds things in a database by their labels and other names, in any language and spelling. Every answer includes all changes
 * committed before the call. The index is derived from the database: it is rebuilt whenever it is damaged, and a database on
 * disk keeps it beside the store. Any thread may ask, but outside a transaction, which might see an older state; a call inside
 * one throws {@link IllegalStateException}.
 */
public final class NameFinder implements ChangeListener, AutoCloseable {

    /** The most things that one search finds. */
    public static final int MOST = 50;

    private static final Logger LOG = LoggerFactory.getLogger("selon.names");
    /** With more changed things than this, a rebuild costs no more than an update. */
    private static final int MOST_TOUCHED = 100_000;

    private final Database database;
    private final Object changeLock = new Object();
    /** The things that changed since the last update; guarded by {@link #changeLock}, as is {@code rebuild}. */
    private Set<Node> touched = new HashSet<>();
    private boolean rebuild;

    /** The index, once it is built; guarded by this, so that one thread at a time updates it. */
    private Optional<NameIndex> index = Optional.empty();
    private boolean closed;

    private NameFinder(Database database) {
        this.database = database;
    }

    /** Creates a finder that listens for changes of a database, and starts to build or open its index in the background. */
    public static NameFinder following(Database database) {
        NameFinder finder = new NameFinder(database);
        database.listen(finder);
        Thread first = new Thread(finder::begin, "names");
        first.setDaemon(true);
        first.setPriority(Thread.MIN_PRIORITY);
        first.start();
        return finder;
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
        synchronized (changeLock) {
            rebuild |= NameReader.movesClasses(patch) || touched.size() + things.size() > MOST_TOUCHED;
            if (rebuild) {
                touched.clear();
            } else {
                touched.addAll(things);
            }
        }
    }

    /**
     * Finds things by a name or a part of one, the best first.
     *
     * @param text     the reader's text; its first 200 characters are used, and no character in it is an operator
     * @param language the reader's language, such as {@code fr}
     * @param types    the classes of which a thing must be a direct or indirect instance of one; empty for any thing
     * @param limit    the most results, up to {@value #MOST}
     */
    public List<NameHit> find(String text, String language, Optional<Set<Node>> types, int limit) {
        NameSearch search = NameSearch.of(text);
        if (search.isEmpty() || limit < 1) {
            return List.of();
        }
        return ask(index -> index.find(search, language, types, Math.min(limit, MOST)));
    }

    /** The things that fit a search, the best first; with {@code only}, that thing alone if it fits. */
    List<NameIndex.Fit> fitting(NameSearch search, Optional<Node> only, int limit) {
        return ask(index -> index.fitting(search, only, limit));
    }

    /** The things with a similar name, the most similar first. A thing needs one class of each set in {@code types}. */
    public List<NamedThing> like(String name, List<Set<Node>> types, int most) {
        return NGrams.like(name).map(like -> ask(index -> index.first(NameSearch.of(like, types), most))).orElse(List.of());
    }

    /** The things with this IRI or other identifier. */
    public List<NamedThing> identified(String identifier) {
        return ask(index -> index.first(NameSearch.identified(identifier), MOST));
    }

    /** A thing with its names; empty if it has none. */
    public Optional<NamedThing> named(Node thing) {
        return ask(index -> index.named(thing));
    }

    /** The label of a thing in a language, else in English, else in any; empty if it has no name. */
    public Optional<String> label(Node thing, String language) {
        return named(thing).map(named -> named.label(language).text());
    }

    private <T> T ask(IOFunction<NameIndex, T> question) {
        for (int attempt = 1;; attempt++) {
            try {
                return question.apply(current());
            } catch (IOException | AlreadyClosedException | UncheckedIOException e) {
                discard(e);
                if (attempt > 1) {
                    throw new IllegalStateException("The index of names can't be used", e);
                }
            }
        }
    }

    /** The index, after it has caught up with every change committed before this call. */
    private synchronized NameIndex current() throws IOException {
        if (closed) {
            throw new IllegalStateException("The index of names is closed");
        }
        if (database.dataset().isInTransaction()) {
            throw new IllegalStateException("Names are asked outside a transaction, which may see an older state");
        }
        if (index.isEmpty()) {
            synchronized (changeLock) {
                touched = new HashSet<>();
                rebuild = false;
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
        synchronized (changeLock) {
            things = touched;
            all = rebuild;
            touched = new HashSet<>();
            rebuild = false;
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

    /** Drops a damaged index; the next call builds another. */
    private synchronized void discard(Exception why) {
        LOG.warn("The index of names is made again: {}", why.toString());
        index.ifPresent(NameIndexLoader::abandon);
        index = Optional.empty();
        database.names().ifPresent(NameIndexLoader::remove);
    }

    /** Saves the index of a database on disk for the next start, and closes it. */
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
