/**
 * The index of names: it normalises, stores and searches the names of things, and is the one package that uses Lucene for
 * that. The confidence of a match belongs in {@code names.match}. This package depends on {@code core} only.
 */
package selon.names.index;
