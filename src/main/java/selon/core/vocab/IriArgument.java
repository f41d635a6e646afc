package selon.core.vocab;

import java.util.Optional;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.irix.IRIException;
import org.apache.jena.irix.IRIx;

/** Parses IRIs that a person writes in full or with one of Selon's prefixes. */
public final class IriArgument {

    private IriArgument() {}

    /**
     * Parses {@code deal:x} or {@code https://…}.
     *
     * @return the node, or nothing when the text is not an absolute IRI (RFC 3987)
     */
    public static Optional<Node> read(String given) {
        String iri = Prefixes.expand(given);
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
     * Parses an IRI that must be valid.
     *
     * @throws ProblemException when it is not
     */
    public static Node required(String given) {
        return read(given).orElseThrow(() -> ProblemException.of(ProblemType.NOT_AN_IRI, given));
    }
}
