package selon.names.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.QueryBuildException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DynamicDatasets.DynamicDatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.pfunction.PropFuncArg;
import org.apache.jena.sparql.pfunction.PropFuncArgType;
import org.apache.jena.sparql.pfunction.PropertyFunctionEval;
import org.apache.jena.sparql.pfunction.PropertyFunctionFactory;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.NodeFactoryExtra;

import selon.core.tdb.Overlay;
import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;

/**
 * The property function {@code text:query} over the index of names, under the IRI and with the arguments of Jena's own text
 * index, such as {@code ?thing text:query ("c-sky" 10)} or {@code (?thing ?score ?name ?graph ?property) text:query (rdfs:label
 * "中天微" "lang:zh")}. The text is cut into words and never parsed, as on the search page. A wrong argument throws
 * {@link ProblemException}. One thread carries out a query, and makes an instance for each call in it.
 */
public final class TextQueryFunction extends PropertyFunctionEval {

    /** The IRI of the property. */
    public static final String IRI = "http://jena.apache.org/text#query";

    private static final int MOST_PARTICULARS = 5;

    private final Supplier<NameFinder> names;

    private boolean built;
    /** What was asked last and what was found: joined to other patterns, the same is asked for each row. */
    private Optional<LastSearch> last = Optional.empty();

    private TextQueryFunction(Supplier<NameFinder> names) {
        super(PropFuncArgType.PF_ARG_EITHER, PropFuncArgType.PF_ARG_EITHER);
        this.names = names;
    }

    private record LastSearch(TextQuery query, Optional<Node> only, Graph graph, List<TextQuery.Hit> hits) {}

    /**
     * Makes this the only property function of a context. Jena would otherwise load any class named by a property with the
     * scheme {@code java:}.
     *
     * @param context the context of the queries
     * @param names   gives the index when a query needs it
     */
    public static void offer(Context context, Supplier<NameFinder> names) {
        context.setTrue(ARQ.enablePropertyFunctions);
        PropertyFunctionRegistry.set(context, new PropertyFunctionRegistry() {
            @Override
            public boolean manages(String iri) {
                return iri.equals(IRI);
            }

            @Override
            public PropertyFunctionFactory get(String iri) {
                // Jena also asks for each step of a path, and expects null for a plain property.
                return iri.equals(IRI) ? any -> new TextQueryFunction(names) : null;
            }
        });
    }

    @Override
    public void build(PropFuncArg subject, Node property, PropFuncArg object, ExecutionContext execution) {
        super.build(subject, property, object, execution);
        if (isSupposed(execution.getDataset())) {
            throw ProblemException.of(ProblemType.NAME_QUERY_IN_THE_PAST);
        }
        List<Node> found = nodes(subject);
        if (found.isEmpty() || found.size() > MOST_PARTICULARS) {
            throw new QueryBuildException("text:query finds a thing, its score, its name, the graph and the property of the name: "
                    + found.size() + " are asked for");
        }
        if (found.stream().filter(Node::isVariable).distinct().count() < found.stream().filter(Node::isVariable).count()) {
            throw ProblemException.of(ProblemType.NAME_QUERY_VARIABLE_TWICE);
        }
        TextQuery.check(nodes(object));
        built = true;
    }

    /** Refuses a call from a property path: Jena makes it without {@link #build}. */
    @Override
    public QueryIterator execEvaluated(Binding binding, PropFuncArg subject, Node property, PropFuncArg object,
                                       ExecutionContext execution) {
        if (!built) {
            throw ProblemException.of(ProblemType.NAME_QUERY_IN_PATH);
        }
        List<Node> particulars = nodes(subject);
        Optional<Node> only = Optional.of(particulars.get(0)).filter(Node::isConcrete);
        TextQuery query = TextQuery.of(nodes(object));
        if (last.filter(asked -> asked.query.equals(query) && asked.only.equals(only)
                && asked.graph == execution.getActiveGraph()).isEmpty()) {
            last = Optional.of(new LastSearch(query, only, execution.getActiveGraph(),
                    query.hits(names.get(), only, execution)));
        }
        List<Binding> rows = last.get().hits.stream().flatMap(hit -> row(binding, particulars, hit, execution).stream()).toList();
        return QueryIterPlainWrapper.create(rows.iterator(), execution);
    }

    /** The row of a hit; empty if a value that is known already is another one. */
    private static Optional<Binding> row(Binding binding, List<Node> particulars, TextQuery.Hit hit, ExecutionContext execution) {
        BindingBuilder row = Binding.builder(binding);
        List<Supplier<Node>> values = List.of(hit::thing, () -> NodeFactoryExtra.floatToNode(hit.score()), hit.name()::getObject,
                () -> graph(hit, execution), hit.name()::getPredicate);
        for (int i = 0; i < particulars.size(); i++) {
            Node value = values.get(i).get();
            Node asked = particulars.get(i);
            if (asked.isVariable() && value != null) {
                row.add(Var.alloc(asked), value);
            } else if (!asked.isVariable() && !Objects.equals(asked, value)) {
                return Optional.empty();
            }
        }
        return Optional.of(row.build());
    }

    /** A graph that gives the thing this name, or null for none. */
    private static Node graph(TextQuery.Hit hit, ExecutionContext execution) {
        var quads = execution.getDataset().findNG(Node.ANY, hit.name().getSubject(), hit.name().getPredicate(), hit.name().getObject());
        return quads.hasNext() ? quads.next().getGraph() : null;
    }

    private static List<Node> nodes(PropFuncArg argument) {
        return argument.isList() ? new ArrayList<>(argument.getArgList()) : List.of(argument.getArg());
    }

    /** Whether a dataset shows another state than the stored one: a proposed change or an earlier version. */
    private static boolean isSupposed(DatasetGraph dataset) {
        return dataset instanceof Overlay
                || dataset instanceof DynamicDatasetGraph chosen && isSupposed(chosen.getOriginal());
    }
}
