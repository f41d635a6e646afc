package selon.core.shacl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementAssign;
import org.apache.jena.sparql.syntax.ElementBind;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementFilter;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementMinus;
import org.apache.jena.sparql.syntax.ElementOptional;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementTriplesBlock;
import org.apache.jena.sparql.syntax.ElementUnion;

/**
 * Collects the triple patterns of a query, group by group. A variable that a nested SELECT does not project is local to
 * it (SPARQL 1.1, section 12), so it gets a name of its own. A query with GRAPH, SERVICE or a nested LIMIT can't be
 * followed.
 */
final class PatternGroups {

    private final List<PatternGroup> groups = new ArrayList<>();
    private boolean followed = true;
    private int nested;

    private PatternGroups() {}

    /** Returns the groups of a query, or nothing when the query can't be followed. */
    static Optional<List<PatternGroup>> of(Query query) {
        PatternGroups all = new PatternGroups();
        all.query(query, Optional.empty(), new Names(Optional.empty(), Set.of(), 0));
        return all.followed ? Optional.of(all.groups) : Optional.empty();
    }

    private void query(Query query, Optional<PatternGroup> around, Names names) {
        if (query.getQueryPattern() == null) {
            return;
        }
        PatternGroup group = group(around);
        element(query.getQueryPattern(), group, names);
        query.getProject().getExprs().values().forEach(expression -> expression(expression, group, names));
        query.getGroupBy().getExprs().values().forEach(expression -> expression(expression, group, names));
        query.getHavingExprs().forEach(expression -> expression(expression, group, names));
        query.getAggregators().forEach(aggregator -> expression(aggregator, group, names));
    }

    private PatternGroup group(Optional<PatternGroup> around) {
        PatternGroup group = new PatternGroup(around);
        groups.add(group);
        return group;
    }

    private void element(Element element, PatternGroup group, Names names) {
        if (element instanceof ElementGroup several) {
            several.getElements().forEach(part -> element(part, group, names));
        } else if (element instanceof ElementPathBlock block) {
            block.patternElts().forEachRemaining(path -> pattern(path, group, names));
        } else if (element instanceof ElementTriplesBlock block) {
            block.patternElts().forEachRemaining(triple -> pattern(new TriplePath(triple), group, names));
        } else if (element instanceof ElementFilter filter) {
            expression(filter.getExpr(), group, names);
        } else if (element instanceof ElementBind bind) {
            expression(bind.getExpr(), group, names);
        } else if (element instanceof ElementAssign assign) {
            expression(assign.getExpr(), group, names);
        } else if (element instanceof ElementOptional optional) {
            element(optional.getOptionalElement(), group(Optional.of(group)), names);
        } else if (element instanceof ElementMinus minus) {
            element(minus.getMinusElement(), group(Optional.of(group)), names);
        } else if (element instanceof ElementUnion union) {
            union.getElements().forEach(branch -> element(branch, group(Optional.of(group)), names));
        } else if (element instanceof ElementSubQuery sub) {
            subQuery(sub.getQuery(), group, names);
        } else if (!(element instanceof ElementData)) {
            followed = false;
        }
    }

    private void subQuery(Query query, PatternGroup group, Names names) {
        if (query.hasLimit() || query.hasOffset()) {
            followed = false;
        }
        nested++;
        Set<Var> projected = query.isQueryResultStar() ? Set.of() : new HashSet<>(query.getProjectVars());
        query(query, Optional.of(group), query.isQueryResultStar() ? names
                : new Names(Optional.of(names), projected, nested));
    }

    private void pattern(TriplePath pattern, PatternGroup group, Names names) {
        Node subject = names.of(pattern.getSubject());
        Node object = names.of(pattern.getObject());
        if (pattern.isTriple()) {
            group.add(Triple.create(subject, pattern.getPredicate(), object));
        } else {
            group.add(subject, pattern.getPath(), object);
        }
    }

    private void expression(Expr expression, PatternGroup group, Names names) {
        if (expression instanceof ExprFunctionOp exists) {
            element(exists.getElement(), group(Optional.of(group)), names);
        } else if (expression instanceof ExprAggregator aggregate) {
            if (aggregate.getAggregator().getExprList() != null) {
                aggregate.getAggregator().getExprList().forEach(part -> expression(part, group, names));
            }
        } else if (expression != null && expression.isFunction()) {
            expression.getFunction().getArgs().forEach(part -> expression(part, group, names));
        }
    }

    /**
     * Renames the local variables of nested SELECTs.
     *
     * @param around the names outside, or nothing at the outermost level
     * @param projected the variables that keep their outside names
     * @param number distinguishes nested SELECTs
     */
    private record Names(Optional<Names> around, Set<Var> projected, int number) {
        Node of(Node term) {
            if (around.isEmpty() || !Var.isVar(term)) {
                return term;
            }
            return projected.contains(Var.alloc(term)) ? around.get().of(term)
                    : Var.alloc(Var.alloc(term).getVarName() + "/" + number);
        }
    }
}
