package selon.intake.wikidata;

import java.util.ArrayList;
import java.util.List;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

import selon.intake.recipe.RejectedStatement;

/** In Wikibase's RDF each statement has one rank; one without is none to a recipe, whatever else is said of it. */
public final class EntityStatements {

    private EntityStatements() {}

    /** The rank of each. */
    public static List<Triple> ranks(Graph facts) {
        return facts.find(Node.ANY, WikibaseTerms.RANK, Node.ANY).toList();
    }

    /**
     * Leaves out a statement of a name, or those that lead to a reference or date of that name.
     *
     * @return one for each that leads to it
     */
    static List<RejectedStatement> leaveOut(Graph facts, String name) {
        List<RejectedStatement> losses = new ArrayList<>();
        facts.remove(WikibaseTerms.iri(WikibaseTerms.STATEMENT + name), WikibaseTerms.RANK, Node.ANY);
        for (String kind : List.of(WikibaseTerms.REFERENCE, WikibaseTerms.VALUE)) {
            for (Node statement : facts.find(Node.ANY, Node.ANY, WikibaseTerms.iri(kind + name)).mapWith(Triple::getSubject).toSet()) {
                if (facts.contains(statement, WikibaseTerms.RANK, Node.ANY)) {
                    facts.remove(statement, WikibaseTerms.RANK, Node.ANY);
                    losses.add(new RejectedStatement(name(statement), "It leads to " + name + ", which can't be read."));
                }
            }
        }
        return losses;
    }

    /** The last name of a statement. */
    public static String name(Node statement) {
        return statement.isURI() ? statement.getURI().substring(statement.getURI().lastIndexOf('/') + 1) : statement.toString();
    }
}
