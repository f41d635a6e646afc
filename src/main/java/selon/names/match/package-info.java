/**
 * Matching of names to things of the graph and to Wikidata items: candidates, scores and the features behind them. The
 * reconciliation protocol itself belongs in {@code pages.reconcile}. This package depends on {@code core}, {@code view.claims}
 * and {@code names.index}.
 */
package selon.names.match;
