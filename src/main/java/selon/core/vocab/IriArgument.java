package selon.core.vocab;

import java.util.Optional;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.irix.IRIException;
import org.apache.jena.irix.IRIx;

/** Reads IRIs that are given in full, or with one of our prefixes. */
public final class IriArgument {

    private IriArgument() {}

    /** The node for {@code deal:x} or {@code https://…}; nothing where it is neither (RFC 3987). */
    public static Optional<Node> read(String given) {
        String iri = Namespaces.expand(given);
        try {
            IRIx parsed = IRIx.create(iri);
            return !parsed.isRelative() && !parsed.hasViolations()
                    ? Optional.of(NodeFactory.createURI(iri))
                    : Optional.empty();
        } catch (IRIException notAnIri) {
            return Optional.empty();
        }
    }

    /**
     * The node for an IRI that must be one.
     *
     * @throws InputException when it is not
     */
    public static Node required(String given) {
        return read(given).orElseThrow(() -> new InputException("\"" + given + "\" is not an absolute IRI. "
                + "Give it in full, or with a prefix, such as doc:reuters-alibaba-c-sky."));
    }
}
