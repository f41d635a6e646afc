package selon.pages.things;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.eclipse.jetty.ee10.servlet.ResourceServlet;

import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;
import selon.core.vocab.Segment;
import selon.http.base.Problem;

/**
 * Styles and scripts below {@code /web/assets/} in the jar: {@code /assets/selon.css} is ours,
 * {@code /assets/lib/yasgui/yasgui.min.js} a library's, which the build puts there. Whoever asks with the hash of the content,
 * as {@link #url} does, may keep it for good.
 */
public final class AssetEndpoint extends ResourceServlet {

    private static final String FOLDER = "/web/assets/";
    private static final Pattern FILE = Pattern.compile("(/[a-z0-9-]+)*\\.[a-z0-9.]+");
    private static final String FOR_GOOD = "public, max-age=31536000, immutable";
    private static final String FOR_AN_HOUR = "public, max-age=3600";
    private static final int HASH_DIGITS = 20;
    /** The addresses that pages refer to; no more than there are files. */
    private static final Map<String, String> URLS = new ConcurrentHashMap<>();

    /**
     * The address of an asset, for a page to refer to; another one once its content is.
     *
     * @param name what follows {@code /assets/}
     * @throws IllegalArgumentException where there is none of this name
     */
    public static String url(String name) {
        return URLS.computeIfAbsent(name, asset -> {
            try (InputStream in = AssetEndpoint.class.getResourceAsStream(FOLDER + asset)) {
                if (in == null) {
                    throw new IllegalArgumentException("There is no asset " + asset);
                }
                return "/assets/" + asset + "?v=" + hash(in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The entity tag of content that no change of the dataset changes. */
    public static String tag(byte[] content) {
        return "\"" + hash(content) + "\"";
    }

    /** What Jetty asks for to know which files these are. */
    @Override
    public String getInitParameter(String name) {
        return switch (name) {
            case "baseResource" -> AssetEndpoint.class.getResource(FOLDER).toString();
            case "etags" -> "true";
            default -> null;
        };
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String path = String.valueOf(request.getPathInfo());
        String name = path.substring(1);
        if (!FILE.matcher(path).matches() || AssetEndpoint.class.getResource(FOLDER + name) == null) {
            Problem.send(ProblemException.of(ProblemType.NO_SUCH_PAGE, request.getRequestURI(), Segment.address("/")), request, response);
            return;
        }
        boolean exact = url(name).endsWith("?" + request.getQueryString());
        response.setHeader("Cache-Control", exact ? FOR_GOOD : FOR_AN_HOUR);
        super.doGet(request, response);
    }
}
