/**
 * The named queries: their headers, parameters and variables, and the queries as RDF. A query itself stands in {@code
 * queries}; who may ask it is decided in {@code http}. It calls {@code core}.
 */
package selon.core.query;
