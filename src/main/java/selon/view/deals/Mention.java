package selon.view.deals;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;

import selon.core.vocab.Terms.Classes;
import selon.core.vocab.Terms.Properties;
import selon.view.claims.GraphReader;
import selon.view.claims.LabelledThing;
import selon.view.claims.Page;
import selon.view.claims.Standing;

/**
 * A statement, relation or event that involves an organisation, apart from its deals.
 *
 * @param node     the statement, relation or event
 * @param kind     its class
 * @param standing its standing, with the number of voices
 */
public record Mention(LabelledThing node, Optional<LabelledThing> kind, Standing standing) {

    private static final List<Node> BY = List.of(RDF.subject.asNode(), RDF.object.asNode(), Properties.PARENT, Properties.SUBSIDIARY,
            Properties.OWNER, Properties.OWNED, Properties.ACTOR, Properties.AFFECTED, Properties.PROMOTED_BY);

    /** A page of the mentions of an organisation, in the order of their IRIs. */
    static Page<Mention> of(GraphReader said, Node organisation, int page) {
        Page<Node> slice = Page.of(all(said, organisation).sorted(Comparator.comparing(Node::toString)).toList(), page);
        return new Page<>(slice.shown().stream().map(node -> new Mention(said.named(node), said.classBelow(node, Classes.ASSERTABLE),
                Standing.of(said, node))).toList(), slice.all(), slice.more());
    }

    private static Stream<Node> all(GraphReader said, Node organisation) {
        return BY.stream().flatMap(property -> said.having(property, organisation).stream()).filter(Node::isURI).distinct();
    }
}
