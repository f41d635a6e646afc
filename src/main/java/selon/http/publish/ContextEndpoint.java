package selon.http.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.jena.riot.WebContent;

import selon.core.rdf.BundledContext;
import selon.http.base.HttpEndpoint;
import selon.http.base.Version;

/** The JSON-LD context that this server's JSON-LD refers to. */
public final class ContextEndpoint extends HttpEndpoint {

    private final byte[] bytes = (BundledContext.document() + "\n").getBytes(StandardCharsets.UTF_8);
    private final String tag = "\"" + HexFormat.of().formatHex(DumpFile.sha256().digest(bytes), 0, 8) + "\"";

    public ContextEndpoint() {
        super("GET", "HEAD");
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("ETag", tag);
        response.setHeader("Cache-Control", "max-age=3600");
        if (Version.isKnown(request, tag, "If-None-Match")) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(WebContent.contentTypeJSONLD);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
