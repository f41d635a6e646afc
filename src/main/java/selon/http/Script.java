// The script of the search box.
package selon.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import selon.store.Resources;

/** {@code /assets/search.js}. */
final class Script extends HttpServlet {

    private final byte[] script = Resources.text("/web/assets/search.js").getBytes(StandardCharsets.UTF_8);

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/javascript;charset=utf-8");
        response.setHeader("Cache-Control", "max-age=3600");
        response.setContentLength(script.length);
        response.getOutputStream().write(script);
    }
}
