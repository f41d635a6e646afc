package selon.bench.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What was measured, or why nothing was. */
final class Measurement {

    private static final double NANOS_A_MILLI = 1e6;
    private static final double MILLIS_A_SECOND = 1e3;
    private static final double ONE_DECIMAL_FROM = 10;

    private final List<Long> wall = new ArrayList<>();
    private double processor;
    private double perSecond = Double.NaN;
    private Optional<String> failure = Optional.empty();

    void failed(String words) {
        failure = Optional.of(words);
    }

    Optional<String> failure() {
        return failure;
    }

    boolean isSound() {
        return failure.isEmpty();
    }

    void took(long nanos) {
        wall.add(nanos);
    }

    void used(double seconds) {
        processor += seconds;
    }

    void perSecond(double requests) {
        perSecond = requests;
    }

    void forget() {
        wall.clear();
        processor = 0;
    }

    int requests() {
        return wall.size();
    }

    /** Seconds, in all. */
    double spent() {
        return wall.stream().mapToLong(nanos -> nanos).sum() / NANOS_A_MILLI / MILLIS_A_SECOND;
    }

    /** In milliseconds. */
    double median() {
        return quantile(0.5);
    }

    /** The median as people read it: two decimals where it is small. */
    String shown() {
        return String.format(Locale.ROOT, median() < ONE_DECIMAL_FROM ? "%.2f" : "%.1f", median());
    }

    /** What 99 of 100 stay within, in milliseconds. */
    double p99() {
        return quantile(0.99);
    }

    /** Milliseconds of the server's processors for a request. */
    double processor() {
        return processor * MILLIS_A_SECOND / wall.size();
    }

    double perSecond() {
        return perSecond;
    }

    private double quantile(double part) {
        List<Long> sorted = wall.stream().sorted().toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get((int) Math.ceil(part * sorted.size()) - 1) / NANOS_A_MILLI;
    }
}
