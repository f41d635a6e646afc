package selon.core.tdb;

import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.Stream;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.query.TxnType;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.DatasetGraphTriplesQuads;
import org.apache.jena.sparql.core.GraphView;
import org.apache.jena.sparql.core.Quad;

import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;

/**
 * A view of a TDB2 dataset with changes on top. Changing the view leaves the dataset unchanged. The view's default
 * graph is the union of its named graphs and can't be written. The view stores terms as the dataset does
 * ({@link InlinedTerm}). Use it inside a transaction of the dataset, in one thread.
 */
public final class Overlay extends DatasetGraphTriplesQuads {

    private final DatasetGraph base;
    private final DatasetGraph added = DatasetGraphFactory.create();
    private final Set<Quad> removed = new HashSet<>();

    /** Creates a view without changes. */
    public Overlay(DatasetGraph base) {
        this.base = base;
        getContext().setAll(base.getContext());
    }

    /** Creates a view of a dataset after a patch. */
    public Overlay(DatasetGraph base, Patch patch) {
        this(base);
        patch.removed().forEach(this::delete);
        patch.added().forEach(this::add);
    }

    /** Returns the changes: the quads that only the dataset has, and those that only this view has. */
    public Patch patch() {
        return new Patch(removed, Iter.toSet(added.find()));
    }

    @Override
    protected void addToNamedGraph(Node g, Node s, Node p, Node o) {
        Quad quad = Quad.create(g, s, p, InlinedTerm.term(o));
        if (!removed.remove(quad) && !base.contains(quad)) {
            added.add(quad);
        }
    }

    @Override
    protected void deleteFromNamedGraph(Node g, Node s, Node p, Node o) {
        Quad quad = Quad.create(g, s, p, InlinedTerm.term(o));
        if (added.contains(quad)) {
            added.delete(quad);
        } else if (base.contains(quad)) {
            removed.add(quad);
        }
    }

    @Override
    protected void addToDftGraph(Node s, Node p, Node o) {
        throw ProblemException.of(ProblemType.DEFAULT_GRAPH); // It is only a view.
    }

    @Override
    protected void deleteFromDftGraph(Node s, Node p, Node o) {
        throw ProblemException.of(ProblemType.DEFAULT_GRAPH); // It is only a view.
    }

    @Override
    protected Iterator<Quad> findInSpecificNamedGraph(Node g, Node s, Node p, Node o) {
        return findNamed(g, s, p, o);
    }

    @Override
    protected Iterator<Quad> findInAnyNamedGraphs(Node s, Node p, Node o) {
        return findNamed(Node.ANY, s, p, o);
    }

    @Override
    protected Iterator<Quad> findAny(Node s, Node p, Node o) {
        return findNamed(Node.ANY, s, p, o);
    }

    private Iterator<Quad> findNamed(Node g, Node s, Node p, Node o) {
        Node value = InlinedTerm.term(o == null ? Node.ANY : o); // Jena uses null as a wildcard too.
        Iterator<Quad> left = base.findNG(g, s, p, value);
        return Iter.concat(removed.isEmpty() ? left : Iter.filter(left, quad -> !removed.contains(quad)),
                Iter.toList(added.findNG(g, s, p, value)).iterator());
    }

    @Override
    public void deleteAny(Node g, Node s, Node p, Node o) {
        Iter.toList(find(g, s, p, o)).forEach(this::delete);
    }

    @Override
    protected Iterator<Quad> findInDftGraph(Node s, Node p, Node o) {
        return Iter.map(findInUnionGraph(s, p, o), triple -> Quad.create(Quad.defaultGraphIRI, triple));
    }

    @Override
    protected Stream<Quad> streamInDftGraph(Node s, Node p, Node o) {
        return Iter.asStream(findInDftGraph(s, p, o));
    }

    @Override
    protected Stream<Quad> streamInSpecificNamedGraph(Node g, Node s, Node p, Node o) {
        return Iter.asStream(findInSpecificNamedGraph(g, s, p, o));
    }

    @Override
    protected Stream<Quad> streamInAnyNamedGraphs(Node s, Node p, Node o) {
        return Iter.asStream(findInAnyNamedGraphs(s, p, o));
    }

    @Override
    public Iterator<Node> listGraphNodes() {
        Iterator<Node> left = Iter.filter(base.listGraphNodes(), name -> contains(name, Node.ANY, Node.ANY, Node.ANY));
        return Iter.distinct(Iter.concat(left, added.listGraphNodes()));
    }

    @Override
    public Graph getDefaultGraph() {
        return GraphView.createDefaultGraph(this);
    }

    @Override
    public Graph getGraph(Node name) {
        return GraphView.createNamedGraph(this, name);
    }

    @Override
    public PrefixMap prefixes() {
        return base.prefixes();
    }

    @Override
    public boolean supportsTransactions() {
        return true;
    }

    @Override
    public boolean supportsTransactionAbort() {
        return false;
    }

    @Override
    public void begin(TxnType type) {
        base.begin(TxnType.READ);
    }

    @Override
    public void begin(ReadWrite mode) {
        base.begin(ReadWrite.READ);
    }

    @Override
    public boolean promote(Promote mode) {
        return false;
    }

    @Override
    public void commit() {
        base.commit();
    }

    @Override
    public void abort() {
        base.abort();
    }

    @Override
    public void end() {
        base.end();
    }

    @Override
    public boolean isInTransaction() {
        return base.isInTransaction();
    }

    @Override
    public ReadWrite transactionMode() {
        return base.transactionMode();
    }

    @Override
    public TxnType transactionType() {
        return base.transactionType();
    }
}
