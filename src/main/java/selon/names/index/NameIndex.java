package selon.names.index;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

/** Things by their names. Any thread may find; one at a time may put. */
public final class NameIndex implements Closeable {

    /** The form of what lies in the index; another number, and an older one is made again. */
    private static final String FORM = "2";
    private static final double MEBIBYTES = 32;
    /** Best first; of those that fit alike, the one with the shortest name. */
    private static final Sort ORDER = new Sort(SortField.FIELD_SCORE,
            new SortField(NamedThing.LENGTH, SortField.Type.LONG), new SortField(NamedThing.THING, SortField.Type.STRING));

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private Optional<State> kept;

    /** Begins in a directory, or opens what lies there, which is of a state. */
    public NameIndex(Directory directory, Optional<State> kept) throws IOException {
        this.kept = kept;
        this.directory = directory;
        this.writer = new IndexWriter(directory, new IndexWriterConfig(TextAnalysis.WRITTEN)
                .setRAMBufferSizeMB(MEBIBYTES).setCommitOnClose(false));
        this.searchers = new SearcherManager(writer, null);
    }

    /**
     * Up to which change an index holds all names.
     *
     * @param number the change's number
     * @param time   when it was made, since another database can have a change of this number
     */
    public record State(long number, String time) {}

    /**
     * The state of what lies in a directory; nothing where there is no index that can be used.
     *
     * @throws IOException when it is damaged
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

    /** Puts a thing as it is now; one without names is taken out. */
    void put(NamedThing named) throws IOException {
        Term thing = new Term(NamedThing.THING, named.thing().getURI());
        if (named.fits()) {
            writer.updateDocument(thing, named.document());
        } else {
            writer.deleteDocuments(thing);
        }
    }

    /** Puts a thing that is not there yet. */
    public void add(NamedThing named) throws IOException {
        if (named.fits()) {
            writer.addDocument(named.document());
        }
    }

    /** Lets those who find see what was put. */
    public void show() throws IOException {
        searchers.maybeRefreshBlocking();
    }

    /** Makes what was put durable, as all names of a state; does nothing where that is so already. */
    void keep(State state) throws IOException {
        if (!writer.hasUncommittedChanges() && kept.equals(Optional.of(state))) {
            return;
        }
        writer.setLiveCommitData(Map.of("form", FORM, "change", Long.toString(state.number), "time", state.time).entrySet());
        writer.commit();
        kept = Optional.of(state);
    }

    public List<NameHit> find(NameSearch wish, String language, Optional<Set<Node>> types, int limit) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            TopDocs found = searcher.search(wish.query(types, Optional.empty()), limit, ORDER, true);
            List<NameHit> hits = new ArrayList<>();
            for (ScoreDoc one : found.scoreDocs) {
                NamedThing named = NamedThing.of(searcher.storedFields().document(one.doc));
                NamedThing.Name label = named.label(language);
                hits.add(new NameHit(named.thing(), label.text(), label.language(), wish.best(named, label).text(),
                        named.kind(), one.score));
            }
            return hits;
        } finally {
            searchers.release(searcher);
        }
    }

    /**
     * A thing that fits.
     *
     * @param score how well; only good for comparing
     */
    record Fit(Node thing, float score) {}

    /** The things that fit, or only one thing if it does, the best first. */
    List<Fit> fitting(NameSearch wish, Optional<Node> only, int limit) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            List<Fit> fits = new ArrayList<>();
            for (ScoreDoc one : searcher.search(wish.query(Optional.empty(), only), limit, ORDER, true).scoreDocs) {
                fits.add(new Fit(NodeFactory.createURI(searcher.storedFields().document(one.doc, Set.of(NamedThing.THING))
                        .get(NamedThing.THING)), one.score));
            }
            return fits;
        } finally {
            searchers.release(searcher);
        }
    }

    /** The things that a query finds, the best first. */
    List<NamedThing> first(Query query, int limit) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            List<NamedThing> found = new ArrayList<>();
            for (ScoreDoc one : searcher.search(query, limit).scoreDocs) {
                found.add(NamedThing.of(searcher.storedFields().document(one.doc)));
            }
            return found;
        } finally {
            searchers.release(searcher);
        }
    }

    /** The IRIs of the things that a query finds, the best first; for whoever has their names already. */
    public List<String> firstIris(Query query, int limit) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            List<LeafReaderContext> parts = searcher.getIndexReader().leaves();
            List<String> found = new ArrayList<>();
            for (ScoreDoc one : searcher.search(query, limit).scoreDocs) {
                LeafReaderContext part = parts.get(ReaderUtil.subIndex(one.doc, parts));
                SortedDocValues iris = DocValues.getSorted(part.reader(), NamedThing.THING);
                iris.advanceExact(one.doc - part.docBase);
                found.add(iris.lookupOrd(iris.ordValue()).utf8ToString());
            }
            return found;
        } finally {
            searchers.release(searcher);
        }
    }

    /** A thing by its IRI. */
    Optional<NamedThing> named(Node thing) throws IOException {
        return first(new TermQuery(new Term(NamedThing.THING, thing.getURI())), 1).stream().findFirst();
    }

    @Override
    public void close() throws IOException {
        searchers.close();
        writer.close();
        directory.close();
    }
}
