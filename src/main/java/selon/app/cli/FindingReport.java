package selon.app.cli;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import picocli.CommandLine.Help.Ansi;

import selon.core.rdf.Finding;
import selon.core.rdf.Finding.Severity;
import selon.core.rdf.SourceFileSet;
import selon.core.vocab.Prefixes;

/**
 * Prints findings, one per line: place, severity, message, and the focus node in brackets. The message is in French
 * when the locale is French.
 */
final class FindingReport {

    private final PrintWriter out;
    private final int files;
    private final Function<Finding, Optional<SourceFileSet.Place>> places;

    /**
     * @param out the output
     * @param files the number of checked files
     * @param places finds the place of a finding in the files
     */
    FindingReport(PrintWriter out, int files, Function<Finding, Optional<SourceFileSet.Place>> places) {
        this.out = out;
        this.files = files;
        this.places = places;
    }

    /** Prints all findings, and the number of errors and warnings. */
    void print(List<Finding> findings) {
        findings.forEach(this::print);
        long errors = count(findings, Severity.VIOLATION);
        long warnings = count(findings, Severity.WARNING);
        double seconds = ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
        out.printf(Locale.ROOT, "%s, %s in %s (%.1f s)%n", counted(errors, "error"), counted(warnings, "warning"),
                counted(files, "file"), seconds);
        out.flush();
    }

    private void print(Finding finding) {
        Optional<SourceFileSet.Place> place = places.apply(finding);
        String severity = finding.severity() == Severity.VIOLATION ? "@|bold,red error|@  " : "@|yellow warning|@";
        String value = finding.value().filter(node -> !node.isBlank() && !node.equals(finding.focus()))
                .map(node -> ", " + Prefixes.shorten(node)).orElse("");
        out.println(place.map(where -> where + ": ").orElse("") + Ansi.AUTO.string(severity) + " "
                + finding.message(TerminalLanguage.ofReader()) + "   (" + Prefixes.shorten(finding.focus()) + value + "; "
                + Prefixes.shorten(finding.rule()) + ")");
    }

    private static long count(List<Finding> findings, Severity severity) {
        return findings.stream().filter(finding -> finding.severity() == severity).count();
    }

    private static String counted(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
