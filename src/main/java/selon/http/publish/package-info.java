/**
 * What the server publishes about itself and its data: health, history, dumps, VoID, the JSON-LD context. Pages about
 * things belong in {@code pages}. It calls {@code core}, {@code view} and the packages of {@code http} before it.
 */
package selon.http.publish;
