package selon.pages.questions;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.jena.atlas.web.AcceptList;

import selon.core.query.Questions;
import selon.http.base.HttpEndpoint;
import selon.http.base.Negotiation;
import selon.http.base.PageContext;
import selon.http.base.PageLanguage;
import selon.http.base.Problem;
import selon.http.base.Signposts;
import selon.http.base.Templates;
import selon.http.base.Version;
import selon.http.filter.ResponseHeadersFilter;
import selon.pages.things.Asset;

/**
 * The description in OpenAPI 3.1, in the reader's language (its texts have one language each), and a page on which it can be
 * read and tried out.
 */
public final class OpenApiEndpoint extends HttpEndpoint {

    /** Where the description is. */
    public static final String PATH = "openapi.json";
    /** Where the page is. */
    public static final String PAGE = "/openapi";
    /** Its media type, as the registry of them has it. */
    public static final String TYPE = "application/openapi+json";

    private static final AcceptList OFFER = AcceptList.create("application/json", TYPE, "application/vnd.oai.openapi+json",
            "text/plain");

    private final transient Map<String, byte[]> byLanguage;

    public OpenApiEndpoint(Questions questions) {
        super("GET", "HEAD");
        byLanguage = Stream.of("en", "fr").collect(Collectors.toMap(Function.identity(), language ->
                new OpenApiDocument(questions.all(), new PageLanguage(language)).json().getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) {
        String language = Negotiation.language(request);
        if (request.getRequestURI().equals(PAGE)) {
            response.setHeader("Vary", "Accept-Language, Cookie");
            ResponseHeadersFilter.allowInlineStyle(response);
            new Problem.Body("text/html;charset=utf-8", Templates.filled("openapi.jte",
                    Map.of("frame", PageContext.of(request, Signposts.API, Optional.empty())))).send(HttpServletResponse.SC_OK, response);
            return;
        }
        String type = Negotiation.choose(request.getHeader("Accept"), OFFER).orElseThrow(() ->
                Negotiation.refusal(OFFER));
        byte[] description = byLanguage.get(language);
        String tag = Asset.tag(description);
        response.setHeader("Vary", "Accept, Accept-Language, Cookie");
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("ETag", tag);
        response.setHeader("Content-Language", language);
        response.addHeader("Link", new PageContext.Link("service-doc", PAGE, "text/html").header());
        if (Version.isKnown(request, tag, "If-None-Match")) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        } else {
            new Problem.Body(type, description).send(HttpServletResponse.SC_OK, response);
        }
    }
}
