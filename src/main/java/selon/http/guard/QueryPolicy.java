package selon.http.guard;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.apache.jena.query.Query;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpMinus;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.op.OpSlice;
import org.apache.jena.sparql.algebra.op.OpUnion;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.sparql.modify.request.UpdateCreate;
import org.apache.jena.sparql.modify.request.UpdateLoad;
import org.apache.jena.sparql.modify.request.UpdateModify;
import org.apache.jena.update.Update;
import org.apache.jena.update.UpdateRequest;
import org.apache.jena.vocabulary.XSD;

import selon.core.vocab.GraphNames;
import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;

/**
 * Refuses what a query may not do, before it runs: ask an endpoint that the operator doesn't list (SERVICE SILENT would turn
 * the refusal into a wrong answer), call functions outside SPARQL's own, skip too many rows, or have too many patterns.
 */
public final class QueryPolicy extends OpVisitorBase {

    private static final long LARGEST_OFFSET = 10_000;

    /** Looking for the best order of so many patterns takes longer than the time-out sees; nobody writes more. */
    private static final int MOST_PARTS = 1000;

    private final Set<String> services;
    private int parts;

    private QueryPolicy(Set<String> services) {
        this.services = services;
    }

    /**
     * Ends the request with a problem where the query is not allowed.
     *
     * @param services the endpoints that it may ask
     */
    public static void check(Query query, Set<String> services) {
        QueryPolicy allowed = new QueryPolicy(services);
        if (query.getQueryPattern() != null) {
            Walker.walk(Algebra.compile(query), allowed, FUNCTIONS);
        }
        if (query.hasOrderBy()) {
            allowed.sorting(query.getOrderBy());
        }
    }

    /** Ends the request with a problem where the update is not allowed. */
    public static void check(UpdateRequest update) {
        for (Update operation : update.getOperations()) {
            if (operation instanceof UpdateLoad) {
                throw ProblemException.of(ProblemType.LOAD_OFF, "/data?graph=IRI");
            }
            if (operation instanceof UpdateCreate create) {
                GraphNames.requireWritable(create.getGraph());
            }
            if (operation instanceof UpdateModify modify) {
                Walker.walk(Algebra.compile(modify.getWherePattern()), new QueryPolicy(Set.of()), FUNCTIONS);
            }
        }
    }

    private static final ExprVisitorBase FUNCTIONS = new ExprVisitorBase() {
        @Override
        public void visit(ExprFunctionN function) {
            if (function instanceof E_Function named && !named.getFunctionIRI().startsWith(XSD.NS)) {
                throw ProblemException.of(ProblemType.UNKNOWN_FUNCTION, named.getFunctionIRI());
            }
        }
    };

    @Override
    public void visit(OpService service) {
        if (!service.getService().isURI() || !services.contains(service.getService().getURI())) {
            throw elsewhere(services);
        }
    }

    /** The problem of a query that asks an endpoint which may not be asked. */
    static ProblemException elsewhere(Set<String> services) {
        return services.isEmpty() ? ProblemException.of(ProblemType.SERVICE_OFF)
                : ProblemException.of(ProblemType.SERVICE_NOT_LISTED, services.stream().sorted().map(service -> "<" + service + ">").toList());
    }

    @Override
    public void visit(OpBGP patterns) {
        count(patterns.getPattern().size());
    }

    @Override
    public void visit(OpExtend bindings) {
        count(bindings.getVarExprList().size());
    }

    @Override
    public void visit(OpLeftJoin optional) {
        count(1);
    }

    @Override
    public void visit(OpMinus minus) {
        count(1);
    }

    @Override
    public void visit(OpUnion union) {
        count(1);
    }

    @Override
    public void visit(OpPath path) {
        count(1);
    }

    private void count(int more) {
        parts += more;
        if (parts > MOST_PARTS) {
            throw ProblemException.of(ProblemType.TOO_MANY_PATTERNS, MOST_PARTS);
        }
    }

    @Override
    public void visit(OpSlice slice) {
        if (slice.getStart() > LARGEST_OFFSET) {
            throw ProblemException.of(ProblemType.OFFSET_TOO_LARGE, LARGEST_OFFSET);
        }
    }

    /** The walker does not look into what is aggregated. */
    @Override
    public void visit(OpGroup group) {
        group.getAggregators().stream().map(ExprAggregator::getAggregator)
                .filter(aggregator -> aggregator.getExprList() != null)
                .flatMap(aggregator -> aggregator.getExprList().getList().stream())
                .forEach(this::expression);
    }

    /** Nor into what is sorted by. */
    @Override
    public void visit(OpOrder order) {
        sorting(order.getConditions());
    }

    private void sorting(List<SortCondition> conditions) {
        count(conditions.size());
        conditions.stream().map(SortCondition::getExpression).flatMap(Stream::ofNullable).forEach(this::expression);
    }

    private void expression(Expr expression) {
        Walker.walk(expression, this, FUNCTIONS);
    }
}
