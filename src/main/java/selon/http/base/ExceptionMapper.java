package selon.http.base;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.atlas.lib.InternalErrorException;
import org.apache.jena.fuseki.servlets.ActionErrorException;
import org.apache.jena.query.QueryBuildException;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryDeniedException;
import org.apache.jena.query.QueryExecException;
import org.apache.jena.shared.OperationDeniedException;
import org.apache.jena.update.UpdateException;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import selon.core.query.QueryParameter;
import selon.core.store.Gate;
import selon.core.tdb.DiskFullException;
import selon.core.tdb.Overlay;
import selon.core.vocab.InputException;

/** Turns whatever ends a request early into a {@link Problem}. */
public final class ExceptionMapper {

    private static final Logger LOG = LoggerFactory.getLogger("selon.http");

    private ExceptionMapper() {}

    /** The work of a request. */
    @FunctionalInterface
    public interface Work {
        /** Does it. */
        void run() throws IOException;
    }

    /**
     * Does the work of a request; an exception becomes its answer.
     *
     * @param allowed the methods that the endpoint answers, for a request with another
     */
    public static void request(HttpServletRequest request, HttpServletResponse response, String allowed, Work work) {
        try {
            work.run();
        } catch (Problem.Met e) {
            e.problem().send(request, response);
        } catch (ActionErrorException e) {
            if (e.getRC() == 405) {
                response.setHeader("Allow", allowed);
                new Problem(405, request.getMethod() + " is not for this address, which takes " + allowed
                        + ". Nothing was changed.").send(request, response);
            } else if (isUnwritable(e)) {
                new Problem(406, "This format has no place for some character or IRI of the answer. Take another, such as text/turtle or "
                        + "application/sparql-results+json.").send(request, response);
            } else {
                new Problem(e.getRC(), e.getMessage() == null ? "" : e.getMessage().strip()).send(request, response);
            }
        } catch (StackOverflowError e) {
            new Problem(400, "This is nested too deep. Make it flatter." + unchanged(request)).send(request, response);
        } catch (RuntimeException e) {
            known(request, response, e).send(request, response);
        } catch (IOException e) {
            known(request, response, e).send(request, response);
        }
    }

    /** Whether Fuseki could not write the answer in the format that was asked for; it has no words for that, or only its own. */
    private static boolean isUnwritable(ActionErrorException e) {
        return e.getMessage() == null ? e.getRC() == 406 : e.getMessage().startsWith("Failed to write output");
    }

    private static Problem known(HttpServletRequest request, HttpServletResponse response, Exception e) {
        if (e instanceof QueryCancelledException) {
            response.setHeader("Retry-After", "30");
            return new Problem(503, "This took longer than the server allows; nothing was changed. Ask for less: name a graph "
                    + "or a thing, or add LIMIT.");
        }
        if (e instanceof InputException || e instanceof Overlay.NoGraphNamed || e instanceof QueryParameter.BadParameter) {
            return new Problem(400, e.getMessage() + unchanged(request));
        }
        if (e instanceof QueryBuildException || e instanceof QueryExecException) {
            return new Problem(400, "The query can't be carried out: " + e.getMessage() + "." + unchanged(request));
        }
        if (e instanceof UpdateException && e.getCause() == null) {
            return new Problem(400, "The update can't be carried out: " + e.getMessage() + "." + unchanged(request));
        }
        if (e instanceof InternalErrorException) {
            LOG.info("Request {} makes Jena fail: {}", request.getRequestId(), e.getMessage());
            return new Problem(501, "What carries out queries fails at this one, as it does at some filters within EXISTS. Say what they "
                    + "compare with VALUES." + unchanged(request));
        }
        if (e instanceof Gate.Closed) {
            return new Problem(403, e.getMessage() + unchanged(request));
        }
        if (e instanceof Gate.Busy) {
            response.setHeader("Retry-After", "5");
            return new Problem(503, e.getMessage());
        }
        if (e instanceof DiskFullException) {
            LOG.error("The disk is full", e);
            return new Problem(507, e.getMessage());
        }
        if (e instanceof OperationDeniedException || e instanceof QueryDeniedException) {
            return new Problem(403, "This server does not do that: " + e.getMessage() + "." + unchanged(request));
        }
        if (e instanceof HttpException http) {
            return new Problem(http.getCode(), "The request can't be read: " + e.getMessage() + ".");
        }
        if (stoodStill(e)) {
            return new Problem(408, "The body stopped coming. Send it again." + unchanged(request));
        }
        if (e instanceof IOException || e instanceof UncheckedIOException || e instanceof RuntimeIOException) {
            LOG.info("Request {} can't be read: {}", request.getRequestId(), e.getMessage());
            return new Problem(400, "The request can't be read. See that its body is what its headers say."
                    + unchanged(request));
        }
        LOG.error("Request {} failed unexpectedly", request.getRequestId(), e);
        return new Problem(500, "Something went wrong here, not in your request. It is in this server's log as request "
                + request.getRequestId() + ".");
    }

    /** Whether something failed since nothing came or went on its connection for too long. */
    static boolean stoodStill(Throwable e) {
        return e instanceof TimeoutException || e != null && stoodStill(e.getCause());
    }

    private static String unchanged(HttpServletRequest request) {
        return Set.of("GET", "HEAD").contains(request.getMethod()) ? "" : " Nothing was changed.";
    }
}
