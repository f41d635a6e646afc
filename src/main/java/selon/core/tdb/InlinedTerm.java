package selon.core.tdb;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.NodeIdInline;

/**
 * TDB2 keeps numbers, dates and truth values by their values, not as they were written: {@code 01} comes back as
 * {@code 1}. What the ledger tells must be what the store holds, so it is told as it is kept.
 */
public final class InlinedTerm {

    private InlinedTerm() {}

    /** A term as the store gives it back; whatever is no literal, a pattern's wildcard included, stays as it is. */
    public static Node term(Node term) {
        NodeId inline = term.isLiteral() ? NodeIdInline.inline(term) : null;
        return inline == null ? term : NodeIdInline.extract(inline);
    }

    /** A triple as the store gives it back. */
    public static Triple triple(Triple triple) {
        Node object = term(triple.getObject());
        return object.equals(triple.getObject()) ? triple
                : Triple.create(triple.getSubject(), triple.getPredicate(), object);
    }
}
