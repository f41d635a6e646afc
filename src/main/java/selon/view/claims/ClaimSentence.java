package selon.view.claims;

/** Words for a claim and its chain of sources, in English ({@code en}) or French ({@code fr}). */
public final class ClaimSentence {

    private ClaimSentence() {}

    /** A title: claimant, stance and statement, such as {@code Jack Ma denies it: The purchase was a reaction to …}. */
    public static String title(Claim claim, String language) {
        return claim.voice().words() + " " + claim.stance().words(language) + (language.equals("fr") ? " : " : ": ")
                + claim.about().words();
    }

    /** The verb between two neighbours of a chain: "relaying", or "probably relaying" where that link is only probable. */
    public static String relaying(Claim one, Claim next, String language) {
        boolean probable = one.hops().stream()
                .anyMatch(hop -> hop.probable() && hop.claim().node().equals(next.node()));
        return language.equals("fr") ? probable ? "relayant sans doute" : "relayant"
                : probable ? "probably relaying" : "relaying";
    }
}
