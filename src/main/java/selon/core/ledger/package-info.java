/**
 * Every change in order: the files of the ledger, the graph that tells of them, the dataset as it was. Who may change
 * what is decided in {@code core.store}. It calls {@code core.vocab}, {@code core.rdf} and {@code core.tdb}.
 */
package selon.core.ledger;
