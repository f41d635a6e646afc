package selon.names.index;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DynamicDatasets.DynamicDatasetGraph;
import org.apache.jena.sparql.core.NamedGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.engine.ExecutionContext;

import selon.core.vocab.Prefixes;
import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;

/**
 * What a call of {@code text:query} looks for. The index may know a later state than the query sees, so it only proposes things:
 * a thing counts if the query's own graph has a fitting name. Each thing comes once, with its best name.
 *
 * @param naming   the properties whose values are names
 * @param words    the words, which are never parsed
 * @param limit    the most things; without a limit, a call that would find more than {@value #MOST} fails
 * @param language the language of the names, or a range of languages (RFC 4647, basic filtering)
 */
record TextQuery(List<Node> naming, String words, OptionalInt limit, Optional<String> language) {

    /** The most things that one call finds. */
    static final int MOST = 10_000;

    /** The factor for the next proposals if the graph has too few of the proposed names. */
    private static final int MORE = 8;
    private static final int LOOKING_MILLISECONDS = 50;
    private static final String LANGUAGE = "lang:";
    private static final Pattern OPTION = Pattern.compile("\\d{1,9}|" + LANGUAGE + "[A-Za-z0-9-]*");

    /**
     * A thing that is found.
     *
     * @param score how well its name fits; higher is better
     * @param name  the triple that gives it this name
     */
    record Hit(Node thing, float score, Triple name) {}

    /**
     * Checks what stands after {@code text:query}: properties, words, a limit, a language. A variable may stand for what is not
     * known yet.
     *
     * @throws ProblemException if one of them is of no use
     */
    static void check(List<Node> arguments) {
        arguments.stream().filter(Node::isURI).filter(property -> !NameReader.NAMING.contains(property)).findFirst()
                .ifPresent(other -> {
                    throw ProblemException.of(ProblemType.NAME_QUERY_PROPERTY, other.getURI(),
                            NameReader.NAMING.stream().map(Prefixes::shorten).toList());
                });
        List<Node> rest = arguments.stream().filter(word -> !word.isURI()).toList();
        if (rest.isEmpty() || !rest.get(0).isVariable() && !isText(rest.get(0))) {
            throw ProblemException.of(ProblemType.NAME_QUERY_WITHOUT_WORDS);
        }
        rest.stream().skip(1).filter(word -> !word.isVariable()
                        && !(word.isLiteral() && OPTION.matcher(word.getLiteralLexicalForm()).matches())).findFirst()
                .ifPresent(other -> {
                    throw ProblemException.of(ProblemType.NAME_QUERY_OPTION, other);
                });
    }

    /**
     * Reads what stands after {@code text:query}, once every variable has its value.
     *
     * @throws ProblemException if it is of no use, or if a variable has no value
     */
    static TextQuery of(List<Node> arguments) {
        check(arguments);
        List<Node> naming = arguments.stream().filter(Node::isURI).toList();
        List<Node> rest = arguments.stream().filter(word -> !word.isURI()).toList();
        if (rest.get(0).isVariable()) {
            throw ProblemException.of(ProblemType.NAME_QUERY_WITHOUT_WORDS);
        }
        OptionalInt limit = OptionalInt.empty();
        Optional<String> language = Optional.of(rest.get(0).getLiteralLanguage());
        for (Node option : rest.subList(1, rest.size())) {
            String text = option.isVariable() ? "" : option.getLiteralLexicalForm();
            if (text.startsWith(LANGUAGE)) {
                language = Optional.of(text.substring(LANGUAGE.length()));
            } else if (text.isEmpty()) {
                throw ProblemException.of(ProblemType.NAME_QUERY_OPTION, option);
            } else {
                limit = OptionalInt.of(Integer.parseInt(text));
            }
        }
        if (limit.orElse(0) > MOST) {
            throw ProblemException.of(ProblemType.NAME_QUERY_LIMIT, MOST);
        }
        return new TextQuery(naming.isEmpty() ? NameReader.NAMING : naming, rest.get(0).getLiteralLexicalForm(), limit,
                language.filter(one -> !one.isEmpty()));
    }

