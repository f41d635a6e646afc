/**
 * One import from a file to claims, rejects and a report. The command line belongs in {@code app.cli}. It calls {@code
 * core} and the packages of {@code intake} before it.
 */
package selon.intake.run;
