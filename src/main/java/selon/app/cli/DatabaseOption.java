package selon.app.cli;

import java.nio.file.Path;
import java.util.Optional;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options {@code --db DIR} and {@code --mem}, which exclude each other. */
final class DatabaseOption {

    @ArgGroup(exclusive = true)
    private DatabaseChoice choice = new DatabaseChoice();

    /** The option that the user chose. */
    static final class DatabaseChoice {
        @Option(names = "--db", paramLabel = "DIR",
                description = "The folder of the database (default: selon-db).")
        private Path folder;

        @Option(names = "--mem", description = "Use only the shipped data, in memory; changes are lost at the end.")
        private boolean memory;
    }

    /** Returns the folder, or nothing for a database in memory. */
    Optional<Path> folder() {
        if (choice.memory) {
            return Optional.empty();
        }
        return Optional.of(choice.folder == null ? Bootstrap.DEFAULT_DB : choice.folder);
    }

    /** Tells whether the user named a folder. */
    boolean named() {
        return choice.folder != null;
    }
}
