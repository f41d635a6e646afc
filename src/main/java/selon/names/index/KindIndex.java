package selon.names.index;

import java.util.List;
import java.util.Set;

import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

import selon.core.vocab.Terms.Classes;

/** The order of the kinds of named things in search results, the most wanted kind first. */
public final class KindIndex {

    /** A class with its weight, which ranks its things among others whose names fit equally well. */
    private record Kind(Node type, int weight) {}

    private static final List<Kind> ALL = List.of(
            new Kind(Classes.ORGANISATION, 30), new Kind(Classes.DEAL, 24), new Kind(Classes.PERSON, 22),
            new Kind(Classes.MOTIVE, 20), new Kind(Classes.PRODUCT, 18), new Kind(Classes.MARKET, 18),
            new Kind(Classes.DOCUMENT, 16), new Kind(Classes.MOTIVATION, 14), new Kind(Classes.CONTEXT_EVENT, 12),
            new Kind(Classes.CONTROL_RELATION, 10), new Kind(Classes.OWNERSHIP, 10), new Kind(Classes.STATEMENT, 8),
            new Kind(Classes.ANONYMOUS_SOURCE, 8), new Kind(Classes.CLAIM, 4), new Kind(OWL.Class.asNode(), 4),
            new Kind(OWL.ObjectProperty.asNode(), 3), new Kind(OWL.DatatypeProperty.asNode(), 3), new Kind(RDF.Nodes.Property, 3));

    private KindIndex() {}

    /** The most wanted kind among the classes of a thing, or {@code rdfs:Resource}. */
    static Node of(Set<Node> types) {
        return ALL.stream().map(Kind::type).filter(types::contains).findFirst().orElse(RDFS.Nodes.Resource);
    }

    /** The weight of a kind, from 0 to 30. */
    static int weight(Node kind) {
        return ALL.stream().filter(one -> one.type.equals(kind)).mapToInt(Kind::weight).findFirst().orElse(0);
    }

    /** All kinds, the most wanted first. */
    public static List<Node> all() {
        return ALL.stream().map(Kind::type).toList();
    }
}
