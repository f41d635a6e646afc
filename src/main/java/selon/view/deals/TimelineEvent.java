package selon.view.deals;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.apache.jena.graph.Node;

import selon.core.vocab.PartialDate;
import selon.core.vocab.Terms.Properties;
import selon.view.claims.GraphReader;
import selon.view.claims.LabelledThing;
import selon.view.claims.LangString;
import selon.view.claims.Standing;

/**
 * An event of a timeline, dated or undated.
 *
 * @param node      the deal, relation, statement or event
 * @param kind      the kind of event
 * @param when      its date at its own precision
 * @param asWritten its date in the words of a document, such as "la semaine dernière"
 * @param anchor    the document from whose date those words count
 * @param standing  its standing
 */
public record TimelineEvent(LabelledThing node, EventKind kind, Optional<PartialDate> when, List<LangString> asWritten,
                            Optional<LabelledThing> anchor, Standing standing) {

    /** The kinds of events. */
    public enum EventKind {
        /** A deal. */
        DEAL("deal", "opération"),
        /** An organisation joins another's group. */
        JOINS("joins the group", "rejoint le groupe"),
        /** An organisation leaves another's group. */
        LEAVES("leaves the group", "quitte le groupe"),
        /** An organisation is founded. */
        FOUNDED("founded", "fondation"),
        /** A context event: one that is no deal and may explain one. */
        EVENT("event", "événement");

        private final String english;
        private final String french;

        EventKind(String english, String french) {
            this.english = english;
            this.french = french;
        }

        /** The label, in French for {@code fr}, else in English. */
        public String words(String language) {
            return language.equals("fr") ? french : english;
        }

        /** The class name in the style sheet. */
        public String style() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static TimelineEvent of(GraphReader said, Node node, EventKind kind, Optional<PartialDate> when) {
        return new TimelineEvent(said.named(node), kind, when, said.values(node, Properties.DATE_TEXT).stream()
                .filter(Node::isLiteral).map(LangString::of).sorted(Comparator.comparing(LangString::words)).toList(),
                said.value(node, Properties.DATE_ANCHOR).map(said::named), Standing.of(said, node));
    }

    /** Whether its standing is "uncontested"; only then it is drawn as a fact. */
    public boolean uncontested() {
        return standing.style().equals("uncontested");
    }

    /** The standing as a word of caution beside the label; empty for an uncontested event. */
    public Optional<String> caution(String language) {
        return uncontested() ? Optional.empty() : Optional.of(standing.value().map(LabelledThing::words)
                .orElse(language.equals("fr") ? "aucune voix enregistrée" : "no voice recorded"));
    }
}
