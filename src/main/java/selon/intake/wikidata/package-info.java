/**
 * Wikidata's dumps and entity documents, cut into entities with their statements. The recipe decides which entities count. This
 * package depends on {@code core} and {@code intake.recipe}.
 */
package selon.intake.wikidata;
