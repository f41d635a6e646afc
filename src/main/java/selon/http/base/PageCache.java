package selon.http.base;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Keeps a few pages, each as it was made for a state of the dataset; for pages that look at much of it. */
public final class PageCache {

    private static final int MOST = 32;

    private final Map<String, Made> made = new ConcurrentHashMap<>();

    private record Made(Version version, byte[] page) {}

    /**
     * Answers with a page, which is about no one thing; with its ETag alone where the browser has it.
     *
     * @param version the state of what it tells
     * @param links   links of its head, which the answer has as headers too
     * @param maker   makes it; the page may name the address by which it was asked for, and link to it in the other language
     */
    public void send(HttpServletRequest request, HttpServletResponse response, Version version, List<PageContext.Link> links,
            Function<PageContext, String> maker) {
        PageContext frame = PageContext.of(request, links, Optional.empty());
        links.forEach(link -> response.addHeader("Link", link.header()));
        String address = request.getRequestURL().toString();
        String ending = frame.tongue().code() + "." + Integer.toHexString(address.hashCode()) + "." + Templates.MARK + ".html";
        response.setHeader("Vary", "Accept, Accept-Language, Cookie");
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("ETag", version.tag(ending));
        if (version.isKnown(request, ending)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        byte[] page = page(frame.tongue().code() + " " + address + " " + frame.switched(), version,
                () -> Representation.of(maker.apply(frame)));
        new Problem.Body("text/html;charset=utf-8", page).send(HttpServletResponse.SC_OK, response);
    }

    /** The page of a name in a state; made, where it is not there. */
    public byte[] page(String name, Version version, Supplier<byte[]> maker) {
        Made known = made.get(name);
        if (known == null || !known.version.equals(version)) {
            known = new Made(version, maker.get());
            if (made.size() >= MOST) {
                made.clear(); // Who asks by many addresses gets no more room for it.
            }
            made.put(name, known);
        }
        return known.page;
    }
}
