package selon.http.base;

import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

/**
 * What the layout of a page needs beside the page itself.
 *
 * @param tongue the reader's language
 * @param switched the address of this page in the other language
 * @param links  links of its head
 * @param data   what it is about in schema.org's terms, as JSON-LD
 */
public record PageContext(PageLanguage tongue, String switched, List<PageLink> links, Optional<String> data) {

    /**
     * A typed link (RFC 8288).
     *
     * @param rel  its relation
     * @param href where to
     * @param type the media type there, or empty
     */
    public record PageLink(String rel, String href, String type) {
        /** As a Link header's value. */
        public String header() {
            return "<" + href + ">; rel=\"" + rel + "\"" + (type.isEmpty() ? "" : "; type=\"" + type + "\"");
        }
    }

    /** The frame of a page for a request that can't be read, in a language. */
    static PageContext plain(String language) {
        PageLanguage tongue = new PageLanguage(language);
        return new PageContext(tongue, "/?lang=" + tongue.other().code(), List.of(), Optional.empty());
    }

    /** The frame of a page that is about no thing. */
    public static PageContext of(HttpServletRequest request) {
        return of(request, List.of(), Optional.empty());
    }

    /** The frame of a page about a thing. */
    public static PageContext of(HttpServletRequest request, List<PageLink> links, Optional<String> data) {
        PageLanguage tongue = new PageLanguage(Negotiation.language(request));
        return new PageContext(tongue, Negotiation.inLanguage(request, tongue.other().code()), links, data);
    }

    /** The JSON-LD for a script element: nothing in it ends the element. */
    public String script() {
        return data.orElse("").replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    }
}
