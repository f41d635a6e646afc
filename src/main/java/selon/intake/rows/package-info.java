/**
 * Files of rows: CSV, TSV and JSON lines, cut into records, with their text repaired where that is safe. What a row
 * means is said by its recipe. It calls {@code core} and {@code intake.recipe}.
 */
package selon.intake.rows;
