package selon.http.base;

import java.nio.ByteBuffer;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.QuietException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Jetty's own errors (a header too long, a method unknown, an address in no form) as {@link Problem}s. */
public final class JettyErrorHandler extends ErrorHandler {

    private static final Logger LOG = LoggerFactory.getLogger("selon.http");

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(Request request, Response response, int given, String message, Throwable cause,
                                    Callback callback) {
        int status = ExceptionMapper.stoodStill(cause) ? HttpStatus.REQUEST_TIMEOUT_408 : given; // Of no endpoint: none was asked yet.
        response.setStatus(status);
        if (status == HttpStatus.INTERNAL_SERVER_ERROR_500 && !(cause instanceof QuietException)) { // Else its client has gone.
            LOG.error("{} {} failed outside of every endpoint", request.getMethod(), request.getHttpURI().getPath(), cause);
        }
        Problem.Body body = new Problem(status, sentence(request, status, message))
                .body(request.getHeaders().get(HttpHeader.ACCEPT), PageContext.plain(Negotiation.language(Request.getLocales(request))));
        if (status == HttpStatus.METHOD_NOT_ALLOWED_405) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD, OPTIONS");
        }
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, body.type());
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.bytes().length);
        response.write(true, ByteBuffer.wrap(body.bytes()), callback);
    }

    private static String sentence(Request request, int status, String message) {
        return switch (status) {
            case 404 -> "There is nothing here. The addresses of this server are /, /sparql, /data, /update, /-/validate and /-/history.";
            case 405 -> request.getMethod() + " means nothing here; nothing was changed. Use GET.";
            case 408 -> "The connection stood still for too long. Send it again.";
            case 414 -> "The address is too long: with all headers it has at most 16 KiB. Post what is long.";
            case 431 -> "The headers are longer than 16 KiB. Send less with them.";
            default -> "The request can't be answered as it is"
                    + (status < 500 && message != null && !message.equals(HttpStatus.getMessage(status)) ? ": " + message : "")
                    + ".";
        };
    }
}
