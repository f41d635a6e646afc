// /data: the SPARQL 1.1 Graph Store Protocol, reading only.
package selon.http;

import org.apache.jena.fuseki.DEF;
import org.apache.jena.fuseki.servlets.GSP_R;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.fuseki.servlets.ServletOps;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;

/** Fuseki's reader of graphs, with {@link Problem} for errors; a request that names no graph is told how to. */
final class GraphEndpoint extends GSP_R {

    @Override
    public void process(HttpAction action) {
        Answering.request(action, "GET, HEAD, OPTIONS", () -> {
            String method = action.getRequestMethod();
            boolean reads = method.equals("GET") || method.equals("HEAD");
            if (reads && action.getRequestParameter("graph") == null && action.getRequestParameter("default") == null) {
                ServletOps.errorBadRequest("Which graph? Add ?graph=IRI, such as "
                        + "?graph=https://w3id.org/selon/id/graph/entities, or ?default for the union of all.");
            }
            if (reads && Negotiation.choose(action.getRequestHeader("Accept"), DEF.rdfOffer).isEmpty()) {
                ServletOps.error(406, Negotiation.refusal(DEF.rdfOffer));
            }
            super.process(action);
        });
    }

    /** As for queries, the default graph is the union of all. */
    @Override
    protected DatasetGraph decideDataset(HttpAction action) {
        DatasetGraph dataset = super.decideDataset(action);
        return action.getRequestParameter("default") == null
                ? dataset
                : DatasetGraphFactory.wrap(dataset.getUnionGraph());
    }
}
