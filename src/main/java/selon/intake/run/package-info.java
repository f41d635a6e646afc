/**
 * One import, from a file to claims, rejects and a report. The command line belongs in {@code app.cli}. This package depends on
 * {@code core} and on {@code intake.recipe}, {@code intake.rows} and {@code intake.wikidata}.
 */
package selon.intake.run;
