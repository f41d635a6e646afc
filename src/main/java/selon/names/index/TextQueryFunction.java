package selon.names.index;

import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.text.TextQuery;
import org.apache.jena.query.text.TextQueryPF;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DynamicDatasets.DynamicDatasetGraph;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.pfunction.PropFuncArg;
import org.apache.jena.sparql.pfunction.PropertyFunctionFactory;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.sparql.util.Context;

import selon.core.tdb.Overlay;
import selon.core.vocab.Prefixes;
import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;

/**
 * Jena's property function {@code text:query} over the index of names, such as {@code ?thing text:query ("c-sky" 10)} or
 * {@code (?thing ?score ?name) text:query (rdfs:label "中天微" "lang:zh")}. The text is cut into words and never parsed, as on
 * the search page. An argument that Jena would silently ignore throws {@link InputException}.
 */
public final class TextQueryFunction extends TextQueryPF {

    /** The IRI of the property. */
    public static final String IRI = TextQuery.NS + "query";

    private static final Pattern OPTION = Pattern.compile("\\d{1,9}|lang:[A-Za-z0-9-]*");

    private final Supplier<NameFinder> names;

    private boolean built;

    private TextQueryFunction(Supplier<NameFinder> names) {
        this.names = names;
    }

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
        if (isSupposed(execution.getDataset())) {
            throw ProblemException.of(ProblemType.NAME_QUERY_IN_THE_PAST);
        }
        if (subject.isList() && subject.getArgList().stream().filter(Node::isVariable).distinct().count()
                < subject.getArgList().stream().filter(Node::isVariable).count()) {
            throw ProblemException.of(ProblemType.NAME_QUERY_VARIABLE_TWICE);
        }
        check(object.isList() ? object.getArgList() : List.of(object.getArg()));
        Context own = execution.getContext().copy();
        own.set(TextQuery.textIndex, new JenaTextIndex(names.get(), execution));
        super.build(subject, property, object,
                ExecutionContext.create(execution.getDataset(), execution.getActiveGraph(), own));
        built = true;
    }

    /** Refuses a call from a property path: Jena makes it without {@link #build}. */
    @Override
    public QueryIterator exec(Binding binding, PropFuncArg subject, Node property, PropFuncArg object, ExecutionContext execution) {
        if (!built) {
            throw ProblemException.of(ProblemType.NAME_QUERY_IN_PATH);
        }
        return super.exec(binding, subject, property, object, execution);
    }

    /** Whether a dataset shows another state than the stored one: a proposed change or an earlier version. */
    private static boolean isSupposed(DatasetGraph dataset) {
        return dataset instanceof Overlay
                || dataset instanceof DynamicDatasetGraph chosen && isSupposed(chosen.getOriginal());
    }

    /** Checks the arguments; for a wrong one, Jena itself would find nothing without a word. */
    private static void check(List<Node> words) {
        words.stream().filter(Node::isURI).filter(property -> !NameReader.NAMING.contains(property)).findFirst()
                .ifPresent(other -> {
                    throw ProblemException.of(ProblemType.NAME_QUERY_PROPERTY, other.getURI(),
                            NameReader.NAMING.stream().map(Prefixes::shorten).toList());
                });
        List<Node> rest = words.stream().filter(word -> !word.isURI()).toList();
        if (rest.isEmpty() || !rest.get(0).isVariable() && !isText(rest.get(0))) {
            throw ProblemException.of(ProblemType.NAME_QUERY_WITHOUT_WORDS);
        }
        rest.stream().skip(1).filter(word -> !word.isVariable()
                        && !(word.isLiteral() && OPTION.matcher(word.getLiteralLexicalForm()).matches())).findFirst()
                .ifPresent(other -> {
                    throw ProblemException.of(ProblemType.NAME_QUERY_OPTION, other);
                });
    }

    private static boolean isText(Node word) {
        return word.isLiteral() && (!word.getLiteralLanguage().isEmpty() || word.getLiteralDatatype().equals(XSDDatatype.XSDstring));
    }
}
