package selon.names.match;

import java.util.List;
import java.util.Map;

/**
 * A Wikidata item in a catalogue.
 *
 * @param label       its label
 * @param description its description, or an empty string
 * @param values      the values of its properties, by Wikidata's property identifier
 */
public record CatalogueItem(String label, String description, Map<String, List<String>> values) {}
