/**
 * How records become claims: the recipe, its dates, what is rejected and why, and what is a duplicate. How bytes are
 * cut into records belongs in {@code intake.rows} and {@code intake.wikidata}. It calls {@code core}.
 */
package selon.intake.recipe;
