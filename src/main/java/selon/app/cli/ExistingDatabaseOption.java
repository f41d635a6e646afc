package selon.app.cli;

import java.nio.file.Path;

import picocli.CommandLine.Option;

import selon.core.store.Database;
import selon.core.vocab.InputException;

/** The option {@code --db DIR}, for verbs that need a database that exists. */
final class ExistingDatabaseOption {

    @Option(names = "--db", paramLabel = "DIR", description = "The folder of the database (default: selon-db).")
    private Path folder = Bootstrap.DEFAULT_DB;

    /** Returns the folder, whether it holds a database or not. */
    Path folder() {
        return folder;
    }

    /**
     * Returns the folder of a database that exists.
     *
     * @throws InputException when there is none
     */
    Path existing() {
        if (!Database.exists(folder)) {
            throw new InputException(folder + ": there is no database. Name its folder with --db, or make one: "
                    + "bin/selon serve");
        }
        return folder;
    }

    /**
     * Opens the database.
     *
     * @throws InputException when there is none, or another process uses it
     */
    Database open() {
        return Database.open(existing(), none -> { }, new ProgressLine());
    }
}
