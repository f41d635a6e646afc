package selon.names.match;

import java.util.List;
import java.util.Map;

/**
 * What a catalogue says of an item.
 *
 * @param label       what it is called
 * @param description what it is; empty where that is not said
 * @param values      the values of its properties, by Wikidata's identifier of the property
 */
public record CatalogueItem(String label, String description, Map<String, List<String>> values) {}
