package selon.view.claims;

import java.util.List;

/** Words for a claim and its chain of sources, in English ({@code en}) or French ({@code fr}). */
public final class ClaimSentence {

    private ClaimSentence() {}

    /** A title: claimant, stance and statement, such as {@code Jack Ma denies it: The purchase was a reaction to …}. */
    public static String title(Claim claim, String language) {
        return claim.voice().words() + " " + claim.stance().words(language) + (language.equals("fr") ? " : " : ": ")
                + claim.about().words();
    }

    /** A chain of sources, the outermost first, such as {@code objetconnecte.com, relaying CNBC, relaying an unnamed source}. */
    public static String chain(Voice.Chain chain, String language) {
        StringBuilder words = new StringBuilder();
        List<Claim> claims = chain.claims();
        for (int i = 0; i < claims.size(); i++) {
            if (i > 0) {
                words.append(", ").append(relaying(claims.get(i - 1), claims.get(i), language)).append(' ');
            }
            words.append(claims.get(i).voice().words());
        }
        return words.toString();
    }

    /** The verb between two neighbours of a chain: "relaying", or "probably relaying" where that link is only probable. */
    public static String relaying(Claim one, Claim next, String language) {
        boolean probable = one.hops().stream()
                .anyMatch(hop -> hop.probable() && hop.claim().node().equals(next.node()));
        return language.equals("fr") ? probable ? "relayant sans doute" : "relayant"
                : probable ? "probably relaying" : "relaying";
    }
}
