/**
 * Files of rows: CSV, TSV and JSON lines. They are cut into records, and damaged text is repaired where that is safe. The
 * meaning of a row stands in its recipe. This package depends on {@code core} and {@code intake.recipe}.
 */
package selon.intake.rows;
