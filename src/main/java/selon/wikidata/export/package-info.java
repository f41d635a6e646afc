/**
 * What is handed over to Wikidata and its tools: QuickStatements, Mix'n'match, BEACON, and what is left out and why.
 * Nothing contested or hedged leaves from here as a plain statement. It calls {@code core}, {@code view} and {@code
 * names}.
 */
package selon.wikidata.export;
