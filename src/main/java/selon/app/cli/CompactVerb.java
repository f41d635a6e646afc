package selon.app.cli;

import java.util.Locale;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import selon.core.store.Compaction;

/** Rewrites a database's files so that they take less space. */
@Command(name = "compact", mixinStandardHelpOptions = true,
        description = "Makes the database's files as short as its content allows. The content and the history stay the same. No "
                + "server may use the database meanwhile; a running server compacts by itself (serve --compact-at).")
final class CompactVerb implements Callable<Integer> {

    private static final double MIB = 1 << 20;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ExistingDatabaseOption where;

    @Override
    public Integer call() {
        long start = System.nanoTime();
        Compaction.CompactionResult lengths = Compaction.of(where.existing(), new ProgressLine());
        spec.commandLine().getOut().printf(Locale.ROOT, "%s: files of %.0f MiB before, %.0f MiB now (%.1f s)%n", where.folder(),
                lengths.before() / MIB, lengths.after() / MIB, (System.nanoTime() - start) / 1e9);
        return Selon.FINE;
    }
}
