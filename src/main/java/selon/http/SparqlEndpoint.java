// /sparql: the SPARQL 1.1 Protocol, reading only.
package selon.http;

import java.util.Locale;

import org.apache.jena.atlas.web.AcceptList;
import org.apache.jena.fuseki.DEF;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.fuseki.servlets.SPARQL_QueryDataset;
import org.apache.jena.fuseki.servlets.ServletOps;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.core.Prologue;
import org.apache.jena.sparql.exec.QueryExecResult;
import org.apache.jena.sparql.expr.ExprVisitorBase;

/**
 * Fuseki's query processor, with standard SPARQL 1.1 only, no federation, results complete before the status goes out,
 * and {@link Problem} for errors. A GET without a query is answered with the service description
 * (SPARQL 1.1 Service Description, section 2).
 */
final class SparqlEndpoint extends SPARQL_QueryDataset {

    @Override
    public void process(HttpAction action) {
        Answering.request(action, () -> {
            if (isGet(action) && action.getRequestQueryString() == null) {
                Description.send(action.getRequest(), action.getResponse());
            } else {
                super.process(action);
            }
        });
    }

    @Override
    public void execHead(HttpAction action) {
        executeLifecycle(action);
    }

    @Override
    public void validate(HttpAction action) {
        if (action.getRequest().getParameter("update") != null) {
            ServletOps.errorBadRequest("This address answers queries. It takes no update: nothing was changed.");
        }
        if (isGet(action)) {
            validateParams(action, acceptedParams(action));
        } else {
            super.validate(action);
        }
    }

    private static boolean isGet(HttpAction action) {
        String method = action.getRequestMethod().toUpperCase(Locale.ROOT);
        return method.equals("GET") || method.equals("HEAD");
    }

    @Override
    protected void execute(String text, HttpAction action) {
        try {
            QueryFactory.create(text, Syntax.syntaxSPARQL_11);
        } catch (QueryParseException e) {
            ServletOps.errorBadRequest("This is not a SPARQL 1.1 query. Line " + e.getLine() + ", column "
                    + e.getColumn() + ": " + e.getMessage());
        } catch (QueryException e) {
            ServletOps.errorBadRequest("This is not a SPARQL 1.1 query: " + e.getMessage());
        }
        super.execute(text, action);
    }

    @Override
    protected void validateQuery(HttpAction action, Query query) {
        refuseFederation(query);
        AcceptList offer = query.isSelectType() ? DEF.rsOfferTable
                : query.isAskType() ? DEF.rsOfferBoolean
                : DEF.constructOffer;
        boolean chosenByName = action.getRequestParameter("format") != null
                || action.getRequestParameter("output") != null;
        if (!chosenByName && Negotiation.choose(action.getRequestHeader("Accept"), offer).isEmpty()) {
            ServletOps.error(406, "The answer can be had as " + offer + "; none of them is in your Accept header.");
        }
    }

    private static void refuseFederation(Query query) {
        if (query.getQueryPattern() == null) {
            return;
        }
        Walker.walk(Algebra.compile(query), new OpVisitorBase() {
            @Override
            public void visit(OpService service) {
                ServletOps.errorForbidden("SERVICE is off: this server asks no other. "
                        + "Ask the other endpoint yourself and join the results.");
            }
        }, new ExprVisitorBase());
    }

    /** Rows are collected first, so that a time-out among them is an error and never a short answer. */
    @Override
    protected void sendResults(HttpAction action, QueryExecResult result, Prologue prologue) {
        super.sendResults(action, result.isRowSet() ? new QueryExecResult(result.rowSet().materialize()) : result,
                prologue);
    }
}
