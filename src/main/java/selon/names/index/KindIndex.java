package selon.names.index;

import java.util.List;
import java.util.Set;

import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

import selon.core.vocab.Terms.Classes;

/** The kinds of things that have names, those first that people look for most. */
public final class KindIndex {

    /** What is known of a kind: how far before others its things come, where their names fit alike. */
    private record Kind(Node type, int weight) {}

    private static final List<Kind> ALL = List.of(
            new Kind(Classes.ORGANISATION, 30), new Kind(Classes.DEAL, 24), new Kind(Classes.PERSON, 22),
            new Kind(Classes.MOTIVE, 20), new Kind(Classes.PRODUCT, 18), new Kind(Classes.MARKET, 18),
            new Kind(Classes.DOCUMENT, 16), new Kind(Classes.MOTIVATION, 14), new Kind(Classes.CONTEXT_EVENT, 12),
            new Kind(Classes.CONTROL_RELATION, 10), new Kind(Classes.OWNERSHIP, 10), new Kind(Classes.STATEMENT, 8),
            new Kind(Classes.ANONYMOUS_SOURCE, 8), new Kind(Classes.CLAIM, 4), new Kind(OWL.Class.asNode(), 4), new Kind(OWL.ObjectProperty.asNode(), 3),
            new Kind(OWL.DatatypeProperty.asNode(), 3), new Kind(RDF.Nodes.Property, 3));

    private KindIndex() {}

    /** The kind of a thing of these classes; any thing is a resource. */
    static Node of(Set<Node> types) {
        return ALL.stream().map(Kind::type).filter(types::contains).findFirst().orElse(RDFS.Nodes.Resource);
    }

    /** How far before others a thing of a kind comes, 0 to 30. */
    static int weight(Node kind) {
        return ALL.stream().filter(one -> one.type.equals(kind)).mapToInt(Kind::weight).findFirst().orElse(0);
    }

    /** The kinds in their order. */
    public static List<Node> all() {
        return ALL.stream().map(Kind::type).toList();
    }
}
