package selon.app.cli;

import java.util.stream.Stream;

/** Reads the reader's language from the environment, as POSIX orders it; English where it is none we have. */
final class TerminalLanguage {

    private TerminalLanguage() {}

    /** {@code fr} or {@code en}. */
    static String ofReader() {
        return Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
                .map(System::getenv)
                .filter(value -> value != null && !value.isEmpty())
                .findFirst()
                .filter(value -> value.startsWith("fr"))
                .map(value -> "fr").orElse("en");
    }
}