    private static boolean isText(Node word) {
        return word.isLiteral() && (!word.getLiteralLanguage().isEmpty() || word.getLiteralDatatype().equals(XSDDatatype.XSDstring));
    }

    /**
     * The things that fit, the best first.
     *
     * @param only the one thing that is asked about, if there is one
     * @throws QueryCancelledException if the query is ended meanwhile
     */
    List<Hit> hits(NameFinder names, Optional<Node> only, ExecutionContext execution) {
        NameSearch search = NameSearch.of(words);
        if (search.isEmpty() || limit.equals(OptionalInt.of(0)) || only.filter(node -> !node.isURI()).isPresent()) {
            return List.of();
        }
        Graph seen = seen(execution);
        int most = limit.orElse(MOST + 1);
        for (int many = most;; many *= MORE) {
            List<NameIndex.Fit> proposed = proposed(names, search, only, many, execution);
            if (limit.isEmpty() && proposed.size() > MOST) {
                throw ProblemException.of(ProblemType.NAME_QUERY_TOO_MANY, MOST, words, words.replace("\"", ""));
            }
            List<Hit> hits = proposed.stream().flatMap(fit -> named(fit, seen, search, execution).stream()).limit(most).toList();
            if (hits.size() == most || proposed.size() < many) {
                return hits;
            }
        }
    }

    /** The graph in which the query looks for names. */
    private static Graph seen(ExecutionContext execution) {
        DatasetGraph dataset = execution.getDataset();
        if (execution.getActiveGraph() instanceof NamedGraph named && named.getGraphName() != null
                && !Quad.isDefaultGraph(named.getGraphName()) && !Quad.isUnionGraph(named.getGraphName())) {
            return dataset.getGraph(named.getGraphName());
        }
        return dataset instanceof DynamicDatasetGraph ? dataset.getDefaultGraph() : dataset.getUnionGraph();
    }

    /** Asks the index on a thread of its own: the index can catch up with the dataset only outside a transaction. */
    private static List<NameIndex.Fit> proposed(NameFinder names, NameSearch search, Optional<Node> only, int limit,
                                                ExecutionContext execution) {
        FutureTask<List<NameIndex.Fit>> asking = new FutureTask<>(() -> names.fitting(search, only, limit));
        Thread thread = new Thread(asking, "text-query");
        thread.setDaemon(true);
        thread.start();
        while (true) {
            try {
                return asking.get(LOOKING_MILLISECONDS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                goOn(execution);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new QueryCancelledException();
            } catch (ExecutionException e) {
                throw new IllegalStateException("Names can't be asked", e.getCause());
            }
        }
    }

    private static void goOn(ExecutionContext execution) {
        if (execution.getCancelSignal() != null && execution.getCancelSignal().get()) {
            throw new QueryCancelledException();
        }
    }

    private Optional<Hit> named(NameIndex.Fit fit, Graph seen, NameSearch search, ExecutionContext execution) {
        goOn(execution);
        return naming.stream().<Triple>mapMulti((property, each) -> seen.find(fit.thing(), property, Node.ANY).forEachRemaining(each))
                .filter(triple -> triple.getObject().isLiteral() && speaks(triple.getObject())
                        && search.fits(triple.getObject().getLiteralLexicalForm()))
                .max(Comparator.comparingInt((Triple triple) -> search.fit(triple.getObject().getLiteralLexicalForm()))
                        .thenComparing(triple -> triple.getObject().getLiteralLanguage().equals("en"))
                        .thenComparing(Comparator.comparing((Triple triple) -> triple.toString()).reversed()))
                .map(triple -> new Hit(fit.thing(), fit.score(), triple));
    }

    private boolean speaks(Node name) {
        return language.isEmpty() || (name.getLiteralLanguage() + "-").toLowerCase(Locale.ROOT)
                .startsWith(language.get().toLowerCase(Locale.ROOT) + "-");
    }
}
