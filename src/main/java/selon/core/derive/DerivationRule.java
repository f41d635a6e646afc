package selon.core.derive;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.graph.NodeTransformLib;
import org.apache.jena.sparql.modify.TemplateLib;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.ElementVisitorBase;
import org.apache.jena.sparql.syntax.ElementWalker;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;

import selon.core.shacl.GraphChange;
import selon.core.shacl.PreparedQuery;
import selon.core.shacl.QueryReads;
import selon.core.vocab.InputException;

/**
 * A derivation rule: a SPARQL CONSTRUCT query whose results are grouped by one variable, the key. A change is followed
 * key by key. A rule with a line {@code # Sum} constructs triples with whole numbers as objects, and the rule adds up
 * the numbers of each subject and predicate over all keys.
 */
final class DerivationRule {

    private static final Pattern KEY = Pattern.compile("(?m)^# Key: \\?(\\w+)$");

    private static final Pattern SUM = Pattern.compile("(?m)^# Sum$");

    private final Query query;
    private final Var key;
    private final boolean sums;
    private final QueryReads reads;
    /** The variables that patterns bind. BIND and AS compute the other variables, so those can't be given a value. */
    private final Set<Var> bound = new HashSet<>();
    private final Map<Set<Var>, PreparedForm> forms = new HashMap<>();

    private DerivationRule(Query query, Var key, boolean sums) {
        this.query = query;
        this.key = key;
        this.sums = sums;
        this.reads = new QueryReads(query, key);
        bound.add(key);
        ElementWalker.walk(query.getQueryPattern(), new ElementVisitorBase() {
            @Override
            public void visit(ElementPathBlock block) {
                block.patternElts().forEachRemaining(pattern ->
                        Stream.of(pattern.getSubject(), pattern.getObject()).filter(Var::isVar).map(Var::alloc)
                                .forEach(bound::add));
            }
        });
        forms.put(Set.of(key), PreparedForm.of(query, Set.of(key)));
        query.getConstructTemplate().getTriples().forEach(pattern ->
                forms.computeIfAbsent(given(pattern), variables -> PreparedForm.of(query, variables)));
    }

    /** Returns the variables of a triple pattern that can be given a value. */
    private Set<Var> given(Triple pattern) {
        return Stream.of(pattern.getSubject(), pattern.getPredicate(), pattern.getObject())
                .filter(Var::isVar).map(Var::alloc).filter(bound::contains).collect(Collectors.toSet());
    }

    /**
     * Reads a rule from its file.
     *
     * @throws InputException when the file is not a SPARQL CONSTRUCT query or names no key
     */
    static DerivationRule read(Path file) {
        try {
            String text = InputException.text(file);
            Matcher key = KEY.matcher(text);
            Query query = QueryFactory.create(text, Syntax.syntaxSPARQL_11);
            if (!key.find() || !query.isConstructType()) {
                throw new InputException(file + ": a rule is a CONSTRUCT with a line \"# Key: ?variable\".");
            }
            return new DerivationRule(query, Var.alloc(key.group(1)), SUM.matcher(text).find());
        } catch (QueryException e) {
            throw new InputException(file + ": " + InputException.reason(e));
        }
    }

    /** Tells whether the rule adds up its numbers. */
    boolean sums() {
        return sums;
    }

    /** Derives all triples from a graph. */
    Set<Triple> conclusions(Graph graph) {
        return conclusions(graph, Map.of());
    }

    /** Derives the triples for one value of the key. */
    Set<Triple> conclusions(Graph graph, Node value) {
        return conclusions(graph, Map.of(key, value));
    }

    /**
     * Returns the values of the key for which a change can affect the result.
     *
     * @return the values, or nothing when it can affect all
     */
    Optional<Set<Node>> keys(GraphChange change) {
        return reads.keys(change);
    }

    /** Tells whether the rule derives a triple from a graph, for any value of its key. */
    boolean concludes(Triple triple, Graph graph) {
        return !sums && query.getConstructTemplate().getTriples().stream()
                .anyMatch(pattern -> unify(pattern, triple).map(values -> {
                    values.keySet().retainAll(bound);
                    return conclusions(graph, values).contains(triple);
                }).orElse(false));
    }

    private static Optional<Map<Var, Node>> unify(Triple pattern, Triple triple) {
        Map<Var, Node> values = new HashMap<>();
        boolean fits = unify(pattern.getSubject(), triple.getSubject(), values)
                && unify(pattern.getPredicate(), triple.getPredicate(), values)
                && unify(pattern.getObject(), triple.getObject(), values);
        return fits ? Optional.of(values) : Optional.empty();
    }

    private static boolean unify(Node pattern, Node term, Map<Var, Node> values) {
        return Var.isVar(pattern)
                ? term.equals(values.computeIfAbsent(Var.alloc(pattern), variable -> term))
                : pattern.equals(term);
    }

    private Set<Triple> conclusions(Graph graph, Map<Var, Node> values) {
        PreparedForm form = forms.get(values.keySet());
        if (form != null && values.values().stream().noneMatch(Node::isLiteral)) {
            return gathered(found -> form.conclusions(graph, values, found));
        }
        var execution = QueryExec.graph(graph).query(query);
        values.forEach(execution::substitution);
        return gathered(found -> {
            try (QueryExec running = execution.build()) {
                running.constructTriples().forEachRemaining(found);
            }
        });
    }

    private Set<Triple> gathered(Consumer<Consumer<Triple>> work) {
        if (sums) {
            RunningSums added = new RunningSums();
            work.accept(triple -> added.add(triple, 1));
            return added.triples();
        }
        Set<Triple> found = new HashSet<>();
        work.accept(found::add);
        return found;
    }

    /** The query, prepared for values of some of its variables. */
    private record PreparedForm(Map<Var, Node> placeholders, PreparedQuery pattern, List<Triple> template) {

        static PreparedForm of(Query query, Set<Var> given) {
            Map<Var, Node> placeholders = given.stream().collect(Collectors.toMap(variable -> variable, variable -> PreparedQuery.place()));
            Query placed = QueryTransformOps.replaceVars(query, placeholders);
            return new PreparedForm(placeholders, new PreparedQuery(Algebra.compile(placed)), placed.getConstructTemplate().getTriples());
        }

        void conclusions(Graph graph, Map<Var, Node> values, Consumer<Triple> found) {
            Map<Node, Node> nodes = new HashMap<>();
            values.forEach((variable, value) -> nodes.put(placeholders.get(variable), value));
            List<Triple> filled = template.stream()
                    .map(triple -> NodeTransformLib.transform(node -> nodes.getOrDefault(node, node), triple)).toList();
            QueryIterator rows = pattern.rows(graph, nodes);
            try {
                TemplateLib.calcTriples(filled, rows).forEachRemaining(found);
            } finally {
                rows.close();
            }
        }
    }
}
