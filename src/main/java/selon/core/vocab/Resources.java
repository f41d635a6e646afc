package selon.core.vocab;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The texts that are packed with the code: its queries, its style. */
public final class Resources {

    private Resources() {}

    /**
     * A file's text.
     *
     * @param path where it is in the jar, beginning with a slash; UTF-8
     */
    public static String text(String path) {
        try (InputStream bytes = Resources.class.getResourceAsStream(path)) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
