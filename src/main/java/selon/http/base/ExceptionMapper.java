package selon.http.base;

import java.io.IOException;
import java.io.UncheckedIOException;
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

import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;
import selon.core.vocab.Segment;

/**
 * Runs the work of a request, and turns an exception that ends it into a {@link Problem}. The exceptions of libraries get their
 * codes here.
 */
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
        } catch (ProblemException e) {
            log(e);
            Problem.send(e, request, response);
        } catch (ActionErrorException e) {
            Problem.send(fuseki(e, request, response, allowed), request, response);
        } catch (StackOverflowError e) {
            Problem.send(ProblemException.of(ProblemType.TOO_COMPLEX), request, response);
        } catch (RuntimeException | IOException e) {
            Problem.send(known(request, e), request, response);
        }
    }

    /** An operator has to hear of a full disk. */
    private static void log(ProblemException e) {
        if (e.type() == ProblemType.DISK_FULL) {
            LOG.error("The disk is full", e.getCause());
        }
    }

    /** What Fuseki itself refuses, which it tells by a status and words, or none. */
    private static ProblemException fuseki(ActionErrorException e, HttpServletRequest request, HttpServletResponse response,
                                           String allowed) {
        String words = e.getMessage() == null ? "" : e.getMessage().strip();
        if (e.getRC() == 405) {
            response.setHeader("Allow", allowed);
            return ProblemException.of(ProblemType.METHOD_NOT_ALLOWED, request.getMethod(), allowed);
        }
        if (words.startsWith("Failed to write output") || words.isEmpty() && e.getRC() == 406) {
            return ProblemException.of(ProblemType.NOT_WRITABLE_IN_FORMAT);
        }
        return e.getRC() >= 500 ? unexpected(request, e)
                : ProblemException.of(ProblemType.QUERY_NOT_EXECUTABLE, said(words));
    }

    private static ProblemException known(HttpServletRequest request, Exception e) {
        if (e instanceof QueryCancelledException) {
            return ProblemException.of(ProblemType.TOOK_TOO_LONG);
        }
        if (e instanceof QueryBuildException || e instanceof QueryExecException) {
            return ProblemException.of(ProblemType.QUERY_NOT_EXECUTABLE, said(e.getMessage()));
        }
        if (e instanceof UpdateException && e.getCause() == null) {
            return ProblemException.of(ProblemType.UPDATE_NOT_EXECUTABLE, said(e.getMessage()));
        }
        if (e instanceof InternalErrorException) {
            LOG.info("Request {} makes Jena fail: {}", request.getRequestId(), e.getMessage());
            return ProblemException.of(ProblemType.QUERY_NOT_SUPPORTED);
        }
        if (e instanceof OperationDeniedException || e instanceof QueryDeniedException) {
            return ProblemException.of(ProblemType.OPERATION_DENIED, said(e.getMessage()));
        }
        if (e instanceof HttpException http) {
            return jetty(http.getCode(), String.valueOf(e.getMessage()), request.getMethod(), request.getRequestURI());
        }
        if (stoodStill(e)) {
            return ProblemException.of(ProblemType.REQUEST_STALLED);
        }
        if (e instanceof IOException || e instanceof UncheckedIOException || e instanceof RuntimeIOException) {
            LOG.info("Request {} can't be read: {}", request.getRequestId(), e.getMessage());
            return ProblemException.of(ProblemType.REQUEST_UNREADABLE);
        }
        return unexpected(request, e);
    }

    private static ProblemException unexpected(HttpServletRequest request, Exception e) {
        LOG.error("Request {} failed unexpectedly", request.getRequestId(), e);
        return ProblemException.of(ProblemType.INTERNAL_ERROR, request.getRequestId());
    }

    /**
     * What Jetty refuses, by its status.
     *
     * @param words what it says of it
     */
    static ProblemException jetty(int status, String words, String method, String path) {
        return switch (status) {
            case 404 -> ProblemException.of(ProblemType.NO_SUCH_PAGE, path, Segment.address("/"));
            case 405 -> ProblemException.of(ProblemType.METHOD_NOT_ALLOWED, method, "GET, HEAD, OPTIONS");
            case 408 -> ProblemException.of(ProblemType.REQUEST_STALLED);
            case 414 -> ProblemException.of(ProblemType.ADDRESS_TOO_LONG);
            case 417 -> ProblemException.of(ProblemType.EXPECTATION_FAILED);
            case 426 -> ProblemException.of(ProblemType.UPGRADE_REQUIRED);
            case 431 -> ProblemException.of(ProblemType.HEADERS_TOO_LONG);
            case 503 -> ProblemException.of(ProblemType.SERVER_BUSY);
            case 505 -> ProblemException.of(ProblemType.HTTP_VERSION);
            default -> ProblemException.of(ProblemType.HTTP_SYNTAX, said(words));
        };
    }

    /** The words of a library, without the full stop that the sentence around them has. */
    private static Segment said(String words) {
        return Segment.foreign(String.valueOf(words).strip().replaceFirst("\\.$", ""));
    }

    /** Whether something failed since nothing came or went on its connection for too long. */
    static boolean stoodStill(Throwable e) {
        return e instanceof TimeoutException || e != null && stoodStill(e.getCause());
    }
}
