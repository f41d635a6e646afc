package selon.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;

/** Times the same work again and again, on the wall's clock and in seconds of this thread's processor. */
final class TimeSeries {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final double NANOS_A_MILLI = 1e6;

    private final List<Long> wall = new ArrayList<>();
    private final List<Long> processor = new ArrayList<>();

    void time(Runnable work) {
        long wallStart = System.nanoTime();
        long processorStart = THREADS.getCurrentThreadCpuTime();
        work.run();
        processor.add(THREADS.getCurrentThreadCpuTime() - processorStart);
        wall.add(System.nanoTime() - wallStart);
    }

    /** The times of several together. */
    static TimeSeries of(List<TimeSeries> all) {
        TimeSeries together = new TimeSeries();
        all.forEach(one -> {
            together.wall.addAll(one.wall);
            together.processor.addAll(one.processor);
        });
        return together;
    }

    /** How often it was timed. */
    int size() {
        return wall.size();
    }

    boolean isEmpty() {
        return wall.isEmpty();
    }

    /** The median, in milliseconds. */
    double median() {
        return quantile(wall, 0.5);
    }

    /** What 99 of 100 stay within, in milliseconds. */
    double p99() {
        return quantile(wall, 0.99);
    }

    /** The median of the processor's time, in milliseconds. */
    double processor() {
        return quantile(processor, 0.5);
    }

    private static double quantile(List<Long> nanos, double part) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get((int) Math.ceil(part * sorted.size()) - 1) / NANOS_A_MILLI;
    }
}
