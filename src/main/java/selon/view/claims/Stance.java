package selon.view.claims;

/** The side that a claim takes on the statement that it is about. */
public enum Stance {
    /** Affirms the statement ({@code selon:Positive}). */
    FOR("says so", "l'affirme"),
    /** Denies the statement ({@code selon:Negative}). */
    AGAINST("denies it", "le nie"),
    /** Asks or leaves it open ({@code selon:Open}) and relays no other claim. */
    ASKS("raises it", "pose la question"),
    /** Relays another claim without taking a side ({@code selon:Open}). */
    PASSES_ON("passes it on", "le relaie");

    private final String english;
    private final String french;

    Stance(String english, String french) {
        this.english = english;
        this.french = french;
    }

    /** The verb phrase, in French for {@code fr}, else in English. */
    public String words(String language) {
        return language.equals("fr") ? french : english;
    }

    /** The class name in the style sheet. */
    public String style() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
