package selon.intake.wikidata;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Tells from an entity's bytes, cheaper than by reading them, whether a recipe may make anything of it. A property is found by
 * its name in an IRI, in a prefixed name or as a key.
 */
final class EntityPrefilter {

    private static final int LONGEST_NUMBER = 8;
    private static final int MOST_PROPERTIES = 63;

    /** By the number of a property, which of the properties asked for it is; 0 for none. */
    private final byte[] bits;
    /** The ways to be wanted; each names groups of properties, of each of which one has to be there. */
    private final long[][] ways;
    private final int publisher;

    /**
     * @param ways      the ways to be wanted: of each group of properties, named as {@code P749}, one has to be there
     * @param publisher the property that names who publishes a work, or empty
     * @throws IllegalArgumentException when there are more properties than {@value #MOST_PROPERTIES}
     */
    EntityPrefilter(Collection<List<Set<String>>> ways, String publisher) {
        List<String> properties = ways.stream().flatMap(List::stream).flatMap(Set::stream).distinct().toList();
        if (properties.size() > MOST_PROPERTIES) {
            throw new IllegalArgumentException("asks for more than " + MOST_PROPERTIES + " properties of an entity");
        }
        this.bits = new byte[properties.stream().mapToInt(EntityPrefilter::number).max().orElse(0) + 1];
        properties.forEach(property -> bits[number(property)] = (byte) (properties.indexOf(property) + 1));
        this.ways = ways.stream().map(groups -> groups.stream().mapToLong(group ->
                group.stream().mapToLong(property -> 1L << bits[number(property)]).sum()).toArray()).toArray(long[][]::new);
        this.publisher = publisher.isEmpty() ? -1 : number(publisher);
    }

    private static int number(String property) {
        return Integer.parseInt(property.substring(1));
    }

    /**
     * What an entity is good for.
     *
     * @param wanted    whether the recipe may make something of it
     * @param publisher whether it names its publisher; not told where it is wanted
     */
    record FoundProperties(boolean wanted, boolean publisher) {}

    /** What a part of a text holds. */
    FoundProperties in(byte[] text, int from, int to) {
        long seen = 0;
        boolean published = false;
        boolean wanted = isMet(seen);
        for (int i = from + 1; i < to && !wanted; i++) {
            if (text[i] == 'P' && (text[i - 1] == '/' || text[i - 1] == ':' || text[i - 1] == '"')) {
                int number = 0;
                int end = i + 1;
                while (end < to && text[end] >= '0' && text[end] <= '9' && end <= i + LONGEST_NUMBER) {
                    number = 10 * number + text[end++] - '0';
                }
                if (number == publisher) {
                    published |= text[i - 1] == '"' || i > 1 && text[i - 2] == 't'; // wdt:, not pr:
                }
                long bit = number < bits.length && bits[number] > 0 ? 1L << bits[number] : 0;
                if ((seen | bit) != seen) {
                    seen |= bit;
                    wanted = isMet(seen);
                }
                i = end - 1;
            }
        }
        return new FoundProperties(wanted, published);
    }

    private boolean isMet(long seen) {
        for (long[] groups : ways) {
            boolean all = true;
            for (long group : groups) {
                all &= (group & seen) != 0;
            }
            if (all) {
                return true;
            }
        }
        return false;
    }
}
