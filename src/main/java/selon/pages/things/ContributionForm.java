package selon.pages.things;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.apache.jena.graph.Node;

import selon.core.vocab.Namespaces;
import selon.core.vocab.Prefixes;
import selon.core.vocab.Terms.Classes;
import selon.core.vocab.Terms.Properties;

/**
 * A form on offer.
 *
 * @param type   the class of the thing that it describes
 * @param family what it is offered with
 */
public record ContributionForm(Node type, Family family) {

    /** Forms between which one chooses by a word. */
    public enum Family {
        SOURCE(Namespaces.ID + "graph/entities"), DEAL(""), CLAIM(Properties.REPORTED_IN.getURI());

        private final String graph;

        Family(String graph) {
            this.graph = graph;
        }

        /**
         * The named graph that a thing goes into; or the property whose value that is; or empty, where a document has to be
         * named.
         */
        public String graph() {
            return graph;
        }
    }

    /** All that are offered, in the order in which one would need them. */
    static final List<ContributionForm> ALL = List.of(new ContributionForm(Classes.ORGANISATION, Family.SOURCE),
            new ContributionForm(Classes.PERSON, Family.SOURCE), new ContributionForm(Classes.ACQUISITION, Family.DEAL),
            new ContributionForm(Classes.INVESTMENT, Family.DEAL), new ContributionForm(Classes.PARTNERSHIP, Family.DEAL),
            new ContributionForm(Classes.CLAIM, Family.CLAIM));

    /** What can be new in a claim, and is then described with it. */
    private static final Map<Node, Node> NEW_IN_A_CLAIM = Map.of(Classes.DOCUMENT, Classes.DOCUMENT,
            Classes.ASSERTABLE, Classes.MOTIVATION, Classes.SOURCE, Classes.ANONYMOUS_SOURCE);

    /** The form of a name. */
    static Optional<ContributionForm> named(String name) {
        return ALL.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** The last part of its address: its class in small letters. */
    public String name() {
        return type.getLocalName().toLowerCase(Locale.ROOT);
    }

    /** Whether it makes things of a class; the class may be that of its family. */
    public boolean makes(Node wanted) {
        return type.equals(wanted) || wanted.equals(Classes.SOURCE) && family == Family.SOURCE
                || wanted.equals(Classes.DEAL) && family == Family.DEAL;
    }

    /** For each class of things that the form asks for, that of a new one which it lets one describe. */
    Map<Node, Node> fresh() {
        return family == Family.CLAIM ? NEW_IN_A_CLAIM : Map.of();
    }

    /** Our prefixes, as {@code selon=https://…}, divided by spaces. */
    public static String prefixes() {
        return String.join(" ", Prefixes.ALL.entrySet().stream()
                .map(prefix -> prefix.getKey() + "=" + prefix.getValue()).toList());
    }
}
