/**
 * Names matched to things: candidates, scores and the evidence for each, for our own things and for Wikidata's. The
 * reconciliation protocol is spoken in {@code pages.reconcile}. It calls {@code core} and {@code names.index}.
 */
package selon.names.match;
