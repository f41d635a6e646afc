package selon.app.cli;

import java.nio.file.Path;

import picocli.CommandLine.Option;

import selon.core.store.Database;
import selon.core.vocab.InputException;

/** {@code --db DIR}. */
final class ExistingDatabaseOption {

    @Option(names = "--db", paramLabel = "DIR", description = "The folder of the database (default: selon-db).")
    private Path folder = Bootstrap.DEFAULT_DB;

    /** Where it is or shall be. */
    Path folder() {
        return folder;
    }

    /**
     * Where it is.
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
     * Opens it.
     *
     * @throws InputException when there is none, or another process holds it
     */
    Database open() {
        return Database.open(existing(), none -> { });
    }
}
