package selon.app.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import selon.core.vocab.InputException;
import selon.intake.recipe.RejectFile;
import selon.intake.run.Import;

/** Turns rows or Wikidata entities into claims. */
@Command(name = "import", mixinStandardHelpOptions = true,
        description = "Turns rows (CSV, TSV, JSON lines) or Wikidata entities into claims, by a recipe. Writes N-Quads for bin/selon load, "
                + "with a graph for each document. Rows that can't be imported are copied unchanged to a file of rejects, "
                + "and so are entities with such statements. A report beside it gives the reasons, and the exit status is 1. "
                + "When two rows or entities describe the same thing, the second is refused; up to 12 million are compared.")
final class ImportVerb implements Callable<Integer> {

    private static final int BUFFER = 1 << 18;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "RECIPE", description = "The name of a recipe in queries/import, or a file that ends "
            + "in .rq.")
    private String recipe;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "Files of rows (.csv, .tsv, .jsonl) or of Wikidata "
            + "entities (.nt, .ttl, .json), with .gz or .bz2 after it when compressed.")
    private List<Path> files;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "The output file, which ends in .nq or .nq.gz "
            + "(default: standard output).")
    private Path file;

    @Option(names = "--encoding", paramLabel = "NAME", description = "The encoding of the files, such as ISO-8859-1 "
            + "(default: the recipe's encoding, else UTF-8).")
    private String encoding;

    @Option(names = "--rejects", paramLabel = "FILE", description = "The file for refused rows, which are copied unchanged. The "
            + "reasons are in FILE.report.tsv (default: the name of the output or the recipe, with .rejects after it).")
    private Path rejects;

    @Override
    public Integer call() {
        if (file != null && !file.toString().matches(".*\\.nq(\\.gz)?")) {
            throw new InputException(file + ": its ending names no syntax to write. Use .nq or .nq.gz.");
        }
        Bootstrap shipped = new Bootstrap();
        Import work = new Import(shipped.home(), recipe, Optional.ofNullable(encoding), shipped.rulebook(),
                shipped.vocabulary(), TerminalLanguage.ofReader(), new ProgressLine());
        Path kept = rejects != null ? rejects : Path.of(name() + ".rejects" + ending());
        try (RejectFile refused = new RejectFile(kept, Path.of(kept + ".report.tsv"))) {
            long start = System.nanoTime();
            if (file == null) {
                run(work, System.out, refused);
            } else {
                write(work, refused);
            }
            tell(work, (System.nanoTime() - start) / 1e9, refused);
        } catch (IOException e) {
            throw new InputException("The output can't be written: " + InputException.reason(e) + ".");
        }
        return work.totals().refused() + work.totals().lost() == 0 ? Selon.FINE : Selon.REFUSED;
    }

    private String name() {
        return file != null ? file.toString().replaceFirst("\\.nq(\\.gz)?$", "")
                : Path.of(recipe).getFileName().toString().replaceFirst("\\.rq$", "");
    }

    private String ending() {
        String first = files.get(0).getFileName().toString().replaceFirst("\\.(gz|bz2)$", "");
        return first.lastIndexOf('.') < 0 ? "" : first.substring(first.lastIndexOf('.'));
    }

    private void write(Import work, RejectFile refused) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (OutputStream stored = new BufferedOutputStream(Files.newOutputStream(part), BUFFER);
             OutputStream out = file.toString().endsWith(".gz") ? new GZIPOutputStream(stored) : stored) {
            run(work, out, refused);
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private void run(Import work, OutputStream out, RejectFile refused) throws IOException {
        for (Path one : files) {
            work.run(one, out, refused);
        }
        out.flush();
    }

    private void tell(Import work, double seconds, RejectFile refused) {
        PrintWriter err = spec.commandLine().getErr();
        Import.Totals totals = work.totals();
        long all = totals.taken() + totals.refused() + totals.passed();
        err.printf(Locale.ROOT, "%,d read in %.1f s (%,.0f a second%s): %,d imported as %,d quads, %d of them repaired; %,d refused%s%s%n",
                all, seconds, all / seconds,
                totals.triples() == 0 ? "" : String.format(Locale.ROOT, ", %,.0f triples a second", totals.triples() / seconds),
                totals.taken(), totals.made(), totals.repaired(), totals.refused(),
                totals.lost() == 0 ? "" : String.format(Locale.ROOT, ", and %,d statements of the imported ones", totals.lost()),
                totals.passed() == 0 ? "" : String.format(Locale.ROOT, "; %,d skipped", totals.passed()));
        if (totals.passed() > 0) {
            err.println("Skipped: " + String.join(", ", work.passedOver()) + (totals.passed() > work.passedOver().size() ? ", …. "
                    : ". ") + work.passedOverSince());
        }
        if (work.isTooMany()) {
            err.println("There were too many to compare them all, so the output may contain duplicates.");
        }
        refused.first().forEach(err::println);
        refused.rows().ifPresent(path -> err.println("Refused rows, unchanged: " + path));
        refused.report().ifPresent(path -> err.println("Reasons for refusals and repairs: " + path));
        err.flush();
    }
}
