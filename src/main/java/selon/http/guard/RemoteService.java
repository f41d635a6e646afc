package selon.http.guard;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpAsQuery;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.Rename;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;

import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;

/**
 * The pattern of a SERVICE clause as a query of its own.
 *
 * @param endpoint who is asked
 * @param query    what
 * @param names    the variables that are called otherwise here: those of a subquery, which the optimizer has renamed
 */
record RemoteService(String endpoint, Query query, Map<Var, Var> names) {

    static RemoteService of(OpService service) {
        Op own = service.getSubOp();
        Op plain = Rename.reverseVarRename(own, true);
        Map<Var, Var> names = new HashMap<>();
        OpVars.visibleVars(own).forEach(here -> names.put(Var.alloc(here.getName().substring(here.getName().lastIndexOf('/') + 1)), here));
        return new RemoteService(service.getService().getURI(), OpAsQuery.asQuery(plain), names);
    }

    /** A row of the answer under the names that are used here. */
    Binding restored(Binding row) {
        var builder = BindingFactory.builder();
        row.forEach((variable, value) -> builder.add(names.getOrDefault(variable, variable), value));
        return builder.build();
    }

    /** That there is no answer. */
    Failed failed(ProblemType why, Object... more) {
        return new Failed(ProblemException.of(why, Stream.concat(Stream.of(endpoint), Stream.of(more)).toArray()));
    }

    /** Says that another endpoint gave no answer. */
    static final class Failed extends RuntimeException {

        private final ProblemException problem;

        private Failed(ProblemException problem) {
            super(problem.getMessage(), null, false, false);
            this.problem = problem;
        }

        ProblemException problem() {
            return problem;
        }
    }
}
