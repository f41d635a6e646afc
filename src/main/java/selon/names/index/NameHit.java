package selon.names.index;

import org.apache.jena.graph.Node;

/**
 * A result of a search: one thing, however many of its names fit.
 *
 * @param thing    the thing
 * @param label    its label in the reader's language, else in English, else in any
 * @param language the label's language tag, or empty
 * @param matched  the name that fits: the label, unless another name has more of the words
 * @param type     its kind; of several, the most wanted one
 * @param score    the rank of the result, which has a meaning only beside other scores of one search
 */
public record NameHit(Node thing, String label, String language, String matched, Node type, double score) {}
