package selon.view.deals;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import selon.core.vocab.PartialDate.Precision;
import selon.core.vocab.PartialDate;

/**
 * Maps days to positions on a drawing. A year without more precise dates has one fixed width; any other year is as wide as its
 * months. A month or day that carries a date is wider than one that doesn't, and a run of years without dates shrinks to a gap.
 * Positions and widths are in pixels at a scale of one.
 */
final class TimeScale {

    private static final double GAP = 30;
    private static final double YEAR = 96;
    private static final double QUIET_MONTH = 14;
    private static final double BUSY_MONTH = 32;
    private static final double QUIET_DAY = 3;
    private static final double BUSY_DAY = 22;

    private final List<Stretch> stretches = new ArrayList<>();
    private final List<ScaleBand> bands = new ArrayList<>();
    private double width;

    /**
     * A run of days with one width per day.
     *
     * @param from  the first day
     * @param to    the day after the last
     * @param x     its left end
     * @param width its width
     */
    private record Stretch(LocalDate from, LocalDate to, double x, double width) {
        double at(LocalDate day) {
            return x + width * (day.toEpochDay() - from.toEpochDay()) / (to.toEpochDay() - from.toEpochDay());
        }
    }

    /**
     * A labelled part of the scale.
     *
     * @param kind  a year, a month or a day; empty for a gap of years without dates
     * @param first its first day
     * @param last  its last day
     * @param x     its left end
     * @param width its width
     */
    record ScaleBand(Optional<Precision> kind, LocalDate first, LocalDate last, double x, double width) {}

    /** Lays out a scale for these dates. */
    TimeScale(List<PartialDate> dates) {
        Set<LocalDate> days = given(dates, Precision.DAY);
        Set<YearMonth> months = given(dates, Precision.MONTH).stream().map(YearMonth::from).collect(Collectors.toSet());
        days.forEach(day -> months.add(YearMonth.from(day)));
        Set<Integer> years = dates.stream().map(when -> when.first().getYear()).collect(Collectors.toCollection(TreeSet::new));
        int before = Integer.MAX_VALUE;
        for (int year : years) {
            if (year - 1 > before) {
                add(null, LocalDate.of(before + 1, 1, 1), LocalDate.of(year - 1, 12, 31), width, GAP);
                stretch(LocalDate.of(before + 1, 1, 1), LocalDate.of(year, 1, 1), GAP);
            }
            year(year, months, days);
            before = year;
        }
    }

    private static Set<LocalDate> given(List<PartialDate> dates, Precision precision) {
        return dates.stream().filter(when -> when.precision() == precision).map(PartialDate::first)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void year(int year, Set<YearMonth> months, Set<LocalDate> days) {
        double start = width;
        if (months.stream().noneMatch(month -> month.getYear() == year)) {
            stretch(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1), YEAR);
        } else {
            for (int month = 1; month <= 12; month++) {
                month(YearMonth.of(year, month), months, days);
            }
        }
        add(Precision.YEAR, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), start, width - start);
    }

    private void month(YearMonth month, Set<YearMonth> months, Set<LocalDate> days) {
        double start = width;
        if (days.stream().noneMatch(day -> YearMonth.from(day).equals(month))) {
            stretch(month.atDay(1), month.plusMonths(1).atDay(1), months.contains(month) ? BUSY_MONTH : QUIET_MONTH);
        } else {
            for (LocalDate day = month.atDay(1); YearMonth.from(day).equals(month); day = day.plusDays(1)) {
                boolean busy = days.contains(day) || days.contains(day.minusDays(1)) || days.contains(day.plusDays(1));
                if (days.contains(day)) {
                    add(Precision.DAY, day, day, width, BUSY_DAY);
                }
                stretch(day, day.plusDays(1), busy ? BUSY_DAY : QUIET_DAY);
            }
        }
        if (months.contains(month)) {
            add(Precision.MONTH, month.atDay(1), month.atEndOfMonth(), start, width - start);
        }
    }

    private void stretch(LocalDate from, LocalDate to, double wide) {
        stretches.add(new Stretch(from, to, width, wide));
        width += wide;
    }

    private void add(Precision kind, LocalDate first, LocalDate last, double x, double wide) {
        bands.add(new ScaleBand(Optional.ofNullable(kind), first, last, x, wide));
    }

    /** The left end of a day; the right end of the scale for a day outside it. */
    double at(LocalDate day) {
        return stretches.stream().filter(stretch -> !day.isBefore(stretch.from) && day.isBefore(stretch.to))
                .findFirst().map(stretch -> stretch.at(day)).orElse(width);
    }

    /** The labelled parts, from left to right. */
    List<ScaleBand> bands() {
        return bands.stream().sorted(Comparator.comparingDouble(ScaleBand::x)).toList();
    }

    /** The width of the whole scale. */
    double width() {
        return width;
    }
}
