package selon.http.publish;

import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.commons.codec.digest.DigestUtils;
import org.apache.jena.riot.WebContent;

import selon.core.rdf.BundledContext;
import selon.http.base.Answer;
import selon.http.base.Freshness;
import selon.http.base.HttpEndpoint;

/** Serves the JSON-LD context that this server's JSON-LD refers to. */
final class ContextEndpoint extends HttpEndpoint {

    private final byte[] bytes = (BundledContext.document() + "\n").getBytes(StandardCharsets.UTF_8);
    private final String tag = "\"" + DigestUtils.sha256Hex(bytes).substring(0, 16) + "\"";

    ContextEndpoint() {
        super("GET", "HEAD");
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) {
        new Freshness(tag, "", "max-age=3600").send(request, response,
                () -> new Answer(HttpServletResponse.SC_OK, WebContent.contentTypeJSONLD, bytes));
    }
}
