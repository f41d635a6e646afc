/**
 * The conversion of records to claims: recipes, dates, rejects and duplicates. Cutting files into records belongs in
 * {@code intake.rows} and {@code intake.wikidata}. This package depends on {@code core} only.
 */
package selon.intake.recipe;
