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

/** Copies all changes of a database to another folder. */
@Command(name = "backup", mixinStandardHelpOptions = true,
        description = "Copies every change of the database to another folder, or the changes that an earlier backup there lacks. "
                + "The database may be in use by a server.")
final class BackupVerb implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ExistingDatabaseOption where;

    @Parameters(paramLabel = "DIR", description = "The backup's folder: a new one, or an earlier backup of this "
            + "database. Use another disk if you can.")
    private Path folder;

    @Override
    public Integer call() {
        Backup.Copied copied = new Backup(folder).of(where.folder(), new ProgressLine());
        spec.commandLine().getOut().printf(Locale.ROOT, "%s: %,d changes copied (%,d bytes); it holds 1 to %d%n"
                + "To make a database from it: bin/selon restore %s --db DIR%n", folder, copied.changes(), copied.bytes(),
                copied.total(), folder);
        return Selon.FINE;
    }
}
