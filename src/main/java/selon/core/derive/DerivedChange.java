package selon.core.derive;

import java.util.Set;

import org.apache.jena.graph.Triple;

/**
 * What becomes of the derived graph.
 *
 * @param added   triples that follow now
 * @param removed triples that follow no longer
 */
public record DerivedChange(Set<Triple> added, Set<Triple> removed) {}
