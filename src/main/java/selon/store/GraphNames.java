// Which named graph a file is.
package selon.store;

import java.nio.file.Path;
import java.util.Set;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

import selon.vocab.Namespaces;

/** The names of graphs, and how a file's name gives its graph's. */
public final class GraphNames {

    /** What the graph itself concludes; derived, never written by hand. */
    public static final Node UNCONTESTED = graph("uncontested");

    /** What the graph accepts. */
    public static final Node SHAPES = vocabulary(Namespaces.SHAPE);

    /** The graphs that no file of data may write: what is derived, and what comes with Selon itself. */
    static final Set<Node> CLOSED = Set.of(UNCONTESTED, SHAPES, vocabulary(Namespaces.SELON),
            vocabulary(Namespaces.MOTIVE), vocabulary(Namespaces.HEDGE), graph("alignments"));

    private static final Set<String> COLLECTIONS = Set.of("entities", "links");

    private GraphNames() {}

    /**
     * The graph of a data file: {@code entities} and {@code links} are collections, any other file is what one
     * source document says, and is named by the document.
     */
    public static Node ofData(Path file) {
        String slug = slug(file);
        return COLLECTIONS.contains(slug) ? graph(slug) : NodeFactory.createURI(Namespaces.ID + "doc/" + slug);
    }

    /** The graph of a file of the ontology: its vocabulary's own IRI; all shapes are one graph. */
    public static Node ofOntology(Path file) {
        if (file.toAbsolutePath().getParent().endsWith("shapes")) {
            return SHAPES;
        }
        return switch (slug(file)) {
            case "selon" -> vocabulary(Namespaces.SELON);
            case "motives" -> vocabulary(Namespaces.MOTIVE);
            case "hedges" -> vocabulary(Namespaces.HEDGE);
            default -> graph(slug(file));
        };
    }

    /** A file's name without folder and endings: {@code data/x.ttl.gz} is {@code x}. */
    public static String slug(Path file) {
        String name = file.getFileName().toString();
        int dot = name.indexOf('.', 1);
        return dot < 0 ? name : name.substring(0, dot);
    }

    private static Node graph(String slug) {
        return NodeFactory.createURI(Namespaces.ID + "graph/" + slug);
    }

    private static Node vocabulary(String namespace) {
        return NodeFactory.createURI(namespace.substring(0, namespace.length() - 1));
    }
}
