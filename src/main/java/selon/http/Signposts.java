// Typed links that tell a program its way around a thing.
package selon.http;

import java.util.ArrayList;
import java.util.List;

import org.apache.jena.graph.Node;

/**
 * FAIR Signposting (signposting.org, level 1): under which name to cite a thing, where its descriptions are, what kind it
 * is, under which licence it is told.
 */
final class Signposts {

    static final String LICENCE = "https://creativecommons.org/licenses/by/4.0/";

    private Signposts() {}

    /** The links of a thing whose documents are at a path and its endings. */
    static List<Frame.Link> of(Node thing, String path) {
        List<Frame.Link> links = new ArrayList<>();
        links.add(new Frame.Link("cite-as", thing.getURI(), ""));
        Format.ALL.stream().filter(format -> format.lang().isPresent()).forEach(format ->
                links.add(new Frame.Link("describedby", path + "." + format.ending(), format.type())));
        links.add(new Frame.Link("license", LICENCE, ""));
        return links;
    }

    /** The same on a page, with what kind of thing it is about. */
    static List<Frame.Link> of(Node thing, String path, String type) {
        List<Frame.Link> links = of(thing, path);
        links.add(new Frame.Link("type", "https://schema.org/AboutPage", ""));
        links.add(new Frame.Link("type", type, ""));
        return links;
    }
}
