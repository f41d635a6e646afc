package selon.bench;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.apache.jena.system.Txn;

import selon.core.store.FilledDatabases;
import selon.core.store.Gate;
import selon.core.store.Proposal;

/** Adds and takes away in turns, by way of the Gate and bare, in small stores and large, so that all see the same weather. */
final class CommitRounds {

    /** What is timed. */
    enum Kind {
        CLAIM_ADDED("a claim added"), CLAIM_REMOVED("the claim removed"), CLAIM_JUDGED("a claim judged, not made"),
        CLAIM_REFUSED("a claim refused"), DOCUMENT_ADDED("a document added"), DOCUMENT_REMOVED("the document removed");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /**
     * The times of one kind in stores of one size.
     *
     * @param gate by way of the Gate
     * @param bare without it; empty where there is nothing to compare
     */
    record Times(TimeSeries gate, TimeSeries bare) {
        Times() {
            this(new TimeSeries(), new TimeSeries());
        }
    }

    private final List<BenchStores> all;
    private final Map<Long, Map<Kind, Times>> times = new TreeMap<>();
    private long number;

    CommitRounds(List<BenchStores> all) {
        this.all = all;
        this.number = System.currentTimeMillis();
        forget();
    }

    /** What was measured until now was to warm up. */
    void forget() {
        all.forEach(stores -> {
            Map<Kind, Times> kinds = new EnumMap<>(Kind.class);
            for (Kind kind : Kind.values()) {
                kinds.put(kind, new Times());
            }
            times.put(stores.triples(), kinds);
        });
    }

    /** The times by size and kind. */
    Map<Long, Map<Kind, Times>> times() {
        return times;
    }

    /** Lets the virtual machine compile what judges a claim; no disk is needed for that. */
    void judge(int rounds) {
        for (int round = 0; round < rounds; round++) {
            number++;
            for (BenchStores stores : all) {
                expect(true, stores.gate().judge(new SyntheticClaims(stores.copies()).claim(number).adding()));
            }
        }
    }

    void claims(int rounds) {
        for (int round = 0; round < rounds; round++) {
            number++;
            for (BenchStores stores : all) {
                SyntheticClaims tellings = new SyntheticClaims(stores.copies());
                CommitAddition other = tellings.claim(-number);
                gate(stores, Kind.CLAIM_JUDGED, () -> expect(true, stores.gate().judge(other.adding())));
                gate(stores, Kind.CLAIM_REFUSED, () -> commit(false, stores, SyntheticClaims.withoutQuote(other).adding()));
                both(stores, tellings.claim(number), Kind.CLAIM_ADDED, Kind.CLAIM_REMOVED);
            }
        }
    }

    void documents(int rounds) {
        for (int round = 0; round < rounds; round++) {
            number++;
            for (BenchStores stores : all) {
                both(stores, new SyntheticClaims(stores.copies()).document(number), Kind.DOCUMENT_ADDED, Kind.DOCUMENT_REMOVED);
            }
        }
    }

    private void both(BenchStores stores, CommitAddition addition, Kind added, Kind removed) {
        gate(stores, added, () -> commit(true, stores, addition.adding()));
        bare(stores, added, () -> addition.addTo(stores.bare()));
        gate(stores, removed, () -> commit(true, stores, addition.removing()));
        bare(stores, removed, () -> addition.removeFrom(stores.bare()));
    }

    private void gate(BenchStores stores, Kind kind, Runnable work) {
        times.get(stores.triples()).get(kind).gate().time(work);
    }

    private void bare(BenchStores stores, Kind kind, Runnable work) {
        times.get(stores.triples()).get(kind).bare().time(() -> Txn.executeWrite(stores.bare(), work));
    }

    private static void commit(boolean accepted, BenchStores stores, Proposal proposal) {
        expect(accepted, stores.gate().commit(proposal, FilledDatabases.AUTHOR).verdict());
    }

    private static void expect(boolean accepted, Gate.Verdict verdict) {
        if (verdict.accepts() != accepted || accepted && !verdict.findings().isEmpty()) {
            throw new IllegalStateException("Not as expected: " + verdict.findings());
        }
    }
}
