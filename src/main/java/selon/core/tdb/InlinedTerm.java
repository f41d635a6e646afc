package selon.core.tdb;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.NodeIdInline;

/**
 * Terms as TDB2 returns them. TDB2 stores the values of numbers, dates and booleans inside its indexes, not their
 * lexical forms: {@code 01} comes back as {@code 1}. The ledger must record what the store holds, so it records terms
 * in this form.
 *
 * <p>No cure of a bug, but of what TDB2 is made to do; no release will change it. Tried by OverlayTest.
 */
public final class InlinedTerm {

    private InlinedTerm() {}

    /** Returns a term as the store returns it. A term that is not a literal is unchanged, and so is a wildcard. */
    public static Node term(Node term) {
        NodeId inline = term.isLiteral() ? NodeIdInline.inline(term) : null;
        return inline == null ? term : NodeIdInline.extract(inline);
    }

    /** Returns a triple as the store returns it. */
    public static Triple triple(Triple triple) {
        Node object = term(triple.getObject());
        return object.equals(triple.getObject()) ? triple
                : Triple.create(triple.getSubject(), triple.getPredicate(), object);
    }
}
