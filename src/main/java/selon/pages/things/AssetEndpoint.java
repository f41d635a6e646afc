package selon.pages.things;

import java.io.IOException;
import java.util.Collections;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import selon.core.vocab.ProblemType;
import selon.core.vocab.Segment;
import selon.http.base.HttpEndpoint;
import selon.http.base.QueryString;

/**
 * Styles, scripts and pictures: {@code /assets/selon.css} is ours, {@code /assets/lib/yasgui/yasgui.min.js} a library's.
 * Whoever asks with the hash of the content, as {@link #url} does, may keep it for good.
 */
public final class AssetEndpoint extends HttpEndpoint {

    private static final String FOR_GOOD = "public, max-age=31536000, immutable";
    private static final String FOR_AN_HOUR = "public, max-age=3600";

    public AssetEndpoint() {
        super("GET", "HEAD");
    }

    /**
     * The address of an asset, for a page to refer to.
     *
     * @param name what follows {@code /assets/}
     * @throws IllegalArgumentException where there is none of this name
     */
    public static String url(String name) {
        return Asset.named(name).orElseThrow(() -> new IllegalArgumentException("There is no asset " + name)).url();
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = request.getRequestURI().replaceFirst("^/assets/?", "");
        Asset asset = Asset.named(name).orElseThrow(() ->
                ProblemType.NO_SUCH_PAGE.with(request.getRequestURI(), Segment.address("/")));
        boolean exact = QueryString.of(request).all("v").contains(asset.hash());
        response.setHeader("Cache-Control", exact ? FOR_GOOD : FOR_AN_HOUR);
        response.setHeader("ETag", asset.tag());
        if (isKnown(request, asset)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(asset.type());
        response.setContentLength(asset.bytes().length);
        response.getOutputStream().write(asset.bytes());
    }

    /** Whether the client has it already (RFC 9110, section 13.1.2). */
    private static boolean isKnown(HttpServletRequest request, Asset asset) {
        return Collections.list(request.getHeaders("If-None-Match")).stream()
                .anyMatch(tags -> tags.strip().equals("*") || tags.contains(asset.tag()));
    }
}
