package selon.core.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.apache.jena.graph.Node;

/**
 * An accepted change, as the ledger describes it.
 *
 * @param number the change's number, from 1
 * @param time the time of the change
 * @param who the author's name
 * @param why the reason that the author gave
 * @param added the number of quads added, without derived ones
 * @param removed the number of quads removed, without derived ones
 * @param graphs the graphs that changed
 * @param things the things about which the stated or derived triples changed
 * @param warnings the findings that did not refuse the change
 */
public record LedgerEntry(long number, Instant time, String who, Optional<String> why, long added, long removed,
                     Set<Node> graphs, Set<Node> things, List<Warning> warnings) {

    /**
     * A finding that did not refuse the change.
     *
     * @param focus the focus node
     * @param rule the source shape
     */
    public record Warning(Node focus, Node rule) {}
}
