/**
 * The named queries: their headers, parameters and variables, and their description as RDF. The queries themselves are
 * files in {@code queries}. {@code http} decides who may ask them. It calls {@code core}.
 */
package selon.core.query;
