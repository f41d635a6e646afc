package selon.intake.recipe;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Some rows or entities.
 *
 * @param items   what was read
 * @param passed  entities that were passed over, since nothing in them is asked for
 * @param triples how many triples were seen, where they can be counted
 * @param shared  descriptions that entities further on may refer to, by their last part
 * @param wanted  by item, what it refers to without describing it
 * @param published by the IRI of an entity, those of its publishers
 */
public record Batch(List<ParsedRecord> items, SkippedEntities passed, long triples, Map<String, byte[]> shared, Map<ParsedRecord, Set<String>> wanted,
              Map<String, List<String>> published) {

    public static Batch of(List<ParsedRecord> items) {
        return new Batch(items, new SkippedEntities(), 0, Map.of(), Map.of(), Map.of());
    }
}
