package selon.names.index;

import org.apache.jena.graph.Node;

/**
 * One thing, whichever of its names were found.
 *
 * @param thing    the thing
 * @param label    what it is called in the reader's language, else in English, else in any
 * @param language the label's language tag, or empty
 * @param matched  the name that was found; the label, unless that lacks a word that another of its names has
 * @param type     what kind of thing it is; of several kinds, the one that people look for most
 * @param score    how well it fits; only good for comparing
 */
public record NameHit(Node thing, String label, String language, String matched, Node type, double score) {}
