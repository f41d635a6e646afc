/**
 * The history: the ledger's files, the ledger's graph, and the dataset as it was after an earlier change.
 * {@code core.store} decides which changes are made. It calls {@code core.vocab}, {@code core.rdf} and
 * {@code core.tdb}.
 */
package selon.core.ledger;
