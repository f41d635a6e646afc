package selon.http.sparql;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.jena.fuseki.Fuseki;
import org.apache.jena.fuseki.server.DataAccessPoint;
import org.apache.jena.fuseki.server.DataService;
import org.apache.jena.fuseki.server.Endpoint;
import org.apache.jena.fuseki.server.Operation;
import org.apache.jena.fuseki.servlets.ActionProcessor;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.fuseki.system.ActionCategory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.slf4j.Logger;

/**
 * Mounts a processor of Fuseki directly. Fuseki's own dispatch looks for the dataset and the operation again and keeps a log,
 * which takes 7 % of the processor's time of a small answer.
 */
final class FusekiServlet extends HttpServlet {

    private static final Logger LOG = Fuseki.actionLog;

    private final transient ActionProcessor processor;
    private final transient Endpoint endpoint;
    private final transient DataAccessPoint dataset;

    /**
     * An operation on a dataset.
     *
     * @param address   where it is
     * @param operation what it is called
     * @param processor answers, errors included
     */
    FusekiServlet(String address, DatasetGraph dataset, Operation operation, ActionProcessor processor) {
        this.processor = processor;
        this.endpoint = Endpoint.create().operation(operation).processor(processor).build();
        this.dataset = new DataAccessPoint(address, DataService.newBuilder(dataset).addEndpoint(endpoint).build());
        this.dataset.getDataService().goActive();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
        HttpAction action = new HttpAction(0, LOG, ActionCategory.ACTION, request, response);
        action.setRequest(dataset, dataset.getDataService());
        action.setEndpoint(endpoint);
        processor.process(action);
    }
}
