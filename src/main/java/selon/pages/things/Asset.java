package selon.pages.things;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import org.apache.commons.codec.digest.DigestUtils;

import selon.core.vocab.Resources;

/**
 * A style, a script or a picture: one of our own below {@code /web/assets/} in the jar, or a file of a library that
 * {@code web/libraries.properties} names. Its address changes with its content.
 *
 * @param name  its address below {@code /assets/}
 * @param type  its media type
 * @param hash  the beginning of the SHA-256 of its content, in hexadecimal
 * @param bytes its content
 */
public record Asset(String name, String type, String hash, byte[] bytes) {

    private static final int HASH_DIGITS = 20;
    private static final Pattern OWN = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)+");
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css;charset=utf-8", "js", "text/javascript;charset=utf-8", "json", "application/json",
            "svg", "image/svg+xml;charset=utf-8", "png", "image/png", "woff2", "font/woff2");
    private static final Properties LIBRARIES = libraries();
    /** Those that were asked for; no more than there are files. */
    private static final Map<String, Asset> READ = new ConcurrentHashMap<>();

    /** The asset of a name; nothing where there is none, or where it is of no type that a page is made with. */
    static Optional<Asset> named(String name) {
        Asset read = READ.get(name);
        return read != null ? Optional.of(read) : found(name);
    }

    private static Optional<Asset> found(String name) {
        Optional<String> type = Optional.ofNullable(TYPES.get(name.substring(name.lastIndexOf('.') + 1)));
        Optional<String> path = path(name);
        if (type.isEmpty() || path.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = Asset.class.getResourceAsStream(path.get())) {
            if (in == null) {
                return Optional.empty();
            }
            byte[] bytes = in.readAllBytes();
            Asset asset = new Asset(name, type.get(), hash(bytes), bytes);
            READ.put(name, asset);
            return Optional.of(asset);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it is in the jar. Only a plain name becomes a path, so that nobody walks. */
    private static Optional<String> path(String name) {
        return name.startsWith("lib/")
                ? Optional.ofNullable(LIBRARIES.getProperty(name.substring(4))).map("/META-INF/resources/webjars/"::concat)
                : Optional.of(name).filter(own -> OWN.matcher(own).matches()).map("/web/assets/"::concat);
    }

    private static Properties libraries() {
        Properties files = new Properties();
        try {
            files.load(new StringReader(Resources.text("/web/libraries.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static String hash(byte[] bytes) {
        return DigestUtils.sha256Hex(bytes).substring(0, HASH_DIGITS);
    }

    /** The entity tag of content that no change of the dataset changes. */
    public static String tag(byte[] content) {
        return "\"" + hash(content) + "\"";
    }

    /** As entity tag (RFC 9110, section 8.8.3). */
    String tag() {
        return "\"" + hash + "\"";
    }

    /** Its address, which is another once its content is. */
    String url() {
        return "/assets/" + name + "?v=" + hash;
    }
}
