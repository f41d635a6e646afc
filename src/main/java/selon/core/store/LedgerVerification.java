package selon.core.store;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdfpatch.changes.RDFChangesBase;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;

import selon.core.derive.Derivation;
import selon.core.ledger.ChangeGraph;
import selon.core.ledger.DamagedLedgerException;
import selon.core.ledger.DatasetFingerprint;
import selon.core.ledger.Ledger;
import selon.core.rdf.Finding;
import selon.core.shacl.Rulebook;
import selon.core.tdb.NamedGraphsUnion;
import selon.core.vocab.GraphNames;
import selon.core.vocab.InputException;
import selon.core.vocab.Prefixes;
import selon.core.vocab.Progress;

/**
 * Checks a database against its ledger, its claims and its rules. Nobody may write meanwhile. The comparison of ledger
 * and store takes memory that grows only with the number of graphs.
 */
public final class LedgerVerification {

    private static final int PROGRESS_EVERY = 10_000;

    private final DatasetGraph dataset;
    private final Ledger ledger;
    private final Derivation derivation;
    private final Progress progress;

    /**
     * @param dataset the dataset
     * @param ledger its ledger
     * @param derivation the derivation rules
     * @param progress receives the number of changes, quads and focus nodes
     */
    public LedgerVerification(DatasetGraph dataset, Ledger ledger, Derivation derivation, Progress progress) {
        this.dataset = dataset;
        this.ledger = ledger;
        this.derivation = derivation;
        this.progress = progress;
    }

    /**
     * A check.
     *
     * @param what the statement that was checked, with the amount that was looked at
     * @param faults the faults, each in a sentence
     */
    public record Check(String what, List<String> faults) {}

    /**
     * Runs four checks: the ledger holds every change, complete; all changes together give the store's quads; the
     * derived graph equals a fresh derivation; no rule is violated.
     *
     * @param tell receives each check when it is done
     * @return whether no check found a fault
     */
    public boolean run(Consumer<Check> tell) {
        return Txn.calculateRead(dataset, () -> {
            DatasetFingerprint told = new DatasetFingerprint();
            Check changes = changes(told);
            tell.accept(changes);
            boolean whole = changes.faults.isEmpty();
            boolean fine = whole;
            List<Supplier<Check>> others = List.of(() -> quads(told, whole), this::conclusions, this::rules);
            for (Supplier<Check> other : others) {
                Check check = done(other);
                tell.accept(check);
                fine &= check.faults.isEmpty();
            }
            return fine;
        });
    }

    /** Runs a check. Reading a damaged store can throw any exception. */
    private static Check done(Supplier<Check> check) {
        try {
            return check.get();
        } catch (RuntimeException e) {
            return new Check("The store can be read", List.of("It can't be: " + InputException.reason(e)));
        }
    }

    private Check changes(DatasetFingerprint told) {
        long last = ChangeGraph.last(dataset);
        List<String> faults = new ArrayList<>();
        for (long number = 1; number <= last; number++) {
            try {
                ledger.read(number, telling(told));
            } catch (DamagedLedgerException e) {
                faults.add(e.what());
            }
            progress.at("reading changes", number, last);
        }
        if (ledger.last() > last) {
            faults.add(ledger.file(ledger.last()) + ": is a change that the store has not made");
        }
        return new Check("The ledger holds every change, 1 to " + last + ", and each is complete", faults);
    }

    private static RDFChangesBase telling(DatasetFingerprint told) {
        return new RDFChangesBase() {
            @Override
            public void add(Node g, Node s, Node p, Node o) {
                told.add(Quad.create(g, s, p, o));
            }

            @Override
            public void delete(Node g, Node s, Node p, Node o) {
                told.remove(Quad.create(g, s, p, o));
            }
        };
    }

    private Check quads(DatasetFingerprint told, boolean whole) {
        DatasetFingerprint held = new DatasetFingerprint();
        long count = 0;
        for (Iterator<Quad> quads = dataset.findNG(Node.ANY, Node.ANY, Node.ANY, Node.ANY); quads.hasNext();) {
            held.add(quads.next());
            if (++count % PROGRESS_EVERY == 0) {
                progress.at("reading quads", count, whole ? told.count() : 0);
            }
        }
        List<String> faults = new ArrayList<>();
        if (whole) {
            told.differences(held).forEach(name -> faults.add(Prefixes.shorten(name) + ": the store holds "
                    + (held.count(name) == told.count(name) ? "other triples than the ledger, though as many"
                    : held.count(name) + " triples, the ledger " + told.count(name))));
            faults.sort(null);
        } else {
            faults.add("Ledger and store can't be compared, because the ledger is incomplete");
        }
        return new Check(String.format(Locale.ROOT, "All changes together give the store's %,d quads in %,d graphs",
                count, held.graphs()), faults);
    }

    private Check conclusions() {
        Graph concluded = dataset.getGraph(GraphNames.UNCONTESTED);
        Graph fresh = derivation.conclusions(new NamedGraphsUnion(dataset));
        List<String> faults = new ArrayList<>();
        concluded.find().filterDrop(fresh::contains).mapWith(LedgerVerification::words)
                .forEachRemaining(words -> faults.add("Does not follow: " + words));
        fresh.find().filterDrop(concluded::contains).mapWith(LedgerVerification::words)
                .forEachRemaining(words -> faults.add("Missing: " + words));
        faults.sort(null);
        return new Check(String.format(Locale.ROOT, "The derived graph follows from the claims, %,d triples",
                fresh.size()), faults);
    }

    private static String words(Triple triple) {
        return Prefixes.shorten(triple.getSubject()) + " " + Prefixes.shorten(triple.getPredicate()) + " "
                + Prefixes.shorten(triple.getObject());
    }

    private Check rules() {
        Rulebook rulebook = new Rulebook(dataset.getGraph(GraphNames.SHAPES));
        Gate.Verdict verdict = new Gate.Verdict(rulebook.findings(dataset, NamedGraphsUnion::new, progress));
        List<String> faults = verdict.findings().stream()
                .filter(finding -> finding.severity() == Finding.Severity.VIOLATION)
                .map(finding -> finding.message("en") + "   (" + Prefixes.shorten(finding.focus()) + "; "
                        + Prefixes.shorten(finding.rule()) + ")").toList();
        return new Check(String.format(Locale.ROOT, "The data violate no rule (%,d warnings)",
                verdict.findings().size() - faults.size()), faults);
    }
}
