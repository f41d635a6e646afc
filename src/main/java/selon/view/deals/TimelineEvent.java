package selon.view.deals;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.apache.jena.graph.Node;

import selon.core.vocab.Terms.Properties;
import selon.view.claims.GraphReader;
import selon.view.claims.LabelledThing;
import selon.view.claims.LangString;
import selon.view.claims.PartialDate;
import selon.view.claims.Standing;

/**
 * Something with its time, as far as anybody gives one.
 *
 * @param node      what
 * @param kind      what kind of thing
 * @param when      when, at the precision given
 * @param asWritten when, in the words of a document: "la semaine dernière"
 * @param anchor    the document that these words count from
 * @param standing  how it stands
 */
public record TimelineEvent(LabelledThing node, Kind kind, Optional<PartialDate> when, List<LangString> asWritten, Optional<LabelledThing> anchor,
                        Standing standing) {

    /** What happens. */
    public enum Kind {
        /** A deal. */
        DEAL("deal", "opération"),
        /** An organisation joins another's group. */
        JOINS("joins the group", "rejoint le groupe"),
        /** An organisation leaves another's group. */
        LEAVES("leaves the group", "quitte le groupe"),
        /** An organisation is founded. */
        FOUNDED("founded", "fondation"),
        /** What happens around a deal. */
        EVENT("event", "événement");

        private final String english;
        private final String french;

        Kind(String english, String french) {
            this.english = english;
            this.french = french;
        }

        /** In words, in English or French. */
        public String words(String language) {
            return language.equals("fr") ? french : english;
        }

        /** Its name in a style sheet. */
        public String style() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static TimelineEvent of(GraphReader said, Node node, Kind kind, Optional<PartialDate> when) {
        return new TimelineEvent(said.named(node), kind, when, said.values(node, Properties.DATE_TEXT).stream()
                .filter(Node::isLiteral).map(LangString::of).sorted(Comparator.comparing(LangString::words)).toList(),
                said.value(node, Properties.DATE_ANCHOR).map(said::named), Standing.of(said, node));
    }

    /** Whether it is drawn as a plain fact is. */
    public boolean uncontested() {
        return standing.style().equals("uncontested");
    }

    /** The word that keeps it from being read as a plain fact; nothing where it is one. */
    public Optional<String> caution(String language) {
        return uncontested() ? Optional.empty() : Optional.of(standing.value().map(LabelledThing::words)
                .orElse(language.equals("fr") ? "aucune voix" : "no voice recorded"));
    }
}
