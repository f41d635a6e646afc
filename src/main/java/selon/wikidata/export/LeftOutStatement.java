package selon.wikidata.export;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.apache.jena.graph.Node;

/**
 * Something uncontested that Wikidata is not told.
 *
 * @param about what it is
 * @param why   why
 */
public record LeftOutStatement(Node about, Reason why) {

    /** How much is left out for each reason. */
    public static Map<Reason, Integer> counts(List<LeftOutStatement> all) {
        Map<Reason, Integer> counts = new EnumMap<>(Reason.class);
        all.forEach(out -> counts.merge(out.why, 1, Integer::sum));
        return counts;
    }

    /** Why something is left out. */
    public enum Reason {
        /** Nobody could say what it is said of. */
        SUBJECT("what it is said of is linked to no item, or to several",
                "ce dont il est dit n'est relié à aucun élément, ou à plusieurs"),
        /** Nobody could say what is said. */
        VALUE("its value is linked to no item, or to several", "sa valeur n'est reliée à aucun élément, ou à plusieurs"),
        /** There is no word for it. */
        PROPERTY("Wikidata has no property for it", "Wikidata n'a pas de propriété pour cela"),
        /** An announcement changes no owner. */
        NOT_COMPLETED("Wikidata tells of owners, and nobody says here that the purchase was completed",
                "Wikidata parle de propriétaires, et personne ne dit ici que le rachat a été achevé"),
        /** A value that can't be written. */
        FORM("its value has no form there: a currency whose item is not known, a text without language, a date that is none",
                "sa valeur n'y a pas de forme : une monnaie dont l'élément n'est pas connu, un texte sans langue, une date qui n'en est pas"),
        /** They would quote themselves. */
        THEIRS("only Wikidata, or a sister of it, says it here", "seul Wikidata, ou un projet frère, le dit ici"),
        /** Nobody could look it up. */
        SOURCE("no document that says it has a web address", "aucun document qui le dit n'a d'adresse web");

        private final String english;
        private final String french;

        Reason(String english, String french) {
            this.english = english;
            this.french = french;
        }

        /** The reason in a language. */
        public String words(String language) {
            return language.equals("fr") ? french : english;
        }
    }
}
