// One rule of the derived layer.
package selon.store;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.ElementVisitorBase;
import org.apache.jena.sparql.syntax.ElementWalker;

import selon.validate.Change;
import selon.validate.QueryReads;

/**
 * A SPARQL CONSTRUCT whose answer is divided by the values of one variable, its key, so that what a change can have
 * affected is worked out key by key.
 */
final class Rule {

    private static final Pattern KEY = Pattern.compile("(?m)^# Key: \\?(\\w+)$");

    private final Query query;
    private final Var key;
    private final QueryReads reads;
    /** The variables that patterns bind; a value can't be given for those that BIND or AS make. */
    private final Set<Var> bound = new HashSet<>();

    private Rule(Query query, Var key) {
        this.query = query;
        this.key = key;
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
    }

    /**
     * Reads a rule from its file.
     *
     * @throws Unreadable when it is not a SPARQL CONSTRUCT, or names no key
     */
    static Rule read(Path file) {
        try {
            String text = Unreadable.text(file);
            Matcher key = KEY.matcher(text);
            Query query = QueryFactory.create(text, Syntax.syntaxSPARQL_11);
            if (!key.find() || !query.isConstructType()) {
                throw new Unreadable(file + ": a rule is a CONSTRUCT with a line \"# Key: ?variable\".");
            }
            return new Rule(query, Var.alloc(key.group(1)));
        } catch (QueryException e) {
            throw new Unreadable(file + ": " + Unreadable.reason(e));
        }
    }

    /** All that it concludes in a graph. */
    Set<Triple> conclusions(Graph graph) {
        return conclusions(graph, Map.of());
    }

    /** What it concludes for one value of its key. */
    Set<Triple> conclusions(Graph graph, Node value) {
        return conclusions(graph, Map.of(key, value));
    }

    /** The values of its key for which a change can make it conclude something else; nothing where that can be any. */
    Optional<Set<Node>> keys(Change change) {
        return reads.keys(change);
    }

    /** Whether it concludes a triple in a graph, for whichever value of its key. */
    boolean concludes(Triple triple, Graph graph) {
        return query.getConstructTemplate().getTriples().stream()
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
        Set<Triple> found = new HashSet<>();
        var execution = QueryExec.graph(graph).query(query);
        values.forEach(execution::substitution);
        try (QueryExec running = execution.build()) {
            running.constructTriples().forEachRemaining(found::add);
        }
        return found;
    }
}
