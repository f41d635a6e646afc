package selon.intake.wikidata;

/**
 * Tells from the text of an entity which properties it mentions, without parsing it. It finds IRIs, prefixed names and JSON keys.
 *
 * @param relation  whether the entity may be an organisation: it has a parent, a subsidiary, a seat or possessions; or an owner
 *                  or an inception, together with a property that only organisations have
 * @param publisher whether the entity has a publisher; it may be false if {@code relation} is true, because the search stops
 */
record EntityPrefilter(boolean relation, boolean publisher) {

    private static final int PARENT = 749;
    private static final int SUBSIDIARY = 355;
    private static final int OWNER_OF = 1830;
    private static final int SEAT = 159;
    private static final int OWNED_BY = 127;
    private static final int INCEPTION = 571;
    private static final int LEGAL_FORM = 1454;
    private static final int CHIEF_EXECUTIVE = 169;
    private static final int EMPLOYEES = 1128;
    private static final int STOCK_EXCHANGE = 414;
    private static final int PUBLISHER = 123;
    private static final int LONGEST_NUMBER = 8;

    /** Searches a part of a text. */
    static EntityPrefilter in(byte[] text, int from, int to) {
        boolean relation = false;
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
                switch (number) {
                    case PARENT, SUBSIDIARY, OWNER_OF, SEAT -> relation = true;
                    case OWNED_BY, INCEPTION -> anything = true;
                    case LEGAL_FORM, CHIEF_EXECUTIVE, EMPLOYEES, STOCK_EXCHANGE -> organisation = true;
                    case PUBLISHER -> publisher |= text[i - 1] == '"' || i > 1 && text[i - 2] == 't'; // wdt:, not pr:
                    default -> { }
                }
                if (relation || anything && organisation) {
                    return new EntityPrefilter(true, publisher);
                }
                i = end - 1;
            }
        }
        return new EntityPrefilter(false, publisher);
    }
}
