/**
 * What the graph accepts: the shapes, their full validation, and which focus nodes a change can have affected. Whether
 * a change is made is decided in {@code core.store}. It calls {@code core.vocab}, {@code core.rdf} and {@code
 * core.tdb}.
 */
package selon.core.shacl;
