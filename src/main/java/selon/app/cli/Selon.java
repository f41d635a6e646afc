package selon.app.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.logging.Level;

import org.apache.jena.query.ARQ;
import org.apache.jena.query.QueryException;
import org.apache.jena.sys.JenaSystem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine;

import selon.core.ledger.DamagedLedgerException;
import selon.core.store.RefusedException;
import selon.core.vocab.InputException;
import selon.core.vocab.ProblemException;
import selon.core.vocab.Resources;

/**
 * The command line {@code selon VERB}. The exit status is 0 for success, 1 when the rules refused something, and 2 for
 * wrong usage or unreadable input.
 */
@Command(name = "selon", description = "A knowledge graph of corporate deals that keeps who says why.",
        mixinStandardHelpOptions = true, versionProvider = Selon.VersionProvider.class,
        synopsisSubcommandLabel = "VERB", commandListHeading = "%nVerbs:%n",
        subcommands = {ServeVerb.class, CheckVerb.class, LoadVerb.class, QueryVerb.class, ImportVerb.class,
            LinkVerb.class, QuotesVerb.class, HistoryVerb.class, ExportVerb.class, BackupVerb.class, RestoreVerb.class,
                    CompactVerb.class, VerifyVerb.class})
public final class Selon {

    /** The exit status for success. */
    static final int FINE = 0;
    /** The exit status for a refusal by the rules. */
    static final int REFUSED = 1;
    /** The exit status for wrong usage or unreadable input. */
    static final int UNREADABLE = 2;

    private static final Logger LOG = LoggerFactory.getLogger("selon.cli");

    /** Where Lucene recommends an incubator module of Java, which would print a warning of its own. Held, or its level is forgotten. */
    private static final java.util.logging.Logger RECOMMENDATIONS =
            java.util.logging.Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

    private Selon() {}

    /** Runs a verb and ends the process with its exit status. */
    public static void main(String[] words) {
        System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(System.err, true, StandardCharsets.UTF_8));
        RECOMMENDATIONS.setLevel(Level.SEVERE);
        JenaSystem.init();
        ARQ.getContext().setFalse(ARQ.httpServiceAllowed);
        int status = commandLine().execute(words);
        if (System.out.checkError()) {
            System.err.println("The output could not be written completely.");
            status = UNREADABLE;
        }
        System.exit(status);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Selon())
                .setUsageHelpAutoWidth(true)
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler((e, verb, parsed) -> answer(e, verb));
    }

    private static int answer(Exception e, CommandLine verb) {
        if (e instanceof RefusedException refused) {
            new FindingReport(verb.getErr(), refused.files().files().size(),
                    finding -> refused.files().place(finding, Map.of())).print(refused.verdict().findings());
            verb.getErr().println(refused.getMessage());
            return REFUSED;
        }
        if (e instanceof QueryException) {
            verb.getErr().println("The query can't be answered: " + InputException.reason(e));
            return UNREADABLE;
        }
        if (e instanceof ProblemException || e instanceof DamagedLedgerException) {
            verb.getErr().println(e.getMessage());
            return UNREADABLE;
        }
        LOG.error("selon {} failed unexpectedly", verb.getCommandName(), e);
        verb.getErr().println("This is a fault in Selon, not in your input. The log line above describes it.");
        return UNREADABLE;
    }

    /** Reads the version that the build wrote into the jar. */
    static final class VersionProvider implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {Resources.text("/version.txt").strip()};
        }
    }
}
