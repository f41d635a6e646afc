package selon.core.vocab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.compose.Union;
import org.apache.jena.reasoner.InfGraph;
import org.apache.jena.reasoner.rulesys.GenericRuleReasoner;
import org.apache.jena.reasoner.rulesys.Rule;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;

/** The ontology and the shipped data are consistent under the rules of OWL 2 RL. */
class OntologyConsistencyTest {

    private static final Node INCONSISTENT = NodeFactory.createURI("urn:x-selon:inconsistent");

    /** Constructs whose value is a list or that only list rules use. {@code owl2rl.rules} has no rules for them. */
    private static final Set<String> LIST_VALUED = Set.of("intersectionOf", "unionOf", "oneOf", "disjointUnionOf",
        "propertyChainAxiom", "hasKey", "members", "distinctMembers", "onProperties", "withRestrictions",
        "AllDifferent", "AllDisjointClasses", "AllDisjointProperties");

    private final Graph ontology = TurtleFiles.read(TurtleFiles.vocabulary());
    private final Graph data = TurtleFiles.read(TurtleFiles.below("data"));

    @Test
    void no_construct_is_used_that_the_rules_do_not_cover() {
        Set<String> found = TurtleFiles.triples(new Union(ontology, data), Node.ANY, Node.ANY, Node.ANY)
            .flatMap(triple -> List.of(triple.getPredicate(), triple.getObject()).stream())
            .filter(node -> node.isURI() && node.getURI().startsWith(OWL2.getURI()))
            .map(node -> node.getURI().substring(OWL2.getURI().length()))
            .collect(Collectors.toSet());
        assertTrue(found.contains("disjointWith") && found.contains("IrreflexiveProperty"), () -> "looked at " + found);
        found.retainAll(LIST_VALUED);
        assertEquals(Set.of(), found);
    }

    @Test
    void consistent_under_OWL_2_RL() {
        assertTrue(ontology.size() > 1000 && data.size() > 1000,
            () -> "only " + ontology.size() + " and " + data.size() + " triples looked at");
        InfGraph reasoned = reason(data);
        assertTrue(TurtleFiles.triples(reasoned, Node.ANY, RDF.type.asNode(), Terms.Classes.ASSERTABLE).count() > 0,
            "nothing was concluded");
        assertEquals(List.of(), inconsistencies(reasoned));
    }

    @Test
    void every_literal_is_of_the_type_it_says() {
        List<Node> literals = TurtleFiles.triples(new Union(ontology, data), Node.ANY, Node.ANY, Node.ANY)
            .map(Triple::getObject).filter(Node::isLiteral).toList();
        assertTrue(literals.size() > 1000, () -> "only " + literals.size() + " literals looked at");
        assertEquals(List.of(), literals.stream().filter(literal -> !literal.getLiteral().isWellFormed()).toList());
    }

    @Test
    void what_contradicts_itself_is_found() {
        String[][] contradictions = {
            {"cax-dw", "ex:x a selon:Claim , selon:Document ."},
            {"cax-dw", "ex:x a selon:Motivation , selon:Acquisition ."},
            {"cax-dw", "ex:x a selon:Claim ; owl:sameAs ex:y . ex:y a selon:Organisation ."},
            {"prp-irp", "ex:x selon:relays ex:x ."},
            {"prp-irp", "ex:x selon:otherAccountOf ex:x ."},
            {"prp-asyp", "ex:x selon:relays ex:y . ex:y selon:relays ex:x ."},
            {"prp-pdw", "ex:x selon:supports ex:y ; selon:disputes ex:y ."},
            {"eq-diff1", "ex:x owl:sameAs ex:y ; owl:differentFrom ex:y ."},
            {"cls-nothing2", "ex:x a owl:Nothing ."}};
        for (String[] contradiction : contradictions) {
            Graph graph = GraphFactory.createDefaultGraph();
            RDFParser.fromString("""
                PREFIX selon: <https://w3id.org/selon/ns#>
                PREFIX ex: <https://example.org/>
                PREFIX owl: <http://www.w3.org/2002/07/owl#>
                """ + contradiction[1], Lang.TURTLE).parse(graph);
            List<String> found = inconsistencies(reason(graph));
            assertTrue(found.stream().anyMatch(one -> one.startsWith(contradiction[0])),
                () -> contradiction[1] + " gave " + found);
        }
    }

    private InfGraph reason(Graph facts) {
        GenericRuleReasoner reasoner = new GenericRuleReasoner(Rule.rulesFromURL("src/test/resources/owl2rl.rules"));
        reasoner.setMode(GenericRuleReasoner.FORWARD_RETE);
        InfGraph reasoned = reasoner.bind(new Union(ontology, facts));
        reasoned.prepare();
        return reasoned;
    }

    private static List<String> inconsistencies(Graph reasoned) {
        List<String> found = new ArrayList<>();
        TurtleFiles.triples(reasoned, Node.ANY, INCONSISTENT, Node.ANY)
            .forEach(triple -> found.add(triple.getObject().getLiteralLexicalForm() + " " + triple.getSubject()));
        return found;
    }
}
