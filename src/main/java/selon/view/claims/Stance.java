package selon.view.claims;

/** What a claim does with what it is about. */
public enum Stance {
    /** Says so (selon:Positive). */
    FOR("says so", "l'affirme"),
    /** Denies it (selon:Negative). */
    AGAINST("denies it", "le nie"),
    /** Asks, or leaves it open (selon:Open, passing on nobody). */
    ASKS("raises it", "pose la question"),
    /** Passes on what another says, without taking a side. */
    PASSES_ON("passes it on", "le transmet");

    private final String english;
    private final String french;

    Stance(String english, String french) {
        this.english = english;
        this.french = french;
    }

    /** In words, in English or French. */
    public String words(String language) {
        return language.equals("fr") ? french : english;
    }

    /** Its name in a style sheet. */
    public String style() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
