// The statements of an entity, one by one.
package selon.intake;

import java.util.ArrayList;
import java.util.List;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/** In Wikibase's RDF each statement has one rank; one without is none to a recipe, whatever else is said of it. */
final class Statements {

    private Statements() {}

    /** The rank of each. */
    static List<Triple> ranks(Graph facts) {
        return facts.find(Node.ANY, Wikibase.RANK, Node.ANY).toList();
    }

    /**
     * Leaves out a statement of a name, or those that lead to a reference or date of that name.
     *
     * @return one for each that leads to it
     */
    static List<Loss> leaveOut(Graph facts, String name) {
        List<Loss> losses = new ArrayList<>();
        facts.remove(Wikibase.iri(Wikibase.STATEMENT + name), Wikibase.RANK, Node.ANY);
        for (String kind : List.of(Wikibase.REFERENCE, Wikibase.VALUE)) {
            for (Node statement : facts.find(Node.ANY, Node.ANY, Wikibase.iri(kind + name)).mapWith(Triple::getSubject).toSet()) {
                if (facts.contains(statement, Wikibase.RANK, Node.ANY)) {
                    facts.remove(statement, Wikibase.RANK, Node.ANY);
                    losses.add(new Loss(name(statement), "It leads to " + name + ", which can't be read."));
                }
            }
        }
        return losses;
    }

    /** The last name of a statement. */
    static String name(Node statement) {
        return statement.isURI() ? statement.getURI().substring(statement.getURI().lastIndexOf('/') + 1) : statement.toString();
    }
}
