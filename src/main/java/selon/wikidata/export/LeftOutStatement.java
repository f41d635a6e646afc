package selon.wikidata.export;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.apache.jena.graph.Node;

/**
 * An uncontested statement that can't be exported to Wikidata.
 *
 * @param about the statement's IRI
 * @param why the reason
 */
public record LeftOutStatement(Node about, Reason why) {

    /** Counts the left-out statements by reason. */
    public static Map<Reason, Integer> counts(List<LeftOutStatement> all) {
        Map<Reason, Integer> counts = new EnumMap<>(Reason.class);
        all.forEach(out -> counts.merge(out.why, 1, Integer::sum));
        return counts;
    }

    /** The reasons to leave a statement out. */
    public enum Reason {
        /** The subject has no Wikidata item, or more than one. */
        SUBJECT("what it is said of is linked to no item, or to several",
                "ce dont il est dit n'est relié à aucun élément, ou à plusieurs"),
        /** The value has no Wikidata item, or more than one. */
        VALUE("its value is linked to no item, or to several", "sa valeur n'est reliée à aucun élément, ou à plusieurs"),
        /** Wikidata has no matching property. */
        PROPERTY("Wikidata has no property for it", "Wikidata n'a pas de propriété pour cela"),
        /** Wikidata records owners, and an announced purchase does not change the owner. */
        NOT_COMPLETED("Wikidata tells of owners, and nobody says here that the purchase was completed",
                "Wikidata parle de propriétaires, et personne ne dit ici que le rachat a été achevé"),
        /** The value can't be written in QuickStatements. */
        FORM("its value has no form there: a currency whose item is not known, a text without language, a date that is none",
                "sa valeur n'y a pas de forme : une monnaie dont l'élément n'est pas connu, un texte sans langue, "
                        + "une date qui n'en est pas"),
        /** Only Wikimedia projects state it, and Wikidata can't cite itself. */
        THEIRS("only Wikidata, or a sister of it, says it here", "seul Wikidata, ou un projet frère, le dit ici"),
        /** No document with a web address states it. */
        SOURCE("no document that says it has a web address", "aucun document qui le dit n'a d'adresse web");

        private final String english;
        private final String french;

        Reason(String english, String french) {
            this.english = english;
            this.french = french;
        }

        /** Describes the reason in a language. */
        public String words(String language) {
            return language.equals("fr") ? french : english;
        }
    }
}
