// What every endpoint does around its work.
package selon.http;

import java.io.UncheckedIOException;

import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.fuseki.servlets.ActionErrorException;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryDeniedException;
import org.apache.jena.shared.OperationDeniedException;
import org.eclipse.jetty.http.HttpException;
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
        } catch (QueryDeniedException e) {
            answer(action, 403, "This server does not do that: " + e.getMessage() + ".");
        } catch (StackOverflowError e) {
            answer(action, 400, "The query is nested too deep. Make it flatter.");
        } catch (RuntimeException e) {
            if (e instanceof HttpException http) {
                answer(action, http.getCode(), "The request can't be read: " + e.getMessage() + ".");
                return;
            }
            if (e instanceof UncheckedIOException || e instanceof RuntimeIOException) {
                LOG.info("Request {} can't be read: {}", action.id, e.getMessage());
                answer(action, 400, "The request can't be read. See that its body is what its headers say.");
                return;
            }
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
