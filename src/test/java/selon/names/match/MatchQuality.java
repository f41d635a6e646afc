package selon.names.match;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The quality of matching for one kind of disturbed names. The right match of a disturbed name is the item of its original. For
 * a name that several items have, no confident match is possible. Such homonyms count like all others: a wrong match lowers
 * precision, and a missing one lowers recall.
 *
 * @param asked    the number of names
 * @param matched  the number of names with a confident match
 * @param right    the number of names with the right match
 * @param inFive   the number of names whose item is among the first five candidates
 */
public record MatchQuality(int asked, int matched, int right, int inFive) {

    private static final int FIVE = 5;

    /** Matches disturbed names of a sample of items. */
    public static Map<NameDisturbance, MatchQuality> of(NameMatcher matching, Map<String, CatalogueItem> items, int most, long seed) {
        Map<NameDisturbance, MatchQuality> all = new TreeMap<>();
        for (NameDisturbance disturbance : NameDisturbance.values()) {
            List<String> ids = shuffled(items.keySet(), seed + disturbance.ordinal());
            all.put(disturbance, ids.stream().map(id -> disturbance.disturbed(items.get(id).label(), seed)
                    .map(name -> one(matching, id, name))).flatMap(Optional::stream).limit(most)
                    .reduce(new MatchQuality(0, 0, 0, 0), MatchQuality::and));
        }
        return all;
    }

    /** Matches names of items that the catalogue lacks, so that every match is wrong. */
    public static MatchQuality absent(NameMatcher matching, Map<String, CatalogueItem> leftOut) {
        return leftOut.entrySet().stream().map(item -> one(matching, item.getKey(), item.getValue().label()))
                .reduce(new MatchQuality(0, 0, 0, 0), MatchQuality::and);
    }

    private static MatchQuality one(NameMatcher matching, String id, String name) {
        List<Match> found = matching.of(question(name));
        Optional<String> match = found.stream().filter(Match::match).map(one -> matching.authority().id(one.thing().thing())).findFirst();
        boolean inFive = found.stream().anyMatch(one -> matching.authority().id(one.thing().thing()).equals(id));
        return new MatchQuality(1, match.isPresent() ? 1 : 0, match.filter(id::equals).isPresent() ? 1 : 0, inFive ? 1 : 0);
    }

    /** A query with a name alone. */
    public static MatchQuery question(String name) {
        return new MatchQuery(Optional.of(name), Set.of(), MatchQuery.Strictness.ANY, List.of(), FIVE, "en");
    }

    /** The identifiers in a random but reproducible order. */
    public static List<String> shuffled(Set<String> ids, long seed) {
        List<String> order = new ArrayList<>(ids.stream().sorted().toList());
        Collections.shuffle(order, new Random(seed));
        return order;
    }

    /** The sum of two counts. */
    public MatchQuality and(MatchQuality other) {
        return new MatchQuality(asked + other.asked, matched + other.matched, right + other.right, inFive + other.inFive);
    }

    /** Precision: the right matches among all matches. */
    public double precision() {
        return matched == 0 ? 1 : (double) right / matched;
    }

    /** Recall: the right matches among all names. */
    public double recall() {
        return (double) right / asked;
    }

    /** Recall at five: the names whose item is among the first five candidates. */
    public double recallInFive() {
        return (double) inFive / asked;
    }

    /** The number of items whose label another item also has, apart from case. */
    public static long homonyms(Map<String, CatalogueItem> items) {
        Map<String, Long> names = items.values().stream().map(item -> item.label().toLowerCase(Locale.ROOT))
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
        return names.values().stream().filter(count -> count > 1).mapToLong(count -> count).sum();
    }

    /** A table in Markdown. */
    public static String table(Map<NameDisturbance, MatchQuality> all) {
        return Stream.concat(Stream.of("| disturbance | names | matched | precision of a match | recall by a match | recall in five |",
                        "|---|--:|--:|--:|--:|--:|"),
                Stream.concat(all.entrySet().stream().map(one -> one.getValue().row(one.getKey().toString())),
                        Stream.of(total(all).row("all")))).collect(Collectors.joining("\n"));
    }

    /** The sum over all kinds. */
    public static MatchQuality total(Map<NameDisturbance, MatchQuality> all) {
        return all.values().stream().reduce(new MatchQuality(0, 0, 0, 0), MatchQuality::and);
    }

    /** A row of the table. */
    public String row(String name) {
        return String.format(Locale.ROOT, "| %s | %,d | %,d | %.4f | %.4f | %.4f |", name, asked, matched, precision(), recall(),
                recallInFive());
    }
}
