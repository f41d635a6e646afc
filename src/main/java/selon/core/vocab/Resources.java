package selon.core.vocab;

import java.nio.charset.StandardCharsets;

import org.apache.commons.io.IOUtils;
import org.apache.commons.io.function.Uncheck;

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
        return Uncheck.get(() -> IOUtils.resourceToString(path, StandardCharsets.UTF_8));
    }
}
