/**
 * The ways to change the graph over HTTP: the Graph Store Protocol, SPARQL Update, validation alone. Whether a change
 * is accepted is decided by the Gate. It calls {@code core}, {@code view} and the packages of {@code http} before it.
 */
package selon.http.write;
