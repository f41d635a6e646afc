/**
 * Reading and writing RDF: strict reading of every syntax with line numbers, findings, and exports in a fixed order.
 * The meaning of the rules belongs in {@code core.shacl}. The error that a client sees belongs in {@code http}. It
 * calls {@code core.vocab}.
 */
package selon.core.rdf;
