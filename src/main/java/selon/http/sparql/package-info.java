/**
 * The SPARQL 1.1 Protocol for queries. Updates belong in {@code http.write}. It calls {@code core} and the packages of
 * {@code http} before it.
 */
package selon.http.sparql;
