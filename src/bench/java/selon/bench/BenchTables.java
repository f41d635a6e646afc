package selon.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Prints tables.
 *
 * @param out where to
 * @param all the stores, the smallest first
 */
record BenchTables(PrintStream out, List<BenchStores> all) {

    /** Full validations of one store. */
    record Validated(FullValidationBench ours, FullValidationBench jena) {}

    void print(Map<Long, Map<CommitRounds.Kind, CommitRounds.Times>> times, Map<Long, Validated> validated, String rounds) {
        line("Times in milliseconds: median, what 99 of 100 stay within, and median of the processor's. Rounds in turns: %s to warm up.", rounds);
        line("");
        line("| | triples | Gate | p99 | CPU | bare TDB2 | p99 | CPU | Gate / bare | Gate / smallest |");
        line("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        for (CommitRounds.Kind kind : CommitRounds.Kind.values()) {
            double smallest = times.get(all.get(0).triples()).get(kind).gate().median();
            times.forEach((size, kinds) -> row(kind, size, kinds.get(kind), smallest));
        }
        line("");
        line("| full validation of | by jena-shacl | its CPU | by all processors | its CPU | times faster | of what validating adds to a claim |");
        line("|--:|--:|--:|--:|--:|--:|--:|");
        validated.forEach((size, whole) -> {
            CommitRounds.Times claim = times.get(size).get(CommitRounds.Kind.CLAIM_ADDED);
            line("| %,d | %.1f s | %.1f s | %.1f s | %.1f s | %.2f | %,.0f times |", size, whole.jena.seconds(),
                    whole.jena.processor(), whole.ours.seconds(), whole.ours.processor(),
                    whole.jena.seconds() / whole.ours.seconds(),
                    whole.jena.seconds() * 1000 / (claim.gate().median() - claim.bare().median()));
        });
        line("");
        all.forEach(stores -> line("Making %,d triples: %s.", stores.triples(), stores.made()));
    }

    private void row(CommitRounds.Kind kind, long size, CommitRounds.Times times, double smallest) {
        TimeSeries gate = times.gate();
        TimeSeries bare = times.bare();
        line("| %s | %,d | %.2f | %.2f | %.2f | %s | %.2f |", kind, size, gate.median(), gate.p99(), gate.processor(),
                bare.isEmpty() ? "| | |" : "%.2f | %.2f | %.2f | %.2f".formatted(bare.median(), bare.p99(),
                        bare.processor(), gate.median() / bare.median()), gate.median() / smallest);
    }

    private void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
