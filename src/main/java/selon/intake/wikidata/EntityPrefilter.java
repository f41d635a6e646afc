package selon.intake.wikidata;

/**
 * What a text holds the names of, as IRI, prefixed name or key; cheaper than reading it.
 *
 * @param relation  what makes an organisation of an entity: a parent, a subsidiary, a seat, something owned; or an owner or an
 *                  inception together with what only organisations have
 * @param publisher whether it is published; not told where there is a relation
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

    /** What a part of a text holds. */
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
