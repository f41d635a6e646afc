package selon.core.vocab;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

import selon.core.store.Gate;

/** The names of graphs, and how a file's name gives its graph's. */
public final class GraphNames {

    /** What the graph itself concludes; derived, never written by hand. */
    public static final Node UNCONTESTED = graph("uncontested");

    /** What tells of each change; written by the ledger alone. */
    public static final Node LEDGER = graph("ledger");

    /** What the graph accepts. */
    public static final Node SHAPES = vocabulary(Namespaces.SHAPE);

    /** The graphs that nobody writes: what is derived, and what tells of changes. */
    public static final Set<Node> UNWRITABLE = Set.of(UNCONTESTED, GraphNames.LEDGER);

    /** The graphs of the ontology and the rules: a change of one concerns everything. */
    public static final Set<Node> ONTOLOGY = Set.of(SHAPES, vocabulary(Namespaces.SELON),
            vocabulary(Namespaces.MOTIVE), vocabulary(Namespaces.HEDGE), graph("alignments"));

    private static final Set<String> COLLECTIONS = Set.of("entities", "links");

    private GraphNames() {}

    /** Why a graph of that name can't be written, or nothing. */
    public static Optional<String> complaint(Node name) {
        if (name.equals(UNCONTESTED)) {
            return Optional.of("<" + name.getURI() + "> is derived from the claims and never written. "
                    + "Record a claim in its document's graph instead.");
        }
        if (name.equals(GraphNames.LEDGER)) {
            return Optional.of("<" + name.getURI() + "> is the ledger, which each change writes for itself. "
                    + "Give the reason for a change along with it.");
        }
        return name.isURI() && name.getURI().matches("https?://.+") && IriArgument.read(name.getURI()).isPresent() ? Optional.empty()
                : Optional.of("<" + name + "> is no name for a graph, since nobody could look it up. "
                        + "Name graphs by http or https IRIs.");
    }

    /**
     * Sees that a graph of that name can be written.
     *
     * @throws Gate.Closed when nobody writes it
     * @throws InputException  when no graph has such a name
     */
    public static void requireWritable(Node name) {
        complaint(name).ifPresent(words -> {
            throw UNWRITABLE.contains(name) ? new Gate.Closed(words) : new InputException(words);
        });
    }

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
