package selon.core.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.apache.jena.graph.Node;

/**
 * One accepted change.
 *
 * @param number   its place in the ledger, from 1
 * @param time     when it was made
 * @param who      who made it, by name
 * @param why      the reason given
 * @param added    how many statements came, without what the graph concludes
 * @param removed  how many went
 * @param graphs   the graphs that it changed
 * @param things   the things of which it changed what is said or concluded
 * @param warnings what the rules found and let pass
 */
public record LedgerEntry(long number, Instant time, String who, Optional<String> why, long added, long removed,
                     Set<Node> graphs, Set<Node> things, List<Warning> warnings) {

    /**
     * A finding that did not refuse the change.
     *
     * @param focus the focus node
     * @param rule  the shape
     */
    public record Warning(Node focus, Node rule) {}
}
