package selon.app.cli;

import java.util.stream.Stream;

/**
 * Reads the user's language from the environment variables of POSIX. The language is English unless they name French.
 */
final class TerminalLanguage {

    private TerminalLanguage() {}

    /** Returns {@code fr} or {@code en}. */
    static String ofReader() {
        return Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
                .map(System::getenv)
                .filter(value -> value != null && !value.isEmpty())
                .findFirst()
                .filter(value -> value.startsWith("fr"))
                .map(value -> "fr").orElse("en");
    }
}
