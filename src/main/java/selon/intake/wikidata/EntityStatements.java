package selon.intake.wikidata;

import java.util.ArrayList;
import java.util.List;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

import selon.intake.recipe.RejectedStatement;

/**
 * The statements of an entity in Wikibase's RDF. Recipes recognise a statement by its rank, so that removing the rank removes
 * the statement.
 */
public final class EntityStatements {

    private EntityStatements() {}

    /** The triples of rank, one for each statement. */
    public static List<Triple> ranks(Graph facts) {
        return facts.find(Node.ANY, WikibaseTerms.RANK, Node.ANY).toList();
    }

    /**
     * Removes the statement with a name, and the statements that use a reference or date with that name.
     *
     * @return the statements that use it
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

    /** The last part of a statement's IRI. */
    public static String name(Node statement) {
        return statement.isURI() ? statement.getURI().substring(statement.getURI().lastIndexOf('/') + 1) : statement.toString();
    }
}
