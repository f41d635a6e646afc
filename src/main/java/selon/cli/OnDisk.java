// The option that says which database, where it must be there already.
package selon.cli;

import java.nio.file.Path;

import picocli.CommandLine.Option;

import selon.store.Database;
import selon.store.Unreadable;

/** {@code --db DIR}. */
final class OnDisk {

    @Option(names = "--db", paramLabel = "DIR", description = "The folder of the database (default: selon-db).")
    private Path folder = Shipped.DEFAULT_DB;

    /** Where it is or shall be. */
    Path folder() {
        return folder;
    }

    /**
     * Where it is.
     *
     * @throws Unreadable when there is none
     */
    Path existing() {
        if (!Database.exists(folder)) {
            throw new Unreadable(folder + ": there is no database. Name its folder with --db, or make one: "
                    + "bin/selon serve");
        }
        return folder;
    }

    /**
     * Opens it.
     *
     * @throws Unreadable when there is none, or another process holds it
     */
    Database open() {
        return Database.open(existing(), none -> { });
    }
}
