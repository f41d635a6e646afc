package selon.core.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import selon.core.vocab.GraphNames;

/** The ledger's graph can be stored and read again without a difference. */
class ChangeGraphTest {

    private static final Node DOC = NodeFactory.createURI("https://w3id.org/selon/id/doc/x");
    private static final Node DEAL = NodeFactory.createURI("https://w3id.org/selon/id/deal/x");

    private static LedgerEntry entry(long number, String time) {
        return new LedgerEntry(number, Instant.parse(time), "anna", Optional.of("Because,\nand \"so\""), 12, 3, Set.of(DOC),
                Set.of(DOC, DEAL), List.of(new LedgerEntry.Warning(DEAL, DOC)));
    }

    /** TDB2 drops the zeros at the end of a second's fraction. */
    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23T10:00:00Z", "2026-11-23T10:00:00.100Z", "2026-11-23T10:00:00.120Z",
        "2026-11-23T10:00:00.123Z", "2026-11-23T10:00:59.001Z"})
    void what_is_told_is_what_the_store_then_holds(String time) {
        DatasetGraph dataset = DatabaseMgr.createDatasetGraph();
        Set<Quad> told = ChangeGraph.telling(entry(1, time)).collect(Collectors.toSet());
        Txn.executeWrite(dataset, () -> told.forEach(dataset::add));
        Txn.executeRead(dataset, () -> {
            assertEquals(told, Iter.toSet(dataset.find()));
            assertEquals(Optional.of(entry(1, time)), ChangeGraph.read(dataset, 1));
        });
    }

    @Test
    void a_moment_belongs_to_the_last_change_until_then() {
        DatasetGraph dataset = DatabaseMgr.createDatasetGraph();
        List<String> times = List.of("2026-11-23T10:00:00.100Z", "2026-11-23T10:00:00.100Z", "2026-11-23T10:00:01Z",
                "2026-11-23T10:00:02.500Z");
        for (int number = 1; number <= times.size(); number++) {
            LedgerEntry entry = entry(number, times.get(number - 1));
            Txn.executeWrite(dataset, () -> ChangeGraph.telling(dataset, entry).apply(dataset));
        }
        Txn.executeRead(dataset, () -> {
            assertEquals(4, ChangeGraph.last(dataset));
            assertEquals(4, ChangeGraph.last(dataset, DOC));
            assertEquals(0, ChangeGraph.at(dataset, Instant.parse("2026-11-23T10:00:00.099Z")));
            assertEquals(2, ChangeGraph.at(dataset, Instant.parse("2026-11-23T10:00:00.100Z")));
            assertEquals(2, ChangeGraph.at(dataset, Instant.parse("2026-11-23T10:00:00.999Z")));
            assertEquals(3, ChangeGraph.at(dataset, Instant.parse("2026-11-23T10:00:02.499Z")));
            assertEquals(4, ChangeGraph.at(dataset, Instant.parse("2099-01-01T00:00:00Z")));
            assertEquals(List.of(4L, 3L, 2L, 1L), ChangeGraph.numbers(dataset, Optional.of(DEAL)).toList());
            assertEquals(List.of(4L, 3L, 2L, 1L), ChangeGraph.numbers(dataset, Optional.empty()).toList());
            assertEquals(List.of(), ChangeGraph.numbers(dataset, Optional.of(GraphNames.LEDGER)).toList());
        });
    }
}
