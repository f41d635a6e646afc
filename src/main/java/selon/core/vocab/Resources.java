package selon.core.vocab;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads the text files that are packed into the jar, such as queries. */
public final class Resources {

    private Resources() {}

    /**
     * Reads a UTF-8 text file from the class path.
     *
     * @param path the file's absolute path, which begins with a slash
     * @throws java.io.UncheckedIOException when the file can't be read
     */
    public static String text(String path) {
        try (InputStream bytes = Resources.class.getResourceAsStream(path)) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
