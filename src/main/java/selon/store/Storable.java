// What the store can keep as it is.
package selon.store;

import java.math.BigInteger;
import java.util.Optional;
import java.util.stream.Stream;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/** RDF 1.1 triples whose terms come back from the store as they went in. */
final class Storable {

    private static final int LONGEST_BITS = 63;

    private Storable() {}

    /** Why a triple can't be kept, or nothing. */
    static Optional<String> complaint(Triple triple) {
        return Stream.of(triple.getSubject(), triple.getPredicate(), triple.getObject())
                .flatMap(term -> complaint(term).stream()).findFirst();
    }

    private static Optional<String> complaint(Node term) {
        if (term.isTripleTerm()) {
            return Optional.of("A triple inside a triple is not RDF 1.1. Describe it as a selon:Statement");
        }
        if (term.isURI() && term.getURI().startsWith(NoRemoteContexts.RELATIVE)) {
            return Optional.of("Relative IRI: " + term.getURI().substring(NoRemoteContexts.RELATIVE.length()));
        }
        if (!term.isLiteral()) {
            return Optional.empty();
        }
        if (term.getLiteralBaseDirection() != null) {
            return Optional.of("A base direction is not RDF 1.1. Leave it out");
        }
        if (term.getLiteralLexicalForm().indexOf('\0') >= 0) {
            return Optional.of("A text can't hold the character NUL. Leave it out");
        }
        boolean integer = term.getLiteralDatatype() instanceof XSDDatatype && term.getLiteral().isWellFormed()
                && term.getLiteralValue() instanceof BigInteger;
        return integer && ((BigInteger) term.getLiteralValue()).bitLength() > LONGEST_BITS
                ? Optional.of("A whole number must fit 64 bits, since the store keeps no longer one. "
                        + "Write it as xsd:decimal or as text")
                : Optional.empty();
    }
}
