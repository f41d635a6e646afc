package selon.pages.things;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import selon.core.vocab.ProblemType;
import selon.core.vocab.Segment;
import selon.http.base.Answer;
import selon.http.base.Freshness;
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
    public void answer(HttpServletRequest request, HttpServletResponse response) {
        String name = request.getRequestURI().replaceFirst("^/assets/?", "");
        Asset asset = Asset.named(name).orElseThrow(() ->
                ProblemType.NO_SUCH_PAGE.with(request.getRequestURI(), Segment.address("/")));
        boolean exact = QueryString.of(request).all("v").contains(asset.hash());
        new Freshness(asset.tag(), "", exact ? FOR_GOOD : FOR_AN_HOUR).send(request, response,
                () -> new Answer(HttpServletResponse.SC_OK, asset.type(), asset.bytes()));
    }
}
