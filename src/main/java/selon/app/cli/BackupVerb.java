package selon.app.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import selon.core.store.Backup;

/** Copies every change of a database elsewhere. */
@Command(name = "backup", mixinStandardHelpOptions = true,
        description = "Copies every change of the database to another folder, or those that the backup there lacks. "
                + "The database may be in use, and a server goes on meanwhile.")
final class BackupVerb implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ExistingDatabaseOption where;

    @Parameters(paramLabel = "DIR", description = "The folder of the backup: a new one, or an earlier backup of this "
            + "database. Best on another disk.")
    private Path folder;

    @Override
    public Integer call() {
        Backup.Copied copied = new Backup(folder).of(where.folder(), new ProgressLine());
        spec.commandLine().getOut().printf(Locale.ROOT, "%s: %,d changes copied (%,d bytes); it holds 1 to %d%n"
                + "To make a database of it: bin/selon restore %s --db DIR%n", folder, copied.changes(), copied.bytes(),
                copied.total(), folder);
        return Selon.FINE;
    }
}
