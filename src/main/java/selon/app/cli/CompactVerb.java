package selon.app.cli;

import java.util.Locale;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import selon.core.store.Compaction;

/** Gives back to the disk what a database's changes have left behind. */
@Command(name = "compact", mixinStandardHelpOptions = true,
        description = "Makes the database's files as short as its content allows. No server may hold it meanwhile. What it "
                + "holds, and its history, stay as they are; a server does the same by itself when they have grown (serve --compact-at).")
final class CompactVerb implements Callable<Integer> {

    private static final double MIB = 1 << 20;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ExistingDatabaseOption where;

    @Override
    public Integer call() {
        long start = System.nanoTime();
        Compaction.Result lengths = Compaction.of(where.existing(), new ProgressLine());
        spec.commandLine().getOut().printf(Locale.ROOT, "%s: files of %.0f MiB before, %.0f MiB now (%.1f s)%n", where.folder(),
                lengths.before() / MIB, lengths.after() / MIB, (System.nanoTime() - start) / 1e9);
        return Selon.FINE;
    }
}
