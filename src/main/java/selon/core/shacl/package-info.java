/**
 * Validation: the shapes, full validation, and the focus nodes that a change can affect. {@code core.store} decides
 * whether a change is made. It calls {@code core.vocab}, {@code core.rdf} and {@code core.tdb}.
 */
package selon.core.shacl;
