package selon.http.publish;

import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.jena.atlas.web.AcceptList;

import selon.http.base.Freshness;
import selon.http.base.HttpEndpoint;
import selon.http.base.Negotiation;

/**
 * Serves the description of the dataset at the address where VoID (section 7.2) has clients look for it. A browser is sent to
 * the page.
 */
final class VoidEndpoint extends HttpEndpoint {

    private static final AcceptList RDF_OR_PAGE = AcceptList.create("text/turtle", "text/html", "application/ld+json",
            "application/rdf+xml", "application/n-triples");

    private final transient ServiceDescription description;

    VoidEndpoint(ServiceDescription description) {
        super("GET", "HEAD");
        this.description = description;
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) {
        if (Negotiation.choose(request.getHeader("Accept"), RDF_OR_PAGE).equals(Optional.of("text/html"))) {
            Freshness.varies(response, Freshness.BY_TYPE);
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", "/#data");
        } else {
            description.send(request, response, ServiceDescription.LONG);
        }
    }
}
