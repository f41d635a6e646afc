// An address that does not need Fuseki.
package selon.http;

import java.io.IOException;
import java.util.List;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** A servlet whose every error is a {@link Problem}. */
abstract class Endpoint extends HttpServlet {

    private final String allowed;

    /** An endpoint that answers these methods, and OPTIONS. */
    Endpoint(String... methods) {
        this.allowed = String.join(", ", methods) + ", OPTIONS";
    }

    /** Answers a request with one of the methods. */
    abstract void answer(HttpServletRequest request, HttpServletResponse response) throws IOException;

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response) {
        Answering.request(request, response, allowed, () -> {
            if (request.getMethod().equals("OPTIONS")) {
                response.setHeader("Allow", allowed);
                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            } else if (List.of(allowed.split(", ")).contains(request.getMethod())) {
                answer(request, response);
            } else {
                response.setHeader("Allow", allowed);
                throw new Problem(405, request.getMethod() + " is not for this address, which takes " + allowed
                        + ". Nothing was changed.").met();
            }
        });
    }
}
