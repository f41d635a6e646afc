/**
 * RDF that comes in and goes out: strict reading of every syntax with lines kept, findings, exports in a fixed order.
 * What a rule means belongs in {@code core.shacl}; what a client sees of an error belongs in {@code http}. It calls
 * {@code core.vocab}.
 */
package selon.core.rdf;
