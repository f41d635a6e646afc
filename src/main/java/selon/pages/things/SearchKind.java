package selon.pages.things;

import java.util.List;
import java.util.Optional;

import org.apache.jena.graph.Node;

import selon.core.vocab.IriArgument;
import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;
import selon.core.vocab.Terms.Classes;

/**
 * A kind of thing in the words of people.
 *
 * @param name    what it is called in an address, as in the addresses of its things
 * @param type    its class
 * @param english what several of them are called
 * @param french  the same
 */
record SearchKind(String name, Node type, String english, String french) {

    private static final List<SearchKind> ALL = List.of(
            new SearchKind("org", Classes.ORGANISATION, "Organisations", "Organisations"),
            new SearchKind("deal", Classes.DEAL, "Deals", "Opérations"),
            new SearchKind("person", Classes.PERSON, "People", "Personnes"),
            new SearchKind("motive", Classes.MOTIVE, "Motives", "Motifs"),
            new SearchKind("product", Classes.PRODUCT, "Products", "Produits"),
            new SearchKind("market", Classes.MARKET, "Markets", "Marchés"),
            new SearchKind("doc", Classes.DOCUMENT, "Documents", "Documents"),
            new SearchKind("motivation", Classes.MOTIVATION, "Motives of a deal", "Motifs d'une opération"),
            new SearchKind("event", Classes.CONTEXT_EVENT, "Events", "Événements"),
            new SearchKind("control", Classes.CONTROL_RELATION, "Control", "Contrôle"),
            new SearchKind("ownership", Classes.OWNERSHIP, "Ownership", "Détention"),
            new SearchKind("statement", Classes.STATEMENT, "Statements", "Énoncés"),
            new SearchKind("source", Classes.ANONYMOUS_SOURCE, "Unnamed sources", "Sources anonymes"),
            new SearchKind("claim", Classes.CLAIM, "Claims", "Affirmations"));
    private static final SearchKind TERM = new SearchKind("other", null, "Terms and others", "Termes et autres");

    /** The kind of things of a class. */
    static SearchKind of(Node type) {
        return ALL.stream().filter(kind -> kind.type.equals(type)).findFirst().orElse(TERM);
    }

    /**
     * The class that a parameter names: a kind, or any class by its IRI.
     *
     * @throws ProblemException with 400 where it names none
     */
    static Node type(String given) {
        Optional<Node> kind = ALL.stream().filter(one -> one.name.equals(given)).map(SearchKind::type).findFirst();
        return kind.or(() -> IriArgument.read(given)).orElseThrow(() -> ProblemType.NO_SUCH_KIND.with(given,
                ALL.stream().map(SearchKind::name).toList()));
    }

    /** What several of them are called. */
    String plural(String language) {
        return language.equals("fr") ? french : english;
    }
}
