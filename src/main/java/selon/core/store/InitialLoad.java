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
import selon.core.vocab.Prefixes;
import selon.core.vocab.Progress;

/**
 * Fills an empty database that is not in use yet, as its first change. Quads are written as they are read. A copy in
 * memory is validated at the same time; when the data is too large for a copy, the store is validated after writing.
 * When the rules refuse the data, the caller discards the database.
 */
public final class InitialLoad {

    /** The waiting quads and the copy together take at most one part in this many of the heap. */
    private static final int SHARE = 3;
    private static final int QUAD_BYTES = 320;

    private final Database database;
    private final Rulebook rulebook;
    private final Derivation derivation;
    private final Progress progress;

    /**
     * @param database the empty database
     * @param rulebook the rules
     * @param derivation the derivation rules
     * @param progress receives the number of quads and of focus nodes
     */
    public InitialLoad(Database database, Rulebook rulebook, Derivation derivation, Progress progress) {
        this.database = database;
        this.rulebook = rulebook;
        this.derivation = derivation;
        this.progress = progress;
    }

    /** Ends the writing of the ledger's first entry, because the rules refuse the data. */
    private static final class Refused extends RuntimeException {
        private final transient Gate.Verdict verdict;

        Refused(Gate.Verdict verdict) {
            super(null, null, false, false);
            this.verdict = verdict;
        }
    }

    /**
     * The result of validation.
     *
     * @param verdict the findings
     * @param concluded the derived triples, when the rules accept the data
     */
    private record Judgement(Gate.Verdict verdict, Set<Triple> concluded) {}

    /**
     * Fills the database.
     *
     * @param quads the data
     * @param author the author of the first change
     * @return the findings of a refusal; empty when the data was accepted
     */
    public Gate.Verdict with(Iterator<Quad> quads, Gate.Author author) {
        return with(quads, author, Runtime.getRuntime().maxMemory() / SHARE / QUAD_BYTES);
    }

    /**
     * Fills the database.
     *
     * @param inMemory the most triples to validate in memory
     */
    Gate.Verdict with(Iterator<Quad> quads, Gate.Author author, long inMemory) {
        try (ReadAhead<Judgement> ahead = ReadAhead.of(quads, this::judgement, progress, inMemory)) {
            database.ledger().prepare(1, rows -> write(ahead, author, rows));
            database.ledger().confirm(1);
            return new Gate.Verdict(List.of());
        } catch (Refused refused) {
            return refused.verdict;
        }
    }

    private void write(ReadAhead<Judgement> ahead, Gate.Author author, RDFChanges rows) {
        DatasetGraph dataset = database.dataset();
        Set<Node> graphs = new HashSet<>();
        Set<Node> things = new HashSet<>();
        long[] count = {0};
        Txn.executeWrite(dataset, () -> {
            dataset.prefixes().putAll(Prefixes.ALL);
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
            throw new Refused(judgement.verdict);
        }
        things.removeIf(thing -> !thing.isURI());
        LedgerEntry entry = new LedgerEntry(1, Instant.now().truncatedTo(ChronoUnit.MILLIS), author.who(), author.why(), count[0], 0,
                graphs, things, Gate.warnings(judgement.verdict));
        Txn.executeWrite(dataset, () -> {
            judgement.concluded.forEach(triple -> put(Quad.create(GraphNames.UNCONTESTED, triple), rows));
            ChangeGraph.telling(entry).forEach(quad -> put(quad, rows));
        });
    }

    /** Validates and derives from the copy in memory. */
    private Judgement judgement(Graph copy) {
        return judgement(rulebook.findings(copy, progress), () -> concluded(copy));
    }

    /** Validates and derives from the store. */
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
