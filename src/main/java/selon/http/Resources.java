// Files inside the jar.
package selon.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import selon.query.NamedQuery;

/** The server's own files: its queries, its style. */
final class Resources {

    private Resources() {}

    /** A query that a page is made from. */
    static NamedQuery query(String name) {
        return NamedQuery.of(name, text("/web/" + name + ".rq"));
    }

    /** A file's text, which is UTF-8. */
    static String text(String path) {
        try (InputStream bytes = Resources.class.getResourceAsStream(path)) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
