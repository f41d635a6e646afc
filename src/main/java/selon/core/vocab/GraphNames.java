package selon.core.vocab;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** The names of the named graphs, and the rules that map a file's name to the name of its graph. */
public final class GraphNames {

    /** The graph of derived triples. Only the derivation writes it. */
    public static final Node UNCONTESTED = graph("uncontested");

    /** The ledger's graph, which describes each change. Only the ledger writes it. */
    public static final Node LEDGER = graph("ledger");

    /** The shapes graph. */
    public static final Node SHAPES = vocabulary(Namespaces.SHAPE);

    /** The graphs that no client may write: the derived triples and the ledger. */
    public static final Set<Node> UNWRITABLE = Set.of(UNCONTESTED, GraphNames.LEDGER);

    /**
     * The graphs of the ontology and the shapes. A change of one of them can affect every thing, so it is validated in
     * full.
     */
    public static final Set<Node> ONTOLOGY = Set.of(SHAPES, vocabulary(Namespaces.SELON),
            vocabulary(Namespaces.MOTIVE), vocabulary(Namespaces.HEDGE), graph("alignments"));

    private static final Set<String> COLLECTIONS = Set.of("entities", "links");

    private GraphNames() {}

    /** Why a graph of that name can't be written, or nothing. */
    public static Optional<ProblemException> complaint(Node name) {
        if (name.equals(UNCONTESTED)) {
            return Optional.of(ProblemException.of(ProblemType.GRAPH_DERIVED, name.getURI()));
        }
        if (name.equals(LEDGER)) {
            return Optional.of(ProblemException.of(ProblemType.GRAPH_IS_LEDGER, name.getURI()));
        }
        return name.isURI() && name.getURI().matches("https?://.+") && IriArgument.read(name.getURI()).isPresent() ? Optional.empty()
                : Optional.of(ProblemException.of(ProblemType.GRAPH_NAME_UNUSABLE, name));
    }

    /**
     * Checks that clients can write a graph with this name.
     *
     * @throws ProblemException when nobody writes it, or no graph has such a name
     */
    public static void requireWritable(Node name) {
        complaint(name).ifPresent(complaint -> {
            throw complaint;
        });
    }

    /**
     * Returns the graph of a data file. {@code entities} and {@code links} are collections. Any other file holds what
     * one source document says, and the document's IRI names its graph.
     */
    public static Node ofData(Path file) {
        String slug = slug(file);
        return COLLECTIONS.contains(slug) ? graph(slug) : NodeFactory.createURI(Kind.DOCUMENT.namespace() + slug);
    }

    /**
     * Returns the graph of an ontology file. A vocabulary's graph has the vocabulary's IRI; all shapes share
     * {@link #SHAPES}.
     */
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

    /** Returns a file's name without folder and endings: {@code data/x.ttl.gz} gives {@code x}. */
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
