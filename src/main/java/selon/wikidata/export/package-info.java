/**
 * Exports for Wikidata and its tools: QuickStatements, Mix'n'match and BEACON, and the statements that are left out
 * with the reasons. Nothing contested or hedged is exported as a plain statement. It calls {@code core}, {@code view}
 * and {@code names}.
 */
package selon.wikidata.export;
