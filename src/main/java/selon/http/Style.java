// The look of the pages.
package selon.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import selon.store.Resources;

/** {@code /selon.css}. */
final class Style extends HttpServlet {

    private final byte[] css = Resources.text("/web/selon.css").getBytes(StandardCharsets.UTF_8);

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/css;charset=utf-8");
        response.setHeader("Cache-Control", "max-age=3600");
        response.setContentLength(css.length);
        response.getOutputStream().write(css);
    }
}
