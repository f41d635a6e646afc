package selon.pages.things;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.jena.graph.Node;

import selon.core.vocab.Namespaces;
import selon.core.vocab.Terms.Classes;
import selon.core.vocab.Terms.Properties;

/**
 * A form that is offered.
 *
 * @param name   the last part of its address, and what it makes in English
 * @param french what it makes in French
 * @param type   the class of the thing that it describes
 * @param family what it is offered with
 * @param graph  the named graph that the thing goes into; or the property whose value that is; or empty, where a document
 *               has to be named
 */
public record ContributionForm(String name, String french, Node type, Family family, String graph) {

    /** Forms between which one chooses by a word. */
    public enum Family { SOURCE, DEAL, CLAIM }

    private static final String ENTITIES = Namespaces.ID + "graph/entities";

    /** All that are offered, in the order in which one would need them. */
    static final List<ContributionForm> ALL = List.of(
            new ContributionForm("organisation", "organisation", Classes.ORGANISATION, Family.SOURCE, ENTITIES),
            new ContributionForm("person", "personne", Classes.PERSON, Family.SOURCE, ENTITIES),
            new ContributionForm("acquisition", "acquisition", Classes.ACQUISITION, Family.DEAL, ""),
            new ContributionForm("investment", "investissement", Classes.INVESTMENT, Family.DEAL, ""),
            new ContributionForm("partnership", "partenariat", Classes.PARTNERSHIP, Family.DEAL, ""),
            new ContributionForm("claim", "affirmation", Classes.CLAIM, Family.CLAIM, Properties.REPORTED_IN.getURI()));

    /** What can be new in a claim, and is then described with it. */
    private static final Map<Node, Node> NEW_IN_A_CLAIM = Map.of(Classes.DOCUMENT, Classes.DOCUMENT,
            Classes.ASSERTABLE, Classes.MOTIVATION, Classes.SOURCE, Classes.ANONYMOUS_SOURCE);

    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry(Classes.ORGANISATION.getURI(), "o"), Map.entry(Classes.PERSON.getURI(), "person"),
            Map.entry(Classes.ANONYMOUS_SOURCE.getURI(), "source"), Map.entry(Classes.DOCUMENT.getURI(), "doc"),
            Map.entry(Classes.ACQUISITION.getURI(), "deal"), Map.entry(Classes.INVESTMENT.getURI(), "deal"),
            Map.entry(Classes.PARTNERSHIP.getURI(), "deal"), Map.entry(Classes.MOTIVATION.getURI(), "motivation"),
            Map.entry(Classes.CLAIM.getURI(), "claim"), Map.entry(Classes.QUOTE.getURI(), "quote"),
            Map.entry("https://schema.org/MonetaryAmount", "amount"));

    /** The form of a name. */
    static Optional<ContributionForm> named(String name) {
        return ALL.stream().filter(one -> one.name.equals(name)).findFirst();
    }

    /** The forms for things of a class, for whoever looks for one that is not there. */
    public static List<ContributionForm> adding(Node type) {
        return ALL.stream().filter(one -> one.type.equals(type)
                || type.equals(Classes.SOURCE) && one.family == Family.SOURCE
                || type.equals(Classes.DEAL) && one.family == Family.DEAL).toList();
    }

    /** For each class of things that the form asks for, that of a new one which it lets one describe. */
    Map<Node, Node> fresh() {
        return family == Family.CLAIM ? NEW_IN_A_CLAIM : Map.of();
    }

    /** The prefix of the IRIs of things of a class. */
    public static String prefix(Node type) {
        return PREFIXES.getOrDefault(type.getURI(), "id");
    }

    /** Our prefixes, as {@code selon=https://…}, divided by spaces. */
    public static String prefixes() {
        return String.join(" ", Namespaces.PREFIXES.entrySet().stream()
                .map(prefix -> prefix.getKey() + "=" + prefix.getValue()).toList());
    }
}
