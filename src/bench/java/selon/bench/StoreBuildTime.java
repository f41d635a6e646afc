package selon.bench;

import java.util.LinkedHashMap;
import java.util.Map;

import selon.core.vocab.Progress;

/** Notes when each kind of work was first and last heard of. */
final class StoreBuildTime implements Progress {

    private static final double NANOS_A_SECOND = 1e9;

    private final long start = System.nanoTime();
    private final Map<String, Long> lastHeard = new LinkedHashMap<>();
    private String shown = "";

    @Override
    public synchronized void at(String work, long done, long total) {
        lastHeard.put(work, System.nanoTime());
        if (!work.equals(shown)) {
            shown = work;
            System.err.println("  " + work + " ...");
        }
    }

    /** The parts of the work that has just ended, in seconds. */
    synchronized String parts() {
        StringBuilder parts = new StringBuilder();
        long from = start;
        for (Map.Entry<String, Long> part : lastHeard.entrySet()) {
            parts.append("%s %.0f s, ".formatted(part.getKey(), (part.getValue() - from) / NANOS_A_SECOND));
            from = part.getValue();
        }
        long end = System.nanoTime();
        return parts + "the rest %.0f s, in all %.0f s".formatted((end - from) / NANOS_A_SECOND, (end - start) / NANOS_A_SECOND);
    }
}
