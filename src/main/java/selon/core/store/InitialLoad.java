package selon.core.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdfpatch.RDFChanges;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;

import selon.core.derive.Derivation;
import selon.core.ledger.ChangeGraph;
import selon.core.ledger.LedgerEntry;
import selon.core.rdf.Finding;
import selon.core.shacl.Rulebook;
import selon.core.vocab.GraphNames;
import selon.core.vocab.Namespaces;
import selon.core.vocab.Progress;

/**
 * Fills an empty database that nobody uses yet: what comes is written at once and validated meanwhile in memory, or, where
 * there is too much of it, afterwards where it lies; a database that is refused is thrown away by whoever made it.
 *
 * @param database   the empty database
 * @param rulebook   the rules
 * @param derivation what is concluded
 * @param progress   is told of quads and of focus nodes
 */
public record InitialLoad(Database database, Rulebook rulebook, Derivation derivation, Progress progress) {

    /** What waits to be written, and a copy of what was read, take so much of the heap at the most. */
    private static final int SHARE = 3;
    private static final int QUAD_BYTES = 320;

    /** Ends the writing of the ledger's first entry. */
    private static final class Ended extends RuntimeException {
        private final transient Gate.Verdict verdict;

        Ended(Gate.Verdict verdict) {
            super(null, null, false, false);
            this.verdict = verdict;
        }
    }

    /** What the rules say of what came, and what is concluded from it where they accept it. */
    private record Judgement(Gate.Verdict verdict, Set<Triple> concluded) {}

    /** Puts quads into the database as its first change, if the rules accept them. */
    public Gate.Verdict with(Iterator<Quad> quads, Gate.Author author) {
        return with(quads, author, Runtime.getRuntime().maxMemory() / SHARE / QUAD_BYTES);
    }

    /** @param inMemory so many triples are judged in memory at the most */
    Gate.Verdict with(Iterator<Quad> quads, Gate.Author author, long inMemory) {
        try (ReadAhead<Judgement> ahead = new ReadAhead<>(quads, this::judgement, progress, inMemory)) {
            database.ledger().prepare(1, rows -> write(ahead, author, rows));
            database.ledger().confirm(1);
            return new Gate.Verdict(List.of());
        } catch (Ended refused) {
            return refused.verdict;
        }
    }

    private void write(ReadAhead<Judgement> ahead, Gate.Author author, RDFChanges rows) {
        DatasetGraph dataset = database.dataset();
        Set<Node> graphs = new HashSet<>();
        Set<Node> things = new HashSet<>();
        long[] count = {0};
        Txn.executeWrite(dataset, () -> {
            dataset.prefixes().putAll(Namespaces.PREFIXES);
            ahead.forEach(row -> {
                if (row.fresh() || !dataset.contains(row.quad())) {
                    put(row.quad(), rows);
                    graphs.add(row.quad().getGraph());
                    things.add(row.quad().getSubject());
                    count[0]++;
                }
            });
        });
        Judgement judgement = ahead.judged().orElseGet(this::judgement);
        if (!judgement.verdict.accepts()) {
            throw new Ended(judgement.verdict);
        }
        things.removeIf(thing -> !thing.isURI());
        LedgerEntry entry = new LedgerEntry(1, Instant.now().truncatedTo(ChronoUnit.MILLIS), author.who(), author.why(), count[0], 0,
                graphs, things, Gate.warnings(judgement.verdict));
        Txn.executeWrite(dataset, () -> {
            judgement.concluded.forEach(triple -> put(Quad.create(GraphNames.UNCONTESTED, triple), rows));
            ChangeGraph.telling(entry).forEach(quad -> put(quad, rows));
        });
    }

    /** By what lies in memory. */
    private Judgement judgement(Graph copy) {
        return judgement(rulebook.findings(copy, progress), () -> concluded(copy));
    }

    /** By what is written. */
    private Judgement judgement() {
        DatasetGraph dataset = database.dataset();
        return judgement(rulebook.findings(dataset, DatasetGraph::getUnionGraph, progress),
                () -> Txn.calculateRead(dataset, () -> concluded(dataset.getUnionGraph())));
    }

    private static Judgement judgement(List<Finding> findings, Supplier<Set<Triple>> concluded) {
        Gate.Verdict verdict = new Gate.Verdict(findings);
        return new Judgement(verdict, verdict.accepts() ? concluded.get() : Set.of());
    }

    private Set<Triple> concluded(Graph said) {
        return derivation.conclusions(said).find().toSet();
    }

    private void put(Quad quad, RDFChanges rows) {
        database.dataset().add(quad);
        rows.add(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject());
    }
}
