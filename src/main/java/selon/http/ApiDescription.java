// /openapi.json and /openapi: the named queries as an API, for programs and for those who write them.
package selon.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.jena.atlas.web.AcceptList;

import selon.query.Questions;

/**
 * The description in OpenAPI 3.1, in the reader's language (its texts have one language each), and a page on which it can be
 * read and tried out.
 */
final class ApiDescription extends Endpoint {

    /** Where the description is. */
    static final String PATH = "openapi.json";
    /** Where the page is. */
    static final String PAGE = "/openapi";
    /** Its media type, as the registry of them has it. */
    static final String TYPE = "application/openapi+json";

    private static final AcceptList OFFER = AcceptList.create("application/json", TYPE, "application/vnd.oai.openapi+json",
            "text/plain");

    private final transient Map<String, byte[]> byLanguage;

    ApiDescription(Questions questions) {
        super("GET", "HEAD");
        byLanguage = Stream.of("en", "fr").collect(Collectors.toMap(Function.identity(), language ->
                new OpenApi(questions.all(), new Tongue(language)).json().getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    void answer(HttpServletRequest request, HttpServletResponse response) {
        String language = Negotiation.language(request);
        if (request.getRequestURI().equals(PAGE)) {
            response.setHeader("Vary", "Accept-Language, Cookie");
            Headers.allowInlineStyle(response);
            new Problem.Body("text/html;charset=utf-8", Pages.filled("openapi.jte",
                    Map.of("frame", Frame.of(request, Signposts.API, Optional.empty())))).send(HttpServletResponse.SC_OK, response);
            return;
        }
        String type = Negotiation.choose(request.getHeader("Accept"), OFFER).orElseThrow(() ->
                new Problem(406, Negotiation.refusal(OFFER)).met());
        byte[] description = byLanguage.get(language);
        String tag = Asset.tag(description);
        response.setHeader("Vary", "Accept, Accept-Language, Cookie");
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("ETag", tag);
        response.setHeader("Content-Language", language);
        response.addHeader("Link", new Frame.Link("service-doc", PAGE, "text/html").header());
        if (Version.isKnown(request, tag, "If-None-Match")) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        } else {
            new Problem.Body(type, description).send(HttpServletResponse.SC_OK, response);
        }
    }
}
