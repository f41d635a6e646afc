package selon.intake.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.apache.jena.graph.Graph;

import selon.core.shacl.Rulebook;
import selon.core.vocab.InputException;
import selon.core.vocab.Installation;
import selon.core.vocab.Progress;
import selon.intake.recipe.BatchResult;
import selon.intake.recipe.DuplicateDetector;
import selon.intake.recipe.InputFile;
import selon.intake.recipe.OrderedParallel;
import selon.intake.recipe.ParsedRecord;
import selon.intake.recipe.RawRecord;
import selon.intake.recipe.Recipe;
import selon.intake.recipe.RecordSource;
import selon.intake.recipe.RejectFile;
import selon.intake.recipe.SkippedEntities;
import selon.intake.rows.RowFile;
import selon.intake.rows.RowFormat;
import selon.intake.rows.RowReader;
import selon.intake.wikidata.EntityInterest;
import selon.intake.wikidata.Publishers;
import selon.intake.wikidata.WikidataReader;

/**
 * Imports files by a recipe. The calling thread cuts a file into batches, all processors convert them, and the calling thread
 * writes the claims in the order of the file. The use of memory doesn't depend on the length of the file. One thread uses it.
 */
public final class Import {

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    private static final int AHEAD = 3 * PROCESSORS;

    private final Recipe recipe;
    private final Charset encoding;
    private final RecordConverter converter;
    private final Progress progress;
    private final DuplicateDetector duplicates = new DuplicateDetector();
    private final EntityInterest interest;
    private final Publishers publishers;
    private final SkippedEntities passed = new SkippedEntities();
    private long taken;
    private long refused;
    private long repaired;
    private long triples;
    private long made;
    private long lost;

    /**
     * Prepares an import.
     *
     * @param home     the installation with the shipped recipes
     * @param recipe   the name of a recipe, or its file
     * @param encoding the encoding of the files; by default that of the recipe, else UTF-8
     * @param rules    the rules that claims must satisfy
     * @param ontology the ontology that the rules need
     * @param language the language of reasons, {@code en} or {@code fr}
     * @param progress receives the number of records
     * @throws InputException if there is no such recipe or encoding
     */
    public Import(Installation home, String recipe, Optional<String> encoding, Rulebook rules, Graph ontology, String language,
                  Progress progress) {
        this.recipe = Recipe.named(recipe, home);
        this.interest = interest(this.recipe);
        this.publishers = new Publishers(interest);
        this.encoding = charset(encoding.orElse(this.recipe.header().getOrDefault("encoding", "UTF-8")));
        this.converter = new RecordConverter(this.recipe, rules, ontology, language);
        this.progress = progress;
    }

    private static EntityInterest interest(Recipe recipe) {
        try {
            return EntityInterest.of(recipe.query(), recipe.header());
        } catch (IllegalArgumentException e) {
            throw new InputException(recipe.name() + ": " + e.getMessage());
        }
    }

    /**
     * The counts of an import.
     *
     * @param taken    the records that became claims
     * @param refused  the refused records
     * @param repaired the accepted records with a repair
     * @param lost     the rejected statements of accepted entities
     * @param passed   the entities of which the recipe makes nothing
     * @param triples  the triples in the input, if the format has triples
     * @param made     the quads written
     */
    public record Totals(long taken, long refused, long repaired, long lost, long passed, long triples, long made) {}

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new InputException("There is no encoding \"" + name + "\". Name one such as UTF-8, ISO-8859-1, "
                    + "windows-1252 or UTF-16.");
        }
    }

    /**
     * Imports a file.
     *
     * @param file    the file, whose name gives its format and compression
     * @param out     receives the claims as N-Quads
     * @param rejects receives refused records and the report
     * @throws InputException if the file can't be read, or not to its end; the claims before that point are written
     */
    public void run(Path file, OutputStream out, RejectFile rejects) {
        ExecutorService workers = Executors.newFixedThreadPool(PROCESSORS);
        try (InputFile input = new InputFile(file, encoding)) {
            RecordSource source = recipe.readsRows() ? rows(file, input, rejects, workers)
                    : WikidataReader.source(file, input, interest, publishers, rejects::header, workers, AHEAD);
            Iterator<BatchResult> results = new OrderedParallel<>(source.parts(), converter::convert, workers, AHEAD);
            while (results.hasNext()) {
                write(file, results.next(), out, rejects);
                long sofar = taken + refused + passed.count();
                progress.at("importing", sofar, input.estimate(sofar));
            }
            Optional<IOException> failure = source.failure().get();
            if (failure.isPresent()) {
                throw new InputException(file + ": can't be read to its end: " + InputException.reason(failure.get())
                        + ". What stands before that was imported.");
            }
        } catch (IOException e) {
            throw new InputException("The claims can't be written: " + InputException.reason(e) + ".");
        } finally {
            workers.shutdown();
        }
    }

    private RecordSource rows(Path file, InputFile input, RejectFile rejects, ExecutorService workers) {
        RowFormat format = RowFormat.of(file);
        RowFile rows = new RowFile(input.bytes(), format);
        RowReader reader = new RowReader(recipe, format, input.encoding(), List.of());
        if (format.hasHeader()) {
            RawRecord header = rows.row().orElseThrow(() -> new InputException(file + ": is empty."));
            rejects.header(header.bytes());
            try {
                reader = RowReader.of(recipe, format, input.encoding(), header);
                rows.columns(reader.columns().size());
            } catch (InputException e) {
                throw new InputException(file + ": " + e.getMessage());
            }
        }
        return new RecordSource(new OrderedParallel<>(rows, reader::read, workers, AHEAD), rows::failure);
    }

    private void write(Path file, BatchResult part, OutputStream out, RejectFile rejects) throws IOException {
        for (BatchResult.One one : part.ones()) {
            RawRecord piece = one.item().piece();
            Optional<String> refusal = one.refusal().or(() -> tooMany(file, one.item()));
            if (refusal.isPresent()) {
                refused++;
                rejects.refused(file, piece, refusal.get());
            } else {
                out.write(one.quads());
                taken++;
                made += one.count();
                one.item().repairs().forEach(what -> rejects.repaired(file, piece.place(), what));
                repaired += one.item().repairs().isEmpty() ? 0 : 1;
                rejects.lost(file, piece, one.item().losses());
                lost += one.item().losses().size();
            }
        }
        passed.add(part.passed());
        triples += part.triples();
    }

    /** The reason for refusing a record whose key an accepted record already has. */
    private Optional<String> tooMany(Path file, ParsedRecord item) {
        return item.key().isEmpty() ? Optional.empty() : duplicates.before(item.key(), item.piece().place() + " of " + file.getFileName())
                .map(before -> "It tells of the same as " + before + ", which was taken: " + item.key().replace('\n', ' ')
                        + ". Leave one of them out.");
    }

    /** The names of the first entities of which the recipe makes nothing. */
    public List<String> passedOver() {
        return passed.first();
    }

    /** The recipe's explanation for these, a sentence; empty if it has none. */
    public String passedOverSince() {
        return recipe.header().getOrDefault("passed-over", "");
    }

    /** Whether the input was too long to notice all duplicates. */
    public boolean isTooMany() {
        return duplicates.isFull();
    }

    /** The counts of all files so far. */
    public Totals totals() {
        return new Totals(taken, refused, repaired, lost, passed.count(), triples, made);
    }
}
