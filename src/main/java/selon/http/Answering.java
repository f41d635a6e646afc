// What every endpoint does around its work.
package selon.http;

import org.apache.jena.fuseki.servlets.ActionErrorException;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.shared.OperationDeniedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever ends a request early into a {@link Problem}. */
final class Answering {

    private static final Logger LOG = LoggerFactory.getLogger("selon.http");

    private Answering() {}

    /**
     * Does the work of a request; an exception becomes its answer.
     *
     * @param allowed the methods that the endpoint answers, for a request with another
     */
    static void request(HttpAction action, String allowed, Runnable work) {
        try {
            work.run();
        } catch (ActionErrorException e) {
            if (e.getRC() == 405) {
                action.setResponseHeader("Allow", allowed);
                answer(action, 405, action.getRequestMethod() + " is not for this address, which is read-only and "
                        + "takes " + allowed + ". Nothing was changed. Load files with: bin/selon load FILE");
            } else {
                answer(action, e.getRC(), e.getMessage());
            }
        } catch (QueryCancelledException e) {
            action.setResponseHeader("Retry-After", "30");
            answer(action, 503, "The query took longer than this server allows. Ask for less: name a graph or a "
                    + "thing, or add LIMIT.");
        } catch (OperationDeniedException e) {
            answer(action, 403, "This server does not allow that: " + e.getMessage() + ".");
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("Request {} failed unexpectedly", action.id, e);
            answer(action, 500, "Something went wrong here, not in your request. "
                    + "It is in this server's log as request " + action.id + ".");
        }
    }

    private static void answer(HttpAction action, int status, String detail) {
        Problem problem = new Problem(status, detail == null ? "" : detail.strip());
        action.setResponseStatus(status);
        problem.send(action.getRequest(), action.getResponse());
    }
}
