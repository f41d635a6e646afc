package selon.intake.wikidata;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

import org.apache.jena.riot.RiotException;

import selon.intake.recipe.Batch;
import selon.intake.recipe.InputFile;
import selon.intake.recipe.OrderedParallel;
import selon.intake.recipe.ParsedRecord;
import selon.intake.recipe.RecordSource;
import selon.intake.recipe.RejectedStatement;

/**
 * Reads entities from a file in batches, which all processors parse. It completes an entity with the references and dates that
 * an earlier entity described, from a memory of bounded size. One thread takes the batches.
 */
public final class WikidataReader implements Iterator<Batch> {

    /** The most references and dates that are remembered, the latest used ones. */
    private static final int REMEMBERED = 200_000;

    private final Iterator<Batch> parts;
    private final EntityTextReader text;
    private final Publishers publishers;
    private final Map<String, byte[]> shared = new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
            return size() > REMEMBERED;
        }
    };

    private WikidataReader(Iterator<Batch> parts, EntityTextReader text, Publishers publishers) {
        this.parts = parts;
        this.text = text;
        this.publishers = publishers;
    }

    /**
     * Opens the entities of a file.
     *
     * @param file       the file, whose name gives the format
     * @param input      its bytes
     * @param interest   what the recipe asks of entities
     * @param publishers the publishers known so far, to which those of this file are added
     * @param header     receives the prefix declarations, which come before refused entities
     * @param workers    the threads that parse
     * @param ahead      the most parts in progress
     */
    public static RecordSource source(Path file, InputFile input, EntityInterest interest, Publishers publishers,
                                      Consumer<byte[]> header, ExecutorService workers, int ahead) {
        EntityFormat format = EntityFormat.of(file);
        EntityFile entities = new EntityFile(input.bytes(), format);
        if (format == EntityFormat.JSON) {
            return new RecordSource(new WikidataReader(new OrderedParallel<>(entities, part -> EntityJsonReader.read(part, interest), workers,
                    ahead), new EntityTextReader(format, new byte[0], interest), publishers), entities::failure);
        }
        Optional<EntityFile.DumpPart> first = entities.hasNext() ? Optional.of(entities.next()) : Optional.empty();
        EntityTextReader text = EntityTextReader.of(format, first.map(EntityFile.DumpPart::bytes).orElse(new byte[0]), interest);
        header.accept(text.prefixes());
        Iterator<EntityFile.DumpPart> all = new Prepended<>(first, entities);
        return new RecordSource(new WikidataReader(new OrderedParallel<>(all, text::read, workers, ahead), text, publishers),
                entities::failure);
    }

    @Override
    public boolean hasNext() {
        return parts.hasNext();
    }

    @Override
    public Batch next() {
        Batch part = parts.next();
        shared.putAll(part.shared());
        publishers.remember(part.published());
        List<ParsedRecord> items = part.items().stream().map(item -> {
            ParsedRecord whole = item.without(unreadable(item, part.wanted().getOrDefault(item, Set.of())));
            publishers.name(whole.facts());
            return whole;
        }).toList();
        return new Batch(items, part.passed(), part.triples(), Map.of(), Map.of(), Map.of());
    }

    /** Completes an entity with remembered descriptions. Returns the statements that use a malformed one, which are removed. */
    private List<RejectedStatement> unreadable(ParsedRecord item, Set<String> wanted) {
        List<RejectedStatement> losses = new ArrayList<>();
        for (String name : wanted) {
            byte[] description = shared.get(name);
            try {
                if (description != null) {
                    text.parser().parse(description, item.facts());
                }
            } catch (RiotException e) {
                losses.addAll(EntityStatements.leaveOut(item.facts(), name));
            }
        }
        return losses;
    }

    /** An iterator with one more element before the first. */
    private static final class Prepended<T> implements Iterator<T> {
        private final Iterator<T> others;
        private Optional<T> first;

        Prepended(Optional<T> first, Iterator<T> others) {
            this.first = first;
            this.others = others;
        }

        @Override
        public boolean hasNext() {
            return first.isPresent() || others.hasNext();
        }

        @Override
        public T next() {
            if (first.isPresent()) {
                T one = first.get();
                first = Optional.empty();
                return one;
            }
            return others.next();
        }
    }
}
