// Typed links that tell a program its way around a thing.
package selon.http;

import java.util.ArrayList;
import java.util.List;

import org.apache.jena.graph.Node;

import selon.query.NamedQuery;
import selon.query.QuestionGraph;

/**
 * FAIR Signposting (signposting.org, level 1): under which name to cite a thing, where its descriptions are, what kind it
 * is, under which licence it is told.
 */
final class Signposts {

    static final String LICENCE = "https://creativecommons.org/licenses/by/4.0/";

    /** What every page about something is. */
    static final String PAGE = "https://schema.org/AboutPage";

    /** Where the named queries are described as an API (RFC 8631). */
    static final List<Frame.Link> API = List.of(
            new Frame.Link("service-desc", "/" + ApiDescription.PATH, ApiDescription.TYPE),
            new Frame.Link("service-doc", ApiDescription.PAGE, "text/html"));

    private Signposts() {}

    /** The links of a question. */
    static List<Frame.Link> of(NamedQuery question) {
        List<Frame.Link> links = new ArrayList<>(API);
        String path = Address.of(QuestionGraph.name(question));
        links.add(new Frame.Link("describedby", path + "." + Format.TURTLE.ending(), Format.TURTLE.type()));
        links.add(new Frame.Link("license", LICENCE, ""));
        return links;
    }

    /** The links of a thing whose documents are at a path and its endings. */
    static List<Frame.Link> of(Node thing, String path) {
        return of(thing, path, LICENCE, List.of());
    }

    /** The links of a thing that is told under a licence, to what else it is. */
    static List<Frame.Link> of(Node thing, String path, String licence, List<String> types) {
        List<Frame.Link> links = new ArrayList<>();
        links.add(new Frame.Link("cite-as", thing.getURI(), ""));
        Format.ALL.stream().filter(format -> format.lang().isPresent()).forEach(format ->
                links.add(new Frame.Link("describedby", path + "." + format.ending(), format.type())));
        links.add(new Frame.Link("license", licence, ""));
        types.forEach(type -> links.add(new Frame.Link("type", type, "")));
        return links;
    }

    /** The same on a page, with what kind of thing it is about. */
    static List<Frame.Link> of(Node thing, String path, String type) {
        return of(thing, path, LICENCE, List.of(PAGE, type));
    }
}
