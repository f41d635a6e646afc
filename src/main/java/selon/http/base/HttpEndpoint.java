package selon.http.base;

import java.io.IOException;
import java.util.List;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;

/** A servlet that answers each of its errors with a {@link Problem}. Many threads call it at once. */
public abstract class HttpEndpoint extends HttpServlet implements AllowedMethods {

    private final List<String> methods;
    private final String allowed;

    /** An endpoint that answers these methods, and OPTIONS. */
    public HttpEndpoint(String... methods) {
        this.methods = List.of(methods);
        this.allowed = String.join(", ", methods) + ", OPTIONS";
    }

    @Override
    public List<String> methods() {
        return methods;
    }

    /** Answers a request with one of the methods. */
    public abstract void answer(HttpServletRequest request, HttpServletResponse response) throws IOException;

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response) {
        ExceptionMapper.request(request, response, allowed, () -> {
            if (request.getMethod().equals("OPTIONS")) {
                response.setHeader("Allow", allowed);
                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            } else if (methods.contains(request.getMethod())) {
                answer(request, response);
            } else {
                response.setHeader("Allow", allowed);
                throw ProblemException.of(ProblemType.METHOD_NOT_ALLOWED, request.getMethod(), allowed);
            }
        });
    }
}
