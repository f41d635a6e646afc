package selon.app.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;

import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import selon.core.rdf.DatasetExport;
import selon.core.store.Database;
import selon.core.store.HistoryPoint;
import selon.core.vocab.InputException;
import selon.core.vocab.Progress;
import selon.wikidata.export.ExportFormat;

/** Writes a whole database as one text. */
@Command(name = "export", mixinStandardHelpOptions = true,
        description = "Writes every graph of the database, including the derived graph and the ledger. With --format it writes a file "
                + "for another tool. Equal content gives equal text.")
final class ExportVerb implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ExistingDatabaseOption where;

    @Option(names = "--as-of", paramLabel = "WHEN", description = "Export the database as it was after a change (its number), at a "
            + "time such as 2026-11-23T12:00:00Z, or at the end of a day such as 2026-11-23 (UTC).")
    private String moment;

    @Option(names = "--format", paramLabel = "FORMAT", description = "Write a file for another tool: quickstatements (uncontested "
            + "statements, for Wikidata), mixnmatch (a catalogue to match), beacon (the Wikidata items that Selon describes).")
    private String format;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "The output file. Its ending gives the syntax: "
            + ".trig or .nq, with .gz after it for compression (default: TriG on standard output).")
    private Path file;

    @Override
    public Integer call() {
        Optional<ExportFormat> handOff = Optional.ofNullable(format).map(this::handOff);
        DatasetExport syntax = handOff.isPresent() ? null : syntax();
        try (Database database = where.open()) {
            DatasetGraph now = database.dataset();
            Txn.executeRead(now, () -> {
                DatasetGraph then = moment == null ? now : HistoryPoint.view(database, moment);
                if (handOff.isPresent()) {
                    new HandOffOutput(handOff.get(), spec.commandLine()).write(then, Optional.ofNullable(file));
                } else if (file == null) {
                    syntax.write(then, new BufferedOutputStream(System.out), Progress.NONE);
                } else {
                    write(syntax, then);
                }
            });
        }
        return Selon.FINE;
    }

    private ExportFormat handOff(String name) {
        return ExportFormat.named(name).orElseThrow(() -> new ParameterException(spec.commandLine(), "--format takes quickstatements, "
                + "mixnmatch or beacon, not " + name + "."));
    }

    private DatasetExport syntax() {
        String name = file == null ? ".trig" : file.getFileName().toString().replaceFirst("\\.gz$", "");
        if (!name.endsWith(".trig") && !name.endsWith(".nq")) {
            throw new InputException(file + ": its ending names no syntax to write. Use .trig or .nq, with .gz after it to "
                    + "compress it.");
        }
        return name.endsWith(".nq") ? DatasetExport.NQUADS : DatasetExport.TRIG;
    }

    private void write(DatasetExport syntax, DatasetGraph then) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            long quads;
            try (OutputStream out = compressed(new BufferedOutputStream(Files.newOutputStream(part)))) {
                quads = syntax.write(then, out, new ProgressLine());
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            spec.commandLine().getOut().printf(Locale.ROOT, "%s: %,d quads%n", file, quads);
        } catch (IOException e) {
            throw new InputException(file + ": can't be written: " + InputException.reason(e) + ".");
        }
    }

    private OutputStream compressed(OutputStream out) throws IOException {
        return file.toString().endsWith(".gz") ? new GZIPOutputStream(out) : out;
    }
}
