package selon.pages.questions;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.jena.atlas.web.AcceptList;

import selon.core.query.Questions;
import selon.http.base.Answer;
import selon.http.base.Freshness;
import selon.http.base.HttpEndpoint;
import selon.http.base.Negotiation;
import selon.http.base.PageContext;
import selon.http.base.PageLanguage;
import selon.http.base.Routes;
import selon.http.base.Signposts;
import selon.http.base.Templates;
import selon.http.filter.ResponseHeadersFilter;
import selon.pages.things.AssetEndpoint;

/**
 * Serves the OpenAPI description in the reader's language, and a page on which people can read it and try it out. {@code
 * byLanguage} is a concurrent map.
 */
final class OpenApiEndpoint extends HttpEndpoint {

    private static final AcceptList OFFER = AcceptList.create("application/json", Signposts.OPENAPI, "application/vnd.oai.openapi+json",
            "text/plain");

    private final transient Questions questions;
    private final transient Map<String, byte[]> byLanguage = new ConcurrentHashMap<>();

    OpenApiEndpoint(Questions questions) {
        super("GET", "HEAD");
        this.questions = questions;
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) {
        String language = Negotiation.language(request);
        if (request.getRequestURI().equals(Signposts.DOCUMENTATION)) {
            Freshness.varies(response, Freshness.BY_LANGUAGE);
            ResponseHeadersFilter.allowInlineStyle(response);
            Answer.page(Templates.filled("openapi.jte",
                    Map.of("frame", PageContext.of(request, Signposts.API, Optional.empty())))).send(response);
            return;
        }
        String type = Negotiation.choose(request.getHeader("Accept"), OFFER).orElseThrow(() ->
                Negotiation.refusal(OFFER));
        byte[] description = byLanguage.computeIfAbsent(language, code ->
                OpenApiDocument.of(questions.all(), Routes.of(request), new PageLanguage(code)).getBytes(StandardCharsets.UTF_8));
        response.setHeader("Content-Language", language);
        response.addHeader("Link", new PageContext.PageLink("service-doc", Signposts.DOCUMENTATION, "text/html").header());
        Freshness.of(AssetEndpoint.tag(description), Freshness.BY_READER).send(request, response,
                () -> new Answer(HttpServletResponse.SC_OK, type, description));
    }
}
