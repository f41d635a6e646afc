// Where writing would be.
package selon.http;

import java.io.IOException;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** {@code /update}: there is no writing over HTTP, and it says so. */
final class ReadOnly extends HttpServlet {

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        new Problem(403, "This server is read-only; nothing was changed. Load files with: bin/selon load FILE")
                .send(request, response);
    }
}
