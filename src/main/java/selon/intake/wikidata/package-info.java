/**
 * Wikidata's dumps and entity documents, cut into entities, and their statements. Which entities count is said by the
 * recipe. It calls {@code core}, {@code intake.recipe} and {@code intake.rows}.
 */
package selon.intake.wikidata;
