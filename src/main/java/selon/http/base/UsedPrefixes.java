package selon.http.base;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.XSD;

import selon.core.vocab.Prefixes;

/** Declares those of Selon's prefixes that shorten a graph in Turtle. */
public final class UsedPrefixes {

    /** What Turtle writes without naming it. */
    private static final Set<String> UNWRITTEN = Set.of(RDF.type.getURI(), RDF.langString.getURI(), XSD.xstring.getURI(),
            XSD.integer.getURI(), XSD.decimal.getURI(), XSD.xboolean.getURI());

    private UsedPrefixes() {}

    /** Declares them in the graph. */
    public static Graph declared(Graph graph) {
        Map<String, String> used = new TreeMap<>();
        graph.stream().flatMap(UsedPrefixes::iris).distinct().filter(iri -> !UNWRITTEN.contains(iri)).forEach(iri -> {
            String name = Prefixes.shorten(NodeFactory.createURI(iri));
            if (!name.equals(iri) && name.indexOf('/') < 0) {
                String prefix = name.substring(0, name.indexOf(':'));
                used.put(prefix, Prefixes.ALL.get(prefix));
            }
        });
        graph.getPrefixMapping().setNsPrefixes(used);
        return graph;
    }

    private static Stream<String> iris(Triple triple) {
        return Stream.of(triple.getSubject(), triple.getPredicate(), triple.getObject()).flatMap(UsedPrefixes::iri);
    }

    private static Stream<String> iri(Node node) {
        return node.isURI() ? Stream.of(node.getURI())
                : node.isLiteral() ? Stream.of(node.getLiteralDatatypeURI()) : Stream.empty();
    }
}
