package selon.app.cli;

import java.nio.file.Path;
import java.util.Optional;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** {@code --db DIR} or {@code --mem}. */
final class DatabaseOption {

    @ArgGroup(exclusive = true)
    private Choice choice = new Choice();

    /** One or the other. */
    static final class Choice {
        @Option(names = "--db", paramLabel = "DIR",
                description = "The folder of the database (default: selon-db).")
        private Path folder;

        @Option(names = "--mem", description = "Only what is shipped, in memory, gone at the end.")
        private boolean memory;
    }

    /** The folder, or nothing for a database in memory. */
    Optional<Path> folder() {
        if (choice.memory) {
            return Optional.empty();
        }
        return Optional.of(choice.folder == null ? Bootstrap.DEFAULT_DB : choice.folder);
    }

    /** Whether a folder was named. */
    boolean named() {
        return choice.folder != null;
    }
}
