package selon.core.derive;

import java.util.Set;

import org.apache.jena.graph.Triple;

/**
 * A change of the derived graph.
 *
 * @param added triples that are derived only after the change
 * @param removed triples that are derived only before the change
 */
public record DerivedChange(Set<Triple> added, Set<Triple> removed) {}
