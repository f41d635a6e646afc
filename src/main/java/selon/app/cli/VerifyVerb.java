package selon.app.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import selon.core.derive.Derivation;
import selon.core.store.Database;
import selon.core.store.LedgerVerification;
import selon.core.vocab.Installation;

/** Checks a database against its ledger, its claims and its rules. */
@Command(name = "verify", mixinStandardHelpOptions = true,
        description = "Checks that the ledger holds every change, that all changes together give the content of the store, that the "
                + "derived graph follows from the claims, and that no rule is violated. Changes nothing.")
final class VerifyVerb implements Callable<Integer> {

    private static final int MOST_FAULTS = 20;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ExistingDatabaseOption where;

    @Override
    public Integer call() {
        Derivation derivation = Derivation.read(Installation.find().rules());
        try (Database database = where.open()) {
            PrintWriter out = spec.commandLine().getOut();
            if (new LedgerVerification(database.dataset(), database.ledger(), derivation, new ProgressLine())
                    .run(check -> print(check, out))) {
                return Selon.FINE;
            }
            out.println("Restore a backup into another folder: bin/selon restore BACKUP --db DIR");
            return Selon.REFUSED;
        }
    }

    private static void print(LedgerVerification.Check check, PrintWriter out) {
        out.println((check.faults().isEmpty() ? "right  " : "WRONG  ") + check.what());
        check.faults().stream().limit(MOST_FAULTS).forEach(fault -> out.println("       " + fault));
        if (check.faults().size() > MOST_FAULTS) {
            out.println("       and " + (check.faults().size() - MOST_FAULTS) + " more");
        }
        out.flush();
    }
}
