/**
 * What the graph concludes: the rules of the derived layer, kept up change by change. A rule itself stands in {@code
 * ontology/rules}, not here. It calls the packages of {@code core} before it.
 */
package selon.core.derive;
