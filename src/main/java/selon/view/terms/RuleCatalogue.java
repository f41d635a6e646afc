package selon.view.terms;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.vocabulary.RDF;

import selon.core.vocab.Namespaces;
import selon.view.claims.GraphReader;
import selon.view.claims.LabelledThing;

/** The rules (SHACL shapes) of a graph, in groups and by the terms that they mention. */
public final class RuleCatalogue {

    private static final Pattern TERM = Pattern.compile("\\bselon:(\\w+)");
    /** The properties whose texts are for people; a term in such a text is no use of the term. */
    private static final Set<Node> FOR_PEOPLE = Set.of(SHACL.message, SHACL.name, SHACL.description, SHACL.property);

    private final GraphReader said;

    /** Creates a catalogue of the rules in one graph. */
    public RuleCatalogue(GraphReader said) {
        this.said = said;
    }

    /**
     * A group of rules.
     *
     * @param node  the group; {@code sh:NodeShape} for the rules without one
     * @param rules its rules, by {@code sh:order}
     */
    public record RuleGroup(LabelledThing node, List<RuleDescription> rules) {

        /** Whether the shapes name this group ({@code sh:group}). */
        public boolean isNamed() {
            return !node.node().equals(SHACL.NodeShape);
        }

        /** Its anchor on the page: the last part of its IRI. */
        public String anchor() {
            return node.node().toString().replaceFirst(".*/", "");
        }
    }

    /** The groups by {@code sh:order}; the shapes without a group, which only bundle others, come last. */
    public List<RuleGroup> groups() {
        Map<Node, List<Node>> groups = new HashMap<>();
        shapes().forEach(shape -> groups.computeIfAbsent(said.value(shape, SHACL.group).orElse(SHACL.NodeShape),
                group -> new ArrayList<>()).add(shape));
        return groups.entrySet().stream().sorted(Map.Entry.comparingByKey(inOrder()))
                .map(group -> new RuleGroup(said.named(group.getKey()), group.getValue().stream().sorted(inOrder())
                        .map(shape -> RuleDescription.of(said, shape)).toList())).toList();
    }

    private Comparator<Node> inOrder() {
        return Comparator.comparingDouble((Node node) -> said.value(node, SHACL.order).filter(Node::isLiteral)
                .map(Node::getLiteralLexicalForm).filter(number -> number.matches("\\d+(\\.\\d+)?"))
                .map(Double::valueOf).orElse(Double.MAX_VALUE)).thenComparing(node -> node.toString());
    }

    private Stream<Node> shapes() {
        return Stream.of(SHACL.NodeShape, SHACL.PropertyShape).flatMap(type -> said.having(RDF.Nodes.type, type).stream())
                .filter(shape -> shape.isURI() && shape.getURI().startsWith(Namespaces.SHAPE)).distinct();
    }

    /** The rules that mention a term, by term: as their target, in their path, or in a constraint. */
    Map<Node, List<LabelledThing>> byTerm() {
        Map<Node, Set<Node>> touching = new HashMap<>();
        shapes().filter(shape -> !said.values(shape, SHACL.message).isEmpty()).forEach(shape -> {
            Set<Node> touched = new LinkedHashSet<>();
            touched(shape, touched, new HashSet<>());
            said.having(SHACL.property, shape).forEach(bundle -> touched.addAll(said.values(bundle, SHACL.targetClass)));
            touched.stream().filter(OntologyTerm::isOurs)
                    .forEach(term -> touching.computeIfAbsent(term, key -> new LinkedHashSet<>()).add(shape));
        });
        Map<Node, List<LabelledThing>> named = new HashMap<>();
        touching.forEach((term, rules) -> named.put(term, said.named(rules.stream())));
        return named;
    }

    private void touched(Node node, Set<Node> touched, Set<Node> seen) {
        if (!seen.add(node)) {
            return;
        }
        said.properties(node).filter(property -> !FOR_PEOPLE.contains(property)).forEach(property ->
                said.values(node, property).forEach(value -> {
                    if (value.isBlank()) {
                        touched(value, touched, seen);
                    } else {
                        touched.addAll(value.isLiteral() ? inText(value) : List.of(value));
                    }
                }));
    }

    private static List<Node> inText(Node text) {
        Matcher term = TERM.matcher(text.getLiteralLexicalForm());
        return term.results().map(found -> NodeFactory.createURI(Namespaces.SELON + found.group(1))).toList();
    }
}
