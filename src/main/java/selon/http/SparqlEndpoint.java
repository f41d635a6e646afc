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
import org.apache.jena.riot.WebContent;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.core.Prologue;
import org.apache.jena.sparql.exec.QueryExecResult;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprVisitorBase;

/**
 * Fuseki's query processor, with standard SPARQL 1.1 only, no federation, results complete before the status goes out,
 * and {@link Problem} for errors. A GET without a query is answered with the service description
 * (SPARQL 1.1 Service Description, section 2).
 */
final class SparqlEndpoint extends SPARQL_QueryDataset {

    private static final OpVisitorBase NO_SERVICE = new OpVisitorBase() {
        @Override
        public void visit(OpService service) {
            ServletOps.errorForbidden("SERVICE is off: this server asks no other. "
                    + "Ask the other endpoint yourself and join the results.");
        }

        /** The walker does not look into what is aggregated. */
        @Override
        public void visit(OpGroup group) {
            group.getAggregators().stream().map(ExprAggregator::getAggregator)
                    .filter(aggregator -> aggregator.getExprList() != null)
                    .flatMap(aggregator -> aggregator.getExprList().getList().stream())
                    .forEach(expression -> Walker.walk(expression, this, new ExprVisitorBase()));
        }
    };

    @Override
    public void process(HttpAction action) {
        Answering.request(action, "GET, HEAD, POST, OPTIONS", () -> {
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
            requireQuery(action);
            super.validate(action);
        }
    }

    private static void requireQuery(HttpAction action) {
        String type = action.getRequestContentType();
        if (action.getRequestMethod().equals("POST") && type != null
                && !type.startsWith(WebContent.contentTypeHTMLForm)
                && !type.startsWith(WebContent.contentTypeSPARQLQuery)) {
            ServletOps.error(415, "A query is posted as " + WebContent.contentTypeSPARQLQuery + ", or as "
                    + WebContent.contentTypeHTMLForm + " with query=…; this came as " + type + ".");
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
            ServletOps.error(406, Negotiation.refusal(offer));
        }
    }

    /** Refused before it runs, since SERVICE SILENT would make a wrong answer of a refusal. */
    private static void refuseFederation(Query query) {
        if (query.getQueryPattern() != null) {
            Walker.walk(Algebra.compile(query), NO_SERVICE, new ExprVisitorBase());
        }
    }

    /** Rows are collected first, so that a time-out among them is an error and never a short answer. */
    @Override
    protected void sendResults(HttpAction action, QueryExecResult result, Prologue prologue) {
        super.sendResults(action, result.isRowSet() ? new QueryExecResult(result.rowSet().materialize()) : result,
                prologue);
    }
}
