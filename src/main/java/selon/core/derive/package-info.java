/**
 * The derived layer: the derivation rules, and the updates of the derived graph with each change. The rules themselves
 * are files in {@code ontology/rules}. It calls the packages of {@code core} before it.
 */
package selon.core.derive;
