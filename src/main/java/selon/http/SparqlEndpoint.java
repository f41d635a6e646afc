// /sparql: the SPARQL 1.1 Protocol, reading only.
package selon.http;

import java.util.List;
import java.util.Locale;

import org.apache.jena.atlas.web.AcceptList;
import org.apache.jena.fuseki.DEF;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.fuseki.servlets.SPARQL_QueryDataset;
import org.apache.jena.fuseki.servlets.ServletOps;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.riot.WebContent;
import org.apache.jena.sparql.core.Prologue;
import org.apache.jena.sparql.exec.QueryExecResult;

import selon.query.NamedQuery;

/**
 * Fuseki's query processor, with standard SPARQL 1.1 only, no federation, results complete before the status goes out,
 * and {@link Problem} for errors. A GET without a query is answered with the service description
 * (SPARQL 1.1 Service Description, section 2).
 */
final class SparqlEndpoint extends SPARQL_QueryDataset {

    /** Parameters of Fuseki that put what the client says into the answer. */
    private static final List<String> REFUSED = List.of("callback", "stylesheet", "force-accept");

    private static final String METHODS = "GET, HEAD, POST, OPTIONS";

    @Override
    public void process(HttpAction action) {
        Answering.request(action.getRequest(), action.getResponse(), METHODS, () -> {
            if (isGet(action) && action.getRequestQueryString() == null) {
                Description.send(action.getRequest(), action.getResponse());
            } else {
                super.process(action);
            }
        });
    }

    @Override
    public void execOptions(HttpAction action) {
        action.setResponseHeader("Allow", METHODS);
        action.setResponseStatus(204);
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
        REFUSED.stream().filter(name -> action.getRequest().getParameter(name) != null).findFirst().ifPresent(name ->
                ServletOps.errorBadRequest("The parameter " + name + " is not taken here. Ask for a type with Accept, "
                        + "or with format=json, xml, csv or tsv."));
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
        } catch (QueryException e) {
            ServletOps.errorBadRequest("This is not a SPARQL 1.1 query: " + NamedQuery.complaint(e));
        }
        super.execute(text, action);
    }

    @Override
    protected void validateQuery(HttpAction action, Query query) {
        Allowed.check(query);
        AcceptList offer = query.isSelectType() ? DEF.rsOfferTable
                : query.isAskType() ? DEF.rsOfferBoolean
                : DEF.constructOffer;
        boolean chosenByName = action.getRequestParameter("format") != null
                || action.getRequestParameter("output") != null;
        if (!chosenByName && Negotiation.choose(action.getRequestHeader("Accept"), offer).isEmpty()) {
            ServletOps.error(406, Negotiation.refusal(offer));
        }
    }

    /** Rows are collected first, so that a time-out among them is an error and never a short answer. */
    @Override
    protected void sendResults(HttpAction action, QueryExecResult result, Prologue prologue) {
        super.sendResults(action, result.isRowSet() ? new QueryExecResult(result.rowSet().materialize()) : result,
                prologue);
    }
}
