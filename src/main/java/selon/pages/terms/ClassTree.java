package selon.pages.terms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.apache.jena.graph.Node;

import selon.view.terms.Ontology;
import selon.view.terms.OntologyTerm;

/** The classes of an ontology as trees below the widest ones, and the properties between them. */
final class ClassTree {

    private final Map<Node, OntologyTerm> classes = new LinkedHashMap<>();
    private final Map<Node, List<OntologyTerm>> rows = new HashMap<>();
    private final Map<Node, Node> families = new LinkedHashMap<>();
    private final Map<Node, Integer> depths = new HashMap<>();

    ClassTree(Ontology ontology) {
        ontology.classes().forEach(term -> classes.put(term.node(), term));
        ontology.properties().stream().flatMap(group -> group.terms().stream()).forEach(term ->
                term.others(OntologyTerm.Way.DOMAIN).forEach(
                        domain -> rows.computeIfAbsent(domain, node -> new ArrayList<>()).add(term)));
        ontology.individuals().forEach(group -> rows.computeIfAbsent(group.of().node(), node -> new ArrayList<>())
                .addAll(group.terms()));
        classes.keySet().stream().filter(node -> wider(node).isEmpty()).forEach(root -> family(root, root, 0));
        classes.keySet().forEach(node -> family(node, node, 0)); // What is in a circle is drawn too.
    }

    private void family(Node node, Node root, int depth) {
        if (families.putIfAbsent(node, root) == null) {
            depths.put(node, depth);
            classes.keySet().stream().filter(narrower -> wider(narrower).contains(node))
                    .forEach(narrower -> family(narrower, root, depth + 1));
        }
    }

    private List<Node> wider(Node node) {
        return classes.get(node).others(OntologyTerm.Way.SUPERCLASS).stream().filter(classes::containsKey).toList();
    }

    /** The classes that head a family. */
    List<Node> roots() {
        return families.values().stream().distinct().toList();
    }

    /** A family, each class after a wider one. */
    List<Node> family(Node root) {
        return families.keySet().stream().filter(node -> families.get(node).equals(root)).toList();
    }

    /** How many wider classes are above one in its family. */
    int depth(Node node) {
        return depths.get(node);
    }

    OntologyTerm term(Node node) {
        return classes.get(node);
    }

    /** What is said of a class, or the fixed individuals that it has. */
    List<OntologyTerm> rows(Node node) {
        return rows.getOrDefault(node, List.of());
    }

    /** The classes to which a property leads; none that is narrower than another of them. */
    List<Node> ranges(OntologyTerm property) {
        List<Node> all = property.others(OntologyTerm.Way.RANGE).stream().filter(classes::containsKey).toList();
        return all.stream().filter(node -> above(node).noneMatch(all::contains)).toList();
    }

    private Stream<Node> above(Node node) {
        Set<Node> found = new LinkedHashSet<>();
        List<Node> next = new ArrayList<>(wider(node));
        while (!next.isEmpty()) {
            Node one = next.remove(0);
            if (found.add(one)) {
                next.addAll(wider(one));
            }
        }
        return found.stream();
    }

    /** Which families' properties lead to which families. */
    Map<Node, Set<Node>> arrows() {
        Map<Node, Set<Node>> arrows = new HashMap<>();
        classes.keySet().forEach(node -> rows(node).stream().flatMap(row -> ranges(row).stream()).forEach(range ->
                arrows.computeIfAbsent(families.get(node), root -> new HashSet<>()).add(families.get(range))));
        return arrows;
    }
}
