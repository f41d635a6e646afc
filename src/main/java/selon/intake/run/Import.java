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
import selon.intake.wikidata.Publishers;
import selon.intake.wikidata.WikidataReader;

/**
 * An import: parts of a file are read by one thread, made into claims by all processors, and written in the order of the
 * file, in memory that does not depend on how long the file is.
 */
public final class Import {

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    private static final int AHEAD = 3 * PROCESSORS;

    private final Recipe recipe;
    private final Charset encoding;
    private final RecordConverter mill;
    private final Progress progress;
    private final DuplicateDetector seen = new DuplicateDetector();
    private final Publishers publishers = new Publishers();
    private final SkippedEntities passed = new SkippedEntities();
    private long taken;
    private long refused;
    private long repaired;
    private long triples;
    private long made;
    private long lost;

    /**
     * An import by a recipe.
     *
     * @param home     where recipes are
     * @param recipe   the name of one, or a file
     * @param encoding what the files are said to be encoded in; nothing for what the recipe says, else UTF-8
     * @param rules    what claims must keep to
     * @param ontology what they are judged with
     * @param language of reasons, {@code en} or {@code fr}
     * @param progress is told of rows or entities
     * @throws InputException when there is no such recipe or encoding
     */
    public Import(Installation home, String recipe, Optional<String> encoding, Rulebook rules, Graph ontology, String language,
                  Progress progress) {
        this.recipe = Recipe.named(recipe, home);
        this.encoding = charset(encoding.orElse(this.recipe.header().getOrDefault("encoding", "UTF-8")));
        this.mill = new RecordConverter(this.recipe, rules, ontology, language);
        this.progress = progress;
    }

    /**
     * How it went.
     *
     * @param taken    rows or entities that became claims
     * @param refused  rows or entities that can't be taken
     * @param repaired how often something was mended in those taken
     * @param lost     statements that can't be taken, of entities that were
     * @param passed   entities that say nothing that the recipe asks for
     * @param triples  triples in the input, as far as they are counted
     * @param made     quads written
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
     * @param file    its name tells how it is written and compressed
     * @param out     where claims go, as N-Quads
     * @param rejects where the rest goes
     * @throws InputException when it can't be read, or not to its end; what was read before is written
     */
    public void run(Path file, OutputStream out, RejectFile rejects) {
        ExecutorService workers = Executors.newFixedThreadPool(PROCESSORS);
        try (InputFile input = new InputFile(file, encoding)) {
            RecordSource source = recipe.readsRows() ? rows(file, input, rejects, workers)
                    : WikidataReader.source(file, input, publishers, rejects::header, workers, AHEAD);
            Iterator<BatchResult> results = new OrderedParallel<>(source.parts(), mill::grind, workers, AHEAD);
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

    /** Why it is one too many, where another that was taken has its key. */
    private Optional<String> tooMany(Path file, ParsedRecord item) {
        return item.key().isEmpty() ? Optional.empty() : seen.before(item.key(), item.piece().place() + " of " + file.getFileName())
                .map(before -> "It tells of the same as " + before + ", which was taken: " + item.key().replace('\n', ' ')
                        + ". Leave one of them out.");
    }

    /** The first entities that say nothing that the recipe asks for. */
    public List<String> passedOver() {
        return passed.first();
    }

    /** What the recipe says of those, a sentence; empty where it says nothing. */
    public String passedOverSince() {
        return recipe.header().getOrDefault("passed-over", "");
    }

    /** Whether there were more than those among which doubles are noticed. */
    public boolean isTooMany() {
        return seen.isFull();
    }

    /** How it went, all files together. */
    public Totals totals() {
        return new Totals(taken, refused, repaired, lost, passed.count(), triples, made);
    }
}
