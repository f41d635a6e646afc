package selon.pages.things;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.eclipse.jetty.ee11.servlet.ResourceServlet;

import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.io.IOUtils;
import org.apache.commons.io.function.Uncheck;
import org.eclipse.jetty.util.resource.Resource;
import org.eclipse.jetty.util.resource.ResourceFactory;
import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;
import selon.core.vocab.Segment;
import selon.http.base.Problem;

/**
 * Serves the styles and scripts below {@code /web/assets/} in the jar: Selon's own, such as {@code /assets/selon.css}, and
 * those of libraries, such as {@code /assets/lib/yasgui/yasgui.min.js}, which the build puts there. An address with the hash of
 * the content, as {@link #url} makes it, may be cached for ever.
 */
public final class AssetEndpoint extends ResourceServlet {

    private static final String FOLDER = AssetEndpoint.class.getResource("/web/assets/").toString();
    private static final Pattern FILE = Pattern.compile("(/[a-z0-9-]+)*\\.[a-z0-9.]+");
    private static final String FOR_GOOD = "public, max-age=31536000, immutable";
    private static final String FOR_AN_HOUR = "public, max-age=3600";
    private static final int HASH_DIGITS = 20;
    /** The address of each file, by its name. */
    private static final Map<String, String> URLS = urls();

    private static Map<String, String> urls() {
        try (ResourceFactory.Closeable resources = ResourceFactory.closeable()) {
            Resource folder = resources.newResource(FOLDER);
            return folder.getAllResources().stream().filter(file -> !file.isDirectory()).collect(Collectors.toUnmodifiableMap(
                    file -> folder.getPathTo(file).toString(),
                    file -> "/assets/" + folder.getPathTo(file) + "?v=" + hash(Uncheck.get(() -> IOUtils.toByteArray(file.newInputStream())))));
        }
    }

    /**
     * The address of an asset, for a page to refer to; another one once its content is.
     *
     * @param name what follows {@code /assets/}
     * @throws IllegalArgumentException where there is none of this name
     */
    public static String url(String name) {
        return Optional.ofNullable(URLS.get(name)).orElseThrow(() -> new IllegalArgumentException("There is no asset " + name));
    }

    private static String hash(byte[] bytes) {
        return DigestUtils.sha256Hex(bytes).substring(0, HASH_DIGITS);
    }

    /** The entity tag of content that no change of the dataset changes. */
    public static String tag(byte[] content) {
        return "\"" + hash(content) + "\"";
    }

    /** What Jetty asks for to know which files these are. */
    @Override
    public String getInitParameter(String name) {
        return switch (name) {
            case "baseResource" -> FOLDER;
            case "etags" -> "true";
            default -> null;
        };
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String path = String.valueOf(request.getPathInfo());
        String name = path.substring(1);
        if (!FILE.matcher(path).matches() || !URLS.containsKey(name)) {
            Problem.send(ProblemException.of(ProblemType.NO_SUCH_PAGE, request.getRequestURI(), Segment.address("/")), request, response);
            return;
        }
        boolean exact = url(name).endsWith("?" + request.getQueryString());
        response.setHeader("Cache-Control", exact ? FOR_GOOD : FOR_AN_HOUR);
        super.doGet(request, response);
    }
}
