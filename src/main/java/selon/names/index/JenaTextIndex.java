package selon.names.index;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.text.Entity;
import org.apache.jena.query.text.EntityDefinition;
import org.apache.jena.query.text.TextHit;
import org.apache.jena.query.text.TextIndex;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DynamicDatasets.DynamicDatasetGraph;
import org.apache.jena.sparql.core.NamedGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.engine.ExecutionContext;

import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;

/**
 * Answers {@code text:query} for one execution of a query. The index may know a later state than the query sees, so it only
 * proposes things: a thing counts if the query's own graph has a fitting name. Each thing comes once, with its best name.
 *
 * @param names     the index of names
 * @param execution the execution that asks
 */
record JenaTextIndex(NameFinder names, ExecutionContext execution) implements TextIndex {

    /** The most things that one call finds. A call without a limit that would find more fails. */
    static final int MOST = 10_000;

    /** The factor for the next proposals if the graph has too few of the proposed names. */
    private static final int MORE = 8;
    private static final int LOOKING_MILLISECONDS = 50;
    private static final EntityDefinition DEFINITION = definition();

    private static EntityDefinition definition() {
        EntityDefinition definition = new EntityDefinition("thing", "name");
        NameReader.NAMING.forEach(property -> definition.set("name", property));
        definition.setLangField("language");
        definition.setGraphField("graph");
        return definition;
    }

    @Override
    public EntityDefinition getDocDef() {
        return DEFINITION;
    }

    @Override
    public List<TextHit> query(Node thing, List<Resource> properties, String text, String graph, String language, int limit,
                               String highlight) {
        if (limit > MOST) {
            throw ProblemException.of(ProblemType.NAME_QUERY_LIMIT, MOST);
        }
        NameSearch search = NameSearch.of(text);
        Optional<Node> only = Optional.ofNullable(thing).filter(Node::isConcrete);
        if (search.isEmpty() || limit == 0 || only.filter(node -> !node.isURI()).isPresent()) {
            return List.of();
        }
        List<Node> naming = properties == null || properties.isEmpty() ? NameReader.NAMING
                : properties.stream().map(Resource::asNode).toList();
        Graph seen = seen(graph);
        int most = limit < 0 ? MOST + 1 : limit;
        for (int many = most;; many *= MORE) {
            List<NameIndex.Fit> proposed = proposed(search, only, many);
            if (limit < 0 && proposed.size() > MOST) {
                throw ProblemException.of(ProblemType.NAME_QUERY_TOO_MANY, MOST, text, text.replace("\"", ""));
            }
            List<TextHit> hits = proposed.stream().flatMap(hit -> named(hit, seen, naming, language, search).stream())
                    .limit(most).toList();
            if (hits.size() == most || proposed.size() < many) {
                return hits;
            }
        }
    }

    /** The graph in which the query looks for names. */
    private Graph seen(String graph) {
        DatasetGraph dataset = execution.getDataset();
        boolean one = graph != null && execution.getActiveGraph() instanceof NamedGraph named
                && !Quad.isDefaultGraph(named.getGraphName());
        return one ? dataset.getGraph(NodeFactory.createURI(graph))
                : dataset instanceof DynamicDatasetGraph ? dataset.getDefaultGraph() : dataset.getUnionGraph();
    }

    /** Asks the index on a thread of its own: the index can catch up with the dataset only outside a transaction. */
    private List<NameIndex.Fit> proposed(NameSearch search, Optional<Node> only, int limit) {
        FutureTask<List<NameIndex.Fit>> asking = new FutureTask<>(() -> names.fitting(search, only, limit));
        Thread thread = new Thread(asking, "text-query");
        thread.setDaemon(true);
        thread.start();
        while (true) {
            try {
                return asking.get(LOOKING_MILLISECONDS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                goOn();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new QueryCancelledException();
            } catch (ExecutionException e) {
                throw new IllegalStateException("Names can't be asked", e.getCause());
            }
        }
    }

    private void goOn() {
        if (execution.getCancelSignal() != null && execution.getCancelSignal().get()) {
            throw new QueryCancelledException();
        }
    }

    private Optional<TextHit> named(NameIndex.Fit hit, Graph seen, List<Node> naming, String language, NameSearch search) {
        goOn();
        return naming.stream().<Triple>mapMulti((property, each) -> seen.find(hit.thing(), property, Node.ANY).forEachRemaining(each))
                .filter(triple -> triple.getObject().isLiteral() && speaks(triple.getObject(), language)
                        && search.fits(triple.getObject().getLiteralLexicalForm()))
                .max(Comparator.comparingInt((Triple triple) -> search.fit(triple.getObject().getLiteralLexicalForm()))
                        .thenComparing(triple -> triple.getObject().getLiteralLanguage().equals("en"))
                        .thenComparing(Comparator.comparing((Triple triple) -> triple.toString()).reversed()))
                .map(triple -> new TextHit(hit.thing(), hit.score(), triple.getObject(), source(triple),
                        triple.getPredicate()));
    }

    private static boolean speaks(Node name, String language) {
        return language == null || (name.getLiteralLanguage() + "-").toLowerCase(Locale.ROOT)
                .startsWith(language.toLowerCase(Locale.ROOT) + "-");
    }

    /** A graph that holds the triple, or null as Jena's {@link TextHit} expects. */
    private Node source(Triple triple) {
        var quads = execution.getDataset().findNG(Node.ANY, triple.getSubject(), triple.getPredicate(), triple.getObject());
        return quads.hasNext() ? quads.next().getGraph() : null;
    }

    @Override
    public List<TextHit> query(String thing, List<Resource> properties, String text, String graph, String language, int limit,
                               String highlight) {
        return query(NodeFactory.createURI(thing), properties, text, graph, language, limit, highlight);
    }

    @Override
    public List<TextHit> query(List<Resource> properties, String text, String graph, String language, int limit,
                               String highlight) {
        return query((Node) null, properties, text, graph, language, limit, highlight);
    }

    @Override
    public List<TextHit> query(Node property, String text, String graph, String language, int limit, String highlight) {
        return query(property == null ? List.of() : List.of(ResourceFactory.createResource(property.getURI())), text, graph,
                language, limit, highlight);
    }

    @Override
    public List<TextHit> query(Node property, String text, String graph, String language, int limit) {
        return query(property, text, graph, language, limit, null);
    }

    @Override
    public List<TextHit> query(Node property, String text, String graph, String language) {
        return query(property, text, graph, language, -1, null);
    }

    @Override
    public Map<String, Node> get(String thing) {
        return Map.of();
    }

    @Override
    public void addEntity(Entity thing) {
        throw written();
    }

    @Override
    public void updateEntity(Entity thing) {
        throw written();
    }

    @Override
    public void deleteEntity(Entity thing) {
        throw written();
    }

    @Override
    public void prepareCommit() {
        throw written();
    }

    @Override
    public void commit() {
        throw written();
    }

    @Override
    public void rollback() {
        throw written();
    }

    private static UnsupportedOperationException written() {
        return new UnsupportedOperationException("Names follow the dataset, and are only asked here");
    }

    @Override
    public void close() {
        // The server opened the index and closes it.
    }
}
