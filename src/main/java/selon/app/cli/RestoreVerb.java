package selon.app.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.apache.jena.system.Txn;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import selon.core.ledger.ChangeGraph;
import selon.core.store.Backup;
import selon.core.store.Database;

/** Makes a database from a backup. */
@Command(name = "restore", mixinStandardHelpOptions = true,
        description = "Makes a database from a backup, in a folder without a database. If the backup is incomplete, no database is made. "
                + "If a database's store is damaged but its ledger is complete, give its own folder store/ as the backup.")
final class RestoreVerb implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ExistingDatabaseOption where;

    @Parameters(paramLabel = "DIR", description = "The folder that selon backup wrote.")
    private Path folder;

    @Override
    public Integer call() {
        try (Database database = new Backup(folder).restore(where.folder(), new ProgressLine())) {
            long last = Txn.calculateRead(database.dataset(), () -> ChangeGraph.last(database.dataset()));
            spec.commandLine().getOut().println(where.folder() + ": restored from " + folder + ", changes 1 to " + last
                    + ". To check it: bin/selon verify --db " + where.folder());
        }
        return Selon.FINE;
    }
}
