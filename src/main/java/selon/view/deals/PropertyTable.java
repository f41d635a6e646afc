package selon.view.deals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

import selon.core.vocab.Terms.Properties;
import selon.view.claims.ConciseDescription;
import selon.view.claims.GraphReader;

/**
 * The triples of a thing as a table: its own, and a page of those that point to it.
 *
 * @param own      its properties with their values
 * @param incoming the properties that point to it, with their subjects
 * @param more     whether a later page has further incoming triples
 */
public record PropertyTable(List<DealAccount.Role> own, List<DealAccount.Role> incoming, boolean more) {

    private static final Set<Node> SHOWN_ELSEWHERE = Set.of(RDFS.label.asNode(), SKOS.prefLabel.asNode(), Properties.LAST_CHANGE);

    /** Sorts one page of a thing's description into a table. Labels and blank nodes are left out. */
    public static PropertyTable of(GraphReader said, Node thing, ConciseDescription.DescriptionPage page) {
        Map<Node, List<Node>> own = new TreeMap<>(Comparator.comparing(Node::toString));
        Map<Node, List<Node>> incoming = new TreeMap<>(Comparator.comparing(Node::toString));
        page.quads().find().forEachRemaining(quad -> sort(quad, thing, own, incoming));
        return new PropertyTable(roles(said, own), roles(said, incoming), page.more());
    }

    private static void sort(Quad quad, Node thing, Map<Node, List<Node>> own, Map<Node, List<Node>> incoming) {
        if (SHOWN_ELSEWHERE.contains(quad.getPredicate())) {
            return;
        }
        if (quad.getSubject().equals(thing)) {
            own.computeIfAbsent(quad.getPredicate(), property -> new ArrayList<>()).add(quad.getObject());
        } else if (quad.getObject().equals(thing)) {
            incoming.computeIfAbsent(quad.getPredicate(), property -> new ArrayList<>()).add(quad.getSubject());
        }
    }

    private static List<DealAccount.Role> roles(GraphReader said, Map<Node, List<Node>> values) {
        return values.entrySet().stream().map(entry -> new DealAccount.Role(said.named(entry.getKey()),
                said.named(entry.getValue().stream().filter(node -> !node.isBlank())))).filter(role -> !role.values().isEmpty())
                .toList();
    }
}
