package selon.core.query;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.util.VarUtils;

/** Finds the variables of a query in patterns, filters, subqueries, templates and DESCRIBE clauses. */
final class QueryVariables {

    private QueryVariables() {}

    /** Returns the variables' names, in the order in which the text names them first. */
    static List<String> of(Query query, String text) {
        Set<Var> found = new HashSet<>();
        if (query.getQueryPattern() != null) {
            found.addAll(OpVars.mentionedVars(Algebra.compile(query)));
            found.addAll(OpVars.mentionedVars(Algebra.compile(query.getQueryPattern())));
        }
        if (query.isConstructType()) {
            query.getConstructTemplate().getTriples().forEach(triple -> VarUtils.addVarsFromTriple(found, triple));
        }
        if (query.isDescribeType()) {
            found.addAll(query.getProjectVars());
        }
        return found.stream().filter(variable -> variable.isNamedVar()).map(Var::getVarName)
                .sorted(Comparator.comparingInt((String name) -> text.indexOf("?" + name)).thenComparing(name -> name)).toList();
    }
}
