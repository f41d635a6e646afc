package selon.app.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import selon.core.store.Database;
import selon.core.store.Gate;
import selon.intake.link.CandidatePair;
import selon.intake.link.CrossSourceMatcher;
import selon.intake.link.Merge;
import selon.intake.link.PairFile;
import selon.names.index.NameFinder;

/** Proposes things that two sources may both describe, and applies a person's decisions about them. */
@Command(name = "link", mixinStandardHelpOptions = true,
        description = "Writes a table of organisations and acquisitions from different documents that may be the same, with a score "
                + "and the reason. Rows with a decision stay, and are not proposed again. To decide, write into the first column: accept "
                + "(they are the same, and both sources' claims are about it), account (two accounts of one deal) or refuse. Then "
                + "give the table to --apply.")
final class LinkVerb implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ExistingDatabaseOption where;

    @Option(names = "--apply", description = "Apply the decisions in the table. Decisions that the rules refuse are reported and skipped.")
    private boolean apply;

    @Option(names = "--reason", paramLabel = "TEXT", description = "The reason in your own words, which the history shows.")
    private String reason;

    @Parameters(paramLabel = "FILE", description = "The table, a file that ends in .csv.")
    private Path file;

    @Override
    public Integer call() {
        try (Database database = where.open()) {
            return apply ? carryOut(database) : propose(database);
        }
    }

    private int propose(Database database) {
        List<CandidatePair> decided = Files.exists(file)
                ? PairFile.read(file).stream().filter(pair -> pair.decision() != CandidatePair.Decision.NONE).toList() : List.of();
        try (NameFinder names = NameFinder.following(database)) {
            List<CandidatePair> proposed = CrossSourceMatcher.proposals(database, names, decided);
            List<CandidatePair> all = new ArrayList<>(decided);
            all.addAll(proposed);
            PairFile.write(file, all);
            spec.commandLine().getOut().println(file + ": " + proposed.size() + " to decide, " + decided.size() + " decided");
        }
        return Selon.FINE;
    }

    private int carryOut(Database database) {
        PrintWriter out = spec.commandLine().getOut();
        Merge merge = new Merge(new Bootstrap().gate(database), TerminalAuthor.author(Optional.ofNullable(reason)));
        int made = 0;
        int refused = 0;
        PrintWriter err = spec.commandLine().getErr();
        DatasetGraph dataset = database.dataset();
        List<CandidatePair> read = PairFile.read(file);
        for (CandidatePair pair : Txn.calculateRead(dataset, () -> Merge.inOrder(read, dataset))) {
            String names = pair.keptName() + " = " + pair.otherName();
            Optional<String> hindrance = Txn.calculateRead(dataset, () -> merge.hindrance(pair, dataset));
            Optional<Gate.Outcome> outcome = hindrance.isPresent() ? Optional.empty() : merge.carryOut(pair);
            if (hindrance.isPresent()) {
                refused++;
                err.println(names + ": not joined; " + hindrance.get());
            } else if (outcome.isPresent() && outcome.get().change().isPresent()) {
                made++;
            } else if (outcome.isPresent() && !outcome.get().verdict().accepts()) {
                refused++;
                err.println(names + ": refused; " + (pair.decision() == CandidatePair.Decision.ACCEPT
                        ? "if they differ in details, decide account instead" : "nothing was changed"));
                new FindingReport(err, 1, finding -> Optional.empty()).print(outcome.get().verdict().findings());
            }
        }
        out.println(file + ": " + made + " joined, " + refused + " refused");
        return refused == 0 ? Selon.FINE : Selon.REFUSED;
    }
}
