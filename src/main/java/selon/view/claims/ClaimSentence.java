package selon.view.claims;

import java.util.List;

/** Puts into one sentence who says what through whom. */
public final class ClaimSentence {

    private ClaimSentence() {}

    /** {@code Jack Ma denies it: The purchase was a reaction to …}, for titles. */
    public static String title(Claim claim, String language) {
        return claim.voice().words() + " " + claim.stance().words(language) + (language.equals("fr") ? " : " : ": ")
                + claim.about().words();
    }

    /** {@code objetconnecte.com, relaying CNBC, relaying an unnamed source}, the outermost voice first. */
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

    /** How one claim of a chain is tied to the next. */
    public static String relaying(Claim one, Claim next, String language) {
        boolean probable = one.hops().stream()
                .anyMatch(hop -> hop.probable() && hop.claim().node().equals(next.node()));
        return language.equals("fr") ? probable ? "relayant sans doute" : "relayant"
                : probable ? "probably relaying" : "relaying";
    }
}
