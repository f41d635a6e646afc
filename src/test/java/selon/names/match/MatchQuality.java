// How well disturbed names are matched to the items that bear them.
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
 * The figures of one kind of disturbance. The truth of a disturbed name is the one item that it was taken from; where other
 * items bear the same name, no name can tell which is meant, and the right answer is that none is a match. These homonyms
 * are counted like all others: a match with the wrong one is wrong, and no match lowers recall.
 *
 * @param asked    how many names were asked for
 * @param matched  for how many there was a match
 * @param right    for how many that was the item
 * @param inFive   for how many the item was among the first five
 */
public record MatchQuality(int asked, int matched, int right, int inFive) {

    private static final int FIVE = 5;

    /** Asks for disturbed names of a sample. */
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

    /** Asks for names whose items were left out: whatever is matched is wrong. */
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

    /** The question for a name alone. */
    public static MatchQuery question(String name) {
        return new MatchQuery(Optional.of(name), Set.of(), MatchQuery.Strictness.ANY, List.of(), FIVE, "en");
    }

    /** The identifiers in an order that a number decides. */
    public static List<String> shuffled(Set<String> ids, long seed) {
        List<String> order = new ArrayList<>(ids.stream().sorted().toList());
        Collections.shuffle(order, new Random(seed));
        return order;
    }

    /** Both together. */
    public MatchQuality and(MatchQuality other) {
        return new MatchQuality(asked + other.asked, matched + other.matched, right + other.right, inFive + other.inFive);
    }

    /** Of what was matched, the part that is right. */
    public double precision() {
        return matched == 0 ? 1 : (double) right / matched;
    }

    /** Of what was asked for, the part that was matched rightly. */
    public double recall() {
        return (double) right / asked;
    }

    /** Of what was asked for, the part that was among the first five. */
    public double recallInFive() {
        return (double) inFive / asked;
    }

    /** How many items bear a name that another bears too, apart from case. */
    public static long homonyms(Map<String, CatalogueItem> items) {
        Map<String, Long> names = items.values().stream().map(item -> item.label().toLowerCase(Locale.ROOT))
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
        return names.values().stream().filter(count -> count > 1).mapToLong(count -> count).sum();
    }

    /** As a table in Markdown. */
    public static String table(Map<NameDisturbance, MatchQuality> all) {
        return Stream.concat(Stream.of("| disturbance | names | matched | precision of a match | recall by a match | recall in five |",
                        "|---|--:|--:|--:|--:|--:|"),
                Stream.concat(all.entrySet().stream().map(one -> one.getValue().row(one.getKey().toString())),
                        Stream.of(total(all).row("all")))).collect(Collectors.joining("\n"));
    }

    /** All kinds together. */
    public static MatchQuality total(Map<NameDisturbance, MatchQuality> all) {
        return all.values().stream().reduce(new MatchQuality(0, 0, 0, 0), MatchQuality::and);
    }

    /** As a row of the table. */
    public String row(String name) {
        return String.format(Locale.ROOT, "| %s | %,d | %,d | %.4f | %.4f | %.4f |", name, asked, matched, precision(), recall(),
                recallInFive());
    }
}
