/**
 * What a query may do: its depth, its cost, its functions, the endpoints that it may ask. How an allowed query is
 * answered belongs in {@code http.sparql}. It calls {@code core} and the packages of {@code http} before it.
 */
package selon.http.guard;
