package selon.intake.recipe;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Records that are read together, in the order of the file.
 *
 * @param items     the records
 * @param passed    the entities that the reader skipped, because they have no property that the recipe uses
 * @param triples   the number of triples read, if the format has triples
 * @param shared    descriptions of references and dates to which later entities may refer, by the last part of their IRIs
 * @param wanted    by record, the names of references and dates that it uses without describing them
 * @param published by the IRI of an entity, the IRIs of its publishers
 */
public record Batch(List<ParsedRecord> items, SkippedEntities passed, long triples, Map<String, byte[]> shared,
                    Map<ParsedRecord, Set<String>> wanted, Map<String, List<String>> published) {

    /** A batch of records that refer to nothing outside themselves, such as rows. */
    public static Batch of(List<ParsedRecord> items) {
        return new Batch(items, new SkippedEntities(), 0, Map.of(), Map.of(), Map.of());
    }
}
