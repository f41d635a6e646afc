// Whether an entity is worth reading.
package selon.intake;

import java.util.Set;

/**
 * What a text holds the names of, as IRI, prefixed name or key; cheaper than reading it.
 *
 * @param relation  what makes an organisation of an entity: a parent, a subsidiary, a seat, something owned; or an owner or an
 *                  inception together with what only organisations have
 * @param publisher whether it is published; not told where there is a relation
 */
record Sought(boolean relation, boolean publisher) {

    /** Parent, subsidiary, owner of, seat. */
    private static final Set<Integer> RELATIONS = Set.of(749, 355, 1830, 159);
    /** Owned by, inception: of paintings as of companies. */
    private static final Set<Integer> OF_ANYTHING = Set.of(127, 571);
    /** Legal form, chief executive, employees, stock exchange. */
    private static final Set<Integer> OF_ORGANISATIONS = Set.of(1454, 169, 1128, 414);
    private static final int PUBLISHER = 123;
    private static final int LONGEST_NUMBER = 8;

    /** What a part of a text holds. */
    static Sought in(byte[] text, int from, int to) {
        boolean anything = false;
        boolean organisation = false;
        boolean publisher = false;
        for (int i = from + 1; i < to; i++) {
            if (text[i] == 'P' && (text[i - 1] == '/' || text[i - 1] == ':' || text[i - 1] == '"')) {
                int number = 0;
                int end = i + 1;
                while (end < to && text[end] >= '0' && text[end] <= '9' && end <= i + LONGEST_NUMBER) {
                    number = 10 * number + text[end++] - '0';
                }
                anything |= OF_ANYTHING.contains(number);
                organisation |= OF_ORGANISATIONS.contains(number);
                publisher |= number == PUBLISHER;
                if (RELATIONS.contains(number) || anything && organisation) {
                    return new Sought(true, publisher);
                }
                i = end - 1;
            }
        }
        return new Sought(false, publisher);
    }
}
