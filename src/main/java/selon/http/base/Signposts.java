package selon.http.base;

import java.util.ArrayList;
import java.util.List;

import org.apache.jena.graph.Node;

import selon.core.query.NamedQuery;
import selon.core.query.QuestionGraph;

/**
 * FAIR Signposting (signposting.org, level 1): links from a thing to its citable IRI, its descriptions, its type and its
 * licence.
 */
public final class Signposts {

    public static final String LICENCE = "https://creativecommons.org/licenses/by/4.0/";

    /** What every page about something is. */
    public static final String PAGE = "https://schema.org/AboutPage";

    /** Where the addresses of the server are described for programs, in OpenAPI. */
    public static final String DESCRIPTION = "/openapi.json";
    /** Where the same can be read and tried out. */
    public static final String DOCUMENTATION = "/openapi";
    /** The media type of the description, as the registry of them has it. */
    public static final String OPENAPI = "application/openapi+json";

    /** Where the named queries are described as an API (RFC 8631). */
    public static final List<PageContext.PageLink> API = List.of(new PageContext.PageLink("service-desc", DESCRIPTION, OPENAPI),
            new PageContext.PageLink("service-doc", DOCUMENTATION, "text/html"));

    private Signposts() {}

    /** The links of a question. */
    public static List<PageContext.PageLink> of(NamedQuery question) {
        List<PageContext.PageLink> links = new ArrayList<>(API);
        String path = ThingAddress.of(QuestionGraph.name(question));
        links.add(new PageContext.PageLink("describedby", path + "." + DocumentFormat.TURTLE.ending(), DocumentFormat.TURTLE.type()));
        links.add(new PageContext.PageLink("license", LICENCE, ""));
        return links;
    }

    /** The links of a thing whose documents are at a path and its endings. */
    public static List<PageContext.PageLink> of(Node thing, String path) {
        return of(thing, path, LICENCE, List.of());
    }

    /** The links of a thing that is told under a licence, to what else it is. */
    public static List<PageContext.PageLink> of(Node thing, String path, String licence, List<String> types) {
        List<PageContext.PageLink> links = new ArrayList<>();
        links.add(new PageContext.PageLink("cite-as", thing.getURI(), ""));
        DocumentFormat.GRAPHS.stream().filter(format -> format.lang().isPresent()).forEach(format ->
                links.add(new PageContext.PageLink("describedby", path + "." + format.ending(), format.type())));
        links.add(new PageContext.PageLink("license", licence, ""));
        types.forEach(type -> links.add(new PageContext.PageLink("type", type, "")));
        return links;
    }

    /** The same on a page, with what kind of thing it is about. */
    public static List<PageContext.PageLink> of(Node thing, String path, String type) {
        return of(thing, path, LICENCE, List.of(PAGE, type));
    }
}
