package selon.view.terms;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

import selon.core.vocab.Namespaces;
import selon.view.claims.GraphReader;
import selon.view.claims.LabelledThing;

/**
 * The terms of Selon's ontology, each once.
 *
 * @param classes     the classes
 * @param properties  the properties, by the class that they describe
 * @param individuals the individuals, by their class
 */
public record Ontology(List<OntologyTerm> classes, List<TermGroup> properties, List<TermGroup> individuals) {

    private static final Comparator<Node> BY_NAME = Comparator.comparing((Node node) -> node.toString(),
            String.CASE_INSENSITIVE_ORDER).thenComparing(node -> node.toString());

    /**
     * The terms that belong to one class.
     *
     * @param of    the class; {@code owl:Thing} for terms that belong to no class of the ontology
     * @param terms the terms
     */
    public record TermGroup(LabelledThing of, List<OntologyTerm> terms) {}

    /** Reads the ontology. */
    public static Ontology of(GraphReader said) {
        Map<Node, List<LabelledThing>> rules = new RuleCatalogue(said).byTerm();
        List<OntologyTerm> classes = terms(said, said.having(RDF.Nodes.type, OWL.Class.asNode()).stream(), rules);
        List<OntologyTerm> properties = terms(said, Stream.of(OWL.ObjectProperty.asNode(), OWL.DatatypeProperty.asNode())
                .flatMap(type -> said.having(RDF.Nodes.type, type).stream()), rules);
        List<OntologyTerm> individuals = terms(said, said.having(RDFS.Nodes.isDefinedBy, ontology()).stream()
                .filter(node -> !said.says(node, RDF.Nodes.type, OWL.Class.asNode()) && !OntologyTerm.isProperty(said, node)), rules);
        return new Ontology(classes, groups(said, properties, OntologyTerm.Way.DOMAIN), groups(said, individuals, OntologyTerm.Way.KIND));
    }

    /** The IRI of the ontology. */
    public static Node ontology() {
        return NodeFactory.createURI(Namespaces.SELON.substring(0, Namespaces.SELON.length() - 1));
    }

    private static List<OntologyTerm> terms(GraphReader said, Stream<Node> nodes, Map<Node, List<LabelledThing>> rules) {
        return nodes.filter(OntologyTerm::isOurs).distinct().sorted(BY_NAME).map(node -> OntologyTerm.of(said, node, rules)).toList();
    }

    private static List<TermGroup> groups(GraphReader said, List<OntologyTerm> terms, OntologyTerm.Way way) {
        Map<Node, List<OntologyTerm>> groups = new TreeMap<>(BY_NAME);
        terms.forEach(term -> groups.computeIfAbsent(term.others(way).stream().filter(OntologyTerm::isOurs).findFirst()
                .orElse(OWL.Thing.asNode()), of -> new ArrayList<>()).add(term));
        return groups.entrySet().stream().map(group -> new TermGroup(said.named(group.getKey()), group.getValue())).toList();
    }

    /** All classes, properties and individuals. */
    public Stream<OntologyTerm> all() {
        return Stream.concat(classes.stream(), Stream.concat(properties.stream(), individuals.stream())
                .flatMap(group -> group.terms().stream()));
    }
}
