// The first change of a database.
package selon.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdfpatch.RDFChanges;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;

import selon.ledger.ChangeGraph;
import selon.ledger.Entry;
import selon.ledger.Kept;
import selon.vocab.Namespaces;

/**
 * Fills an empty database that nobody uses yet: what comes is written at once and validated where it lies, by all
 * processors; a database that is refused is thrown away by whoever made it.
 *
 * @param database   the empty database
 * @param rulebook   the rules
 * @param derivation what is concluded
 * @param progress   is told of quads and of focus nodes
 */
public record Filling(Database database, Rulebook rulebook, Derivation derivation, Progress progress) {

    private static final int PROGRESS_EVERY = 10_000;

    /** Ends the writing of the ledger's first entry. */
    private static final class Ended extends RuntimeException {
        private final transient Gate.Verdict verdict;

        Ended(Gate.Verdict verdict) {
            super(null, null, false, false);
            this.verdict = verdict;
        }
    }

    /** Puts quads into the database as its first change, if the rules accept them. */
    public Gate.Verdict with(Iterator<Quad> quads, Gate.Author author) {
        try {
            database.ledger().prepare(1, rows -> write(quads, author, rows));
            database.ledger().confirm(1);
            return new Gate.Verdict(List.of());
        } catch (Ended refused) {
            return refused.verdict;
        }
    }

    private void write(Iterator<Quad> quads, Gate.Author author, RDFChanges rows) {
        DatasetGraph dataset = database.dataset();
        Set<Node> graphs = new HashSet<>();
        Set<Node> things = new HashSet<>();
        long[] count = {0};
        Txn.executeWrite(dataset, () -> {
            dataset.prefixes().putAll(Namespaces.PREFIXES);
            while (quads.hasNext()) {
                Quad quad = quads.next();
                Quad kept = Quad.create(quad.getGraph(), Kept.triple(quad.asTriple()));
                if (dataset.contains(kept)) {
                    continue;
                }
                put(kept, rows);
                graphs.add(quad.getGraph());
                things.add(quad.getSubject());
                if (++count[0] % PROGRESS_EVERY == 0) {
                    progress.at("writing", count[0], 0);
                }
            }
        });
        List<Finding> findings = rulebook.findings(dataset, DatasetGraph::getUnionGraph, progress);
        Gate.Verdict verdict = new Gate.Verdict(findings);
        if (!verdict.accepts()) {
            throw new Ended(verdict);
        }
        Set<Triple> concluded = Txn.calculateRead(dataset, () ->
                derivation.conclusions(dataset.getUnionGraph()).find().toSet());
        things.removeIf(thing -> !thing.isURI());
        Entry entry = new Entry(1, Instant.now().truncatedTo(ChronoUnit.MILLIS), author.who(), author.why(), count[0], 0,
                graphs, things, Gate.warnings(verdict));
        Txn.executeWrite(dataset, () -> {
            concluded.forEach(triple -> put(Quad.create(GraphNames.UNCONTESTED, triple), rows));
            ChangeGraph.telling(entry).forEach(quad -> put(quad, rows));
        });
    }

    private void put(Quad quad, RDFChanges rows) {
        database.dataset().add(quad);
        rows.add(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject());
    }
}
