package selon.names.index;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.apache.commons.io.function.IOFunction;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.Directory;

/** A Lucene index of things by their names. Any number of threads may search it, while one thread at a time writes. */
public final class NameIndex implements Closeable {

    /** The version of the stored fields. An index of another version is rebuilt. */
    private static final String FORM = "2";
    private static final double MEBIBYTES = 32;
    /** Best score first, then shortest name, then IRI. */
    private static final Sort ORDER = new Sort(SortField.FIELD_SCORE,
            new SortField(NamedThing.LENGTH, SortField.Type.LONG), new SortField(NamedThing.THING, SortField.Type.STRING));

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private Optional<State> kept;

    /** Opens the index in a directory, which holds the given state, or starts an empty one. */
    public NameIndex(Directory directory, Optional<State> kept) throws IOException {
        this.kept = kept;
        this.directory = directory;
        this.writer = new IndexWriter(directory, new IndexWriterConfig(TextAnalysis.WRITTEN)
                .setRAMBufferSizeMB(MEBIBYTES).setCommitOnClose(false));
        this.searchers = new SearcherManager(writer, null);
    }

    /**
     * The last change of the database whose names an index holds.
     *
     * @param number the number of the change
     * @param time   the time of the change, which tells it from a change of that number in another database
     */
    public record State(long number, String time) {}

    /**
     * The state of the index in a directory; empty if there is none or it has another version.
     *
     * @throws IOException if the index is damaged
     */
    static Optional<State> state(Directory directory) throws IOException {
        if (!DirectoryReader.indexExists(directory)) {
            return Optional.empty();
        }
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            for (LeafReaderContext part : reader.leaves()) {
                ((CodecReader) part.reader()).checkIntegrity();
            }
            Map<String, String> said = reader.getIndexCommit().getUserData();
            return FORM.equals(said.get("form"))
                    ? Optional.of(new State(Long.parseLong(said.get("change")), said.get("time"))) : Optional.empty();
        }
    }

    void clear() throws IOException {
        writer.deleteAll();
    }

    /** Replaces the entry of a thing, or removes it if the thing has no names. */
    void put(NamedThing named) throws IOException {
        Term thing = new Term(NamedThing.THING, named.thing().getURI());
        if (named.fits()) {
            writer.updateDocument(thing, named.document());
        } else {
            writer.deleteDocuments(thing);
        }
    }

    /** Adds a thing that the index doesn't hold yet. */
    public void add(NamedThing named) throws IOException {
        if (named.fits()) {
            writer.addDocument(named.document());
        }
    }

    /** Makes all writes visible to searches. */
    public void show() throws IOException {
        searchers.maybeRefreshBlocking();
    }

    /** Commits all writes to disk as the names of a state; does nothing if they are committed already. */
    void keep(State state) throws IOException {
        if (!writer.hasUncommittedChanges() && kept.equals(Optional.of(state))) {
            return;
        }
        writer.setLiveCommitData(Map.of("form", FORM, "change", Long.toString(state.number), "time", state.time).entrySet());
        writer.commit();
        kept = Optional.of(state);
    }

    /** The things that fit a search, the best first, each with its label in the reader's language. */
    public List<NameHit> find(NameSearch search, String language, Optional<Set<Node>> types, int limit) throws IOException {
        return searching(searcher -> {
            TopDocs found = searcher.search(search.query(types, Optional.empty()), limit, ORDER, true);
            List<NameHit> hits = new ArrayList<>();
            for (ScoreDoc one : found.scoreDocs) {
                NamedThing named = NamedThing.of(searcher.storedFields().document(one.doc));
                NamedThing.Name label = named.label(language);
                hits.add(new NameHit(named.thing(), label.text(), label.language(), search.best(named, label).text(),
                        named.kind(), one.score));
            }
            return hits;
        });
    }

    /**
     * A thing that fits a search.
     *
     * @param thing the thing
     * @param score its rank, which has a meaning only beside other scores of one search
     */
    record Fit(Node thing, float score) {}

    /** The things that fit a search, the best first; with {@code only}, that thing alone if it fits. */
    List<Fit> fitting(NameSearch search, Optional<Node> only, int limit) throws IOException {
        return searching(searcher -> {
            List<Fit> fits = new ArrayList<>();
            for (ScoreDoc one : searcher.search(search.query(Optional.empty(), only), limit, ORDER, true).scoreDocs) {
                fits.add(new Fit(NodeFactory.createURI(searcher.storedFields().document(one.doc, Set.of(NamedThing.THING))
                        .get(NamedThing.THING)), one.score));
            }
            return fits;
        });
    }

    /** The results of a query, the best first. */
    List<NamedThing> first(Query query, int limit) throws IOException {
        return searching(searcher -> {
            List<NamedThing> found = new ArrayList<>();
            for (ScoreDoc one : searcher.search(query, limit).scoreDocs) {
                found.add(NamedThing.of(searcher.storedFields().document(one.doc)));
            }
            return found;
        });
    }

    /** The IRIs of the results of a query, the best first. It is faster than {@link #first}: it reads no names. */
    public List<String> firstIris(Query query, int limit) throws IOException {
        return searching(searcher -> {
            List<LeafReaderContext> parts = searcher.getIndexReader().leaves();
            List<String> found = new ArrayList<>();
            for (ScoreDoc one : searcher.search(query, limit).scoreDocs) {
                LeafReaderContext part = parts.get(ReaderUtil.subIndex(one.doc, parts));
                SortedDocValues iris = DocValues.getSorted(part.reader(), NamedThing.THING);
                iris.advanceExact(one.doc - part.docBase);
                found.add(iris.lookupOrd(iris.ordValue()).utf8ToString());
            }
            return found;
        });
    }

    /** The entry of a thing, if the index has one. */
    Optional<NamedThing> named(Node thing) throws IOException {
        return first(new TermQuery(new Term(NamedThing.THING, thing.getURI())), 1).stream().findFirst();
    }

    private <T> T searching(IOFunction<IndexSearcher, T> search) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            return search.apply(searcher);
        } finally {
            searchers.release(searcher);
        }
    }

    @Override
    public void close() throws IOException {
        searchers.close();
        writer.close();
        directory.close();
    }
}
