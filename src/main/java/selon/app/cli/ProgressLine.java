package selon.app.cli;

import java.util.Locale;

import selon.core.vocab.Progress;

/**
 * Shows progress on standard error: in place on a terminal, or else as a line every ten seconds. The first two seconds
 * are silent. Any thread may report; {@code this} guards the fields.
 */
final class ProgressLine implements Progress {

    private static final long SILENT_MILLIS = 2000;
    private static final long EVERY_MILLIS = 500;

    private final long start = System.currentTimeMillis();
    private final boolean terminal = System.console() != null;
    private String work = "";
    private long workStart = start;
    private long shown = start;

    @Override
    public synchronized void at(String doing, long done, long total) {
        long now = System.currentTimeMillis();
        if (!doing.equals(work)) {
            work = doing;
            workStart = now;
        }
        boolean due = now - start > SILENT_MILLIS && now - shown > (terminal ? EVERY_MILLIS : EVERY_MILLIS * 20);
        if (due) {
            shown = now;
            double rate = done * 1000.0 / Math.max(1, now - workStart);
            String left = total == 0 || done == 0 ? ""
                    : String.format(Locale.ROOT, " of %,d (%d %%), %.0f s left", total, 100 * done / total, (total - done) / rate);
            System.err.print((terminal ? "\r\033[K" : "") + String.format(Locale.ROOT, "  %s: %,d%s, %,.0f a second", doing,
                    done, left, rate) + (terminal ? "" : System.lineSeparator()));
        }
    }
}
