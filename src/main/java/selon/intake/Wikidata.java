// Wikidata's dumps and entity documents.
package selon.intake;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

/**
 * Reads entities from a file, in parts that all processors work on; what an entity refers to and another before it
 * described is added to it, from a memory of bounded size.
 */
final class Wikidata implements Iterator<Parsed> {

    /** How many references and dates are remembered. */
    private static final int REMEMBERED = 200_000;

    private final Iterator<Parsed> parts;
    private final EntityText text;
    private final Map<String, byte[]> shared = new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
            return size() > REMEMBERED;
        }
    };

    private Wikidata(Iterator<Parsed> parts, EntityText text) {
        this.parts = parts;
        this.text = text;
    }

    /**
     * The entities of a file.
     *
     * @param header is given what refused entities need at their head
     */
    static Import.Source source(Path file, Input input, Consumer<byte[]> header, ExecutorService workers, int ahead) {
        EntityFormat format = EntityFormat.of(file);
        EntityFile entities = new EntityFile(input.bytes(), format);
        if (format == EntityFormat.JSON) {
            return new Import.Source(new Ordered<>(entities, EntityJson::read, workers, ahead), entities::failure);
        }
        Optional<EntityFile.Part> first = entities.hasNext() ? Optional.of(entities.next()) : Optional.empty();
        EntityText text = EntityText.of(format, first.map(EntityFile.Part::bytes).orElse(new byte[0]));
        header.accept(text.prefixes());
        Iterator<EntityFile.Part> all = new Prepended<>(first, entities);
        return new Import.Source(new Wikidata(new Ordered<>(all, text::read, workers, ahead), text), entities::failure);
    }

    @Override
    public boolean hasNext() {
        return parts.hasNext();
    }

    @Override
    public Parsed next() {
        Parsed part = parts.next();
        shared.putAll(part.shared());
        part.wanted().forEach(this::complete);
        return part;
    }

    private void complete(Item item, Set<String> wanted) {
        wanted.forEach(name -> {
            byte[] description = shared.get(name);
            if (description != null) {
                text.parse(description, item.facts());
            }
        });
    }

    /** One before the others. */
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
