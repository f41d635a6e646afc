package selon.view.deals;

import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import selon.core.vocab.PartialDate;
import selon.view.claims.Page;

/**
 * The layout of a timeline, in pixels. Each dated event has a mark as wide as the precision of its date, on a line where its
 * label overlaps no other. Undated events are listed beside the drawing.
 *
 * @param bands   the labelled parts of the scale
 * @param marks   the dated events, in the order of time
 * @param undated the events without a date, or with a date only in a document's words
 * @param width   the width of the drawing
 * @param height  the height of the drawing
 * @param all     the number of events on all pages
 * @param more    whether a later page has further events
 */
public record Timeline(List<TimelineBand> bands, List<Mark> marks, List<TimelineEvent> undated, int width, int height, int all, boolean more) {

    static final int NARROWEST = 1_046;
    private static final int TOP = 54;
    private static final int LANE = 36;
    private static final int BETWEEN = 10;
    private static final int MARGIN = 12;
    private static final int LONGEST_LABEL = 54;
    private static final double LETTER = 6.6;
    private static final double WIDE_LETTER = 12.5;
    private static final int FIRST_WIDE = 0x2E80;

    private static final Comparator<TimelineEvent> IN_TIME = Comparator
            .comparing((TimelineEvent one) -> one.when().orElseThrow().first())
            .thenComparing(one -> one.when().orElseThrow().last(), Comparator.reverseOrder())
            .thenComparing(one -> one.node().node().toString());

    /**
     * A labelled part of the scale.
     *
     * @param kind  {@code year}, {@code month}, {@code day}, or {@code gap} for years without dates
     * @param label its label
     * @param x     its left end
     * @param width its width
     */
    public record TimelineBand(String kind, String label, int x, int width) {}

    /**
     * An event on the drawing.
     *
     * @param happening the event
     * @param label     its label, shortened if it is long
     * @param x         the left end of its date
     * @param width     the width of its date
     * @param y         its line
     * @param atEnd     true if the label is right-aligned with the end of the date, false if it is left-aligned with the start
     * @param from      the left end of mark and label together
     * @param to        the right end of mark and label together
     */
    public record Mark(TimelineEvent happening, String label, int x, int width, int y, boolean atEnd, int from, int to) {

        /** Whether the date is one day, which is drawn as a dot. */
        public boolean dot() {
            return happening.when().filter(when -> when.precision() == PartialDate.Precision.DAY).isPresent();
        }

        /** Whether this mark would overlap another on its line. */
        boolean meets(Mark other) {
            return y == other.y && from < other.to + BETWEEN && other.from < to + BETWEEN;
        }

        private Mark on(int line) {
            return new Mark(happening, label, x, width, line, atEnd, from, to);
        }
    }

    /** Lays out a page of events, with labels in {@code en} or {@code fr}. */
    public static Timeline of(Page<TimelineEvent> page, String language) {
        List<TimelineEvent> dated = page.shown().stream().filter(one -> one.when().isPresent()).sorted(IN_TIME).toList();
        TimeScale calendar = new TimeScale(dated.stream().map(one -> one.when().orElseThrow()).toList());
        double scale = dated.isEmpty() ? 1 : Math.max(1, (NARROWEST - 2 * MARGIN) / calendar.width());
        int width = (int) Math.round(calendar.width() * scale) + 2 * MARGIN;
        List<Mark> marks = new ArrayList<>();
        for (TimelineEvent one : dated) {
            Mark mark = mark(one, calendar, scale, width, language);
            Mark free = mark;
            while (marks.stream().anyMatch(free::meets)) {
                free = free.on(free.y + LANE);
            }
            marks.add(free);
        }
        List<TimelineBand> bands = calendar.bands().stream().map(band -> new TimelineBand(band.kind().map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .orElse("gap"), name(band, language), x(band.x(), scale), (int) Math.round(band.width() * scale))).toList();
        return new Timeline(bands, List.copyOf(marks), page.shown().stream().filter(one -> one.when().isEmpty())
                .sorted(Comparator.comparing(one -> one.node().words())).toList(), width,
                marks.stream().mapToInt(Mark::y).max().orElse(0) + LANE, page.all(), page.more());
    }

    /** Whether there are no events at all. */
    public boolean isEmpty() {
        return all == 0;
    }

    /** The number of events on this page. */
    public int shown() {
        return marks.size() + undated.size();
    }

    private static Mark mark(TimelineEvent one, TimeScale calendar, double scale, int width, String language) {
        PartialDate when = one.when().orElseThrow();
        int x = x(calendar.at(when.first()), scale);
        int lasting = x(calendar.at(when.last().plusDays(1)), scale) - x;
        String label = shortened(one.node().words());
        int letters = (int) Math.ceil(wide(label) + wide(one.caution(language).map(word -> " · " + word).orElse("")));
        boolean atEnd = x + letters > width - MARGIN;
        int end = x + Math.max(lasting, 1);
        int from = atEnd ? Math.max(0, Math.min(x, end - letters)) : x;
        return new Mark(one, label, x, lasting, TOP, atEnd, from, Math.max(end, atEnd ? end : x + letters));
    }

    private static int x(double at, double scale) {
        return MARGIN + (int) Math.round(at * scale);
    }

    private static String name(TimeScale.ScaleBand band, String language) {
        Locale locale = Locale.forLanguageTag(language);
        return band.kind().map(kind -> switch (kind) {
            case YEAR -> String.valueOf(band.first().getYear());
            case MONTH -> band.first().getMonth().getDisplayName(TextStyle.SHORT_STANDALONE, locale);
            case DAY -> String.valueOf(band.first().getDayOfMonth());
        }).orElseGet(() -> band.first().getYear() + "–" + band.last().getYear());
    }

    private static String shortened(String words) {
        return words.codePointCount(0, words.length()) <= LONGEST_LABEL ? words
                : words.substring(0, words.offsetByCodePoints(0, LONGEST_LABEL - 1)).strip() + "…";
    }

    /** An upper estimate of a text's width in pixels. */
    private static double wide(String text) {
        return text.codePoints().mapToDouble(letter -> letter >= FIRST_WIDE ? WIDE_LETTER : LETTER).sum();
    }
}
