package selon.http.base;

import java.nio.ByteBuffer;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.QuietException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;

/**
 * Answers errors that Jetty finds before any endpoint is called with a {@link Problem}: a header that is too long, an unknown
 * method, a malformed address.
 */
public final class JettyErrorHandler extends ErrorHandler {

    private static final Logger LOG = LoggerFactory.getLogger("selon.http");

    private final Routes routes;

    public JettyErrorHandler(Routes routes) {
        this.routes = routes;
    }

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(Request request, Response response, int status, String message, Throwable cause,
                                    Callback callback) {
        ProblemException fault = fault(request, status, message, cause);
        Answer body = new Problem(fault, base(request.getHttpURI()), false)
                .answer(request.getHeaders().get(HttpHeader.ACCEPT), PageContext.plain(Negotiation.language(Request.getLocales(request))));
        response.setStatus(body.status());
        if (fault.type() == ProblemType.METHOD_NOT_ALLOWED) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD, OPTIONS");
        }
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, body.type());
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.bytes().length);
        response.write(true, ByteBuffer.wrap(body.bytes()), callback);
    }

    private ProblemException fault(Request request, int status, String message, Throwable cause) {
        if (ExceptionMapper.stoodStill(cause)) {
            return ProblemException.of(ProblemType.REQUEST_STALLED); // Of no endpoint: none was asked yet.
        }
        if (status == HttpStatus.INTERNAL_SERVER_ERROR_500) {
            if (!(cause instanceof QuietException)) { // Else its client has gone.
                LOG.error("{} {} failed outside of every endpoint", request.getMethod(), request.getHttpURI().getPath(), cause);
            }
            return ProblemException.of(ProblemType.INTERNAL_ERROR, request.getId());
        }
        if (status == HttpStatus.NOT_FOUND_404) {
            return ProblemException.of(ProblemType.NO_SUCH_PAGE, String.valueOf(request.getHttpURI().getPath()), routes.segments());
        }
        return ExceptionMapper.jetty(status, message == null ? HttpStatus.getMessage(status) : message, request.getMethod(),
                String.valueOf(request.getHttpURI().getPath()));
    }

    private static String base(HttpURI address) {
        return address == null || address.getScheme() == null || address.getAuthority() == null ? ""
                : address.getScheme() + "://" + address.getAuthority();
    }
}
