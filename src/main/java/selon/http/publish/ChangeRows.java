package selon.http.publish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.apache.jena.graph.Node;
import org.apache.jena.rdfpatch.changes.RDFChangesBase;

import selon.core.ledger.Ledger;
import selon.core.ledger.LedgerEntry;
import selon.core.vocab.GraphNames;
import selon.core.vocab.Prefixes;

/** The rows of a change's patch in the order in which people look for them; of a large change, the first ones. */
final class ChangeRows extends RDFChangesBase {

    private static final int SHOWN = 300;
    private static final int READ = 20_000;
    private static final String CONCLUDED = Prefixes.shorten(GraphNames.UNCONTESTED);

    private static final Comparator<HistoryView.HistoryRow> ORDER = Comparator
            .comparing((HistoryView.HistoryRow row) -> String.join(" ", row.terms().subList(0, 2)))
            .thenComparing(HistoryView.HistoryRow::added).thenComparing(row -> row.terms().get(2));

    /** What is concluded comes last. */
    private final Map<String, List<HistoryView.HistoryRow>> byGraph = new TreeMap<>(
            Comparator.comparing((String graph) -> graph.equals(CONCLUDED)).thenComparing(Comparator.naturalOrder()));
    private int read;

    /** Ends the reading of a large patch. */
    private static final class Enough extends RuntimeException {
        Enough() {
            super(null, null, false, false);
        }
    }

    private ChangeRows() {}

    /** A change, and what it did; the ledger's own rows are left out. */
    static HistoryView.Change of(LedgerEntry entry, Ledger ledger, String address) {
        ChangeRows rows = new ChangeRows();
        boolean whole = true;
        try {
            ledger.read(entry.number(), rows);
        } catch (Enough e) {
            whole = false;
        }
        return rows.shown(entry, address, whole);
    }

    private HistoryView.Change shown(LedgerEntry entry, String address, boolean whole) {
        List<HistoryView.HistoryPart> parts = new ArrayList<>();
        int left = SHOWN;
        int all = 0;
        for (Map.Entry<String, List<HistoryView.HistoryRow>> graph : byGraph.entrySet()) {
            List<HistoryView.HistoryRow> first = graph.getValue().stream().sorted(ORDER).limit(left).toList();
            if (!first.isEmpty()) {
                parts.add(new HistoryView.HistoryPart(graph.getKey(), graph.getKey().equals(CONCLUDED), first));
            }
            left -= first.size();
            all += graph.getValue().size();
        }
        return new HistoryView.Change(entry, address, parts, whole && all <= SHOWN);
    }

    @Override
    public void add(Node g, Node s, Node p, Node o) {
        row(true, g, s, p, o);
    }

    @Override
    public void delete(Node g, Node s, Node p, Node o) {
        row(false, g, s, p, o);
    }

    private void row(boolean added, Node g, Node... triple) {
        if (g.equals(GraphNames.LEDGER)) {
            return;
        }
        if (++read > READ) {
            throw new Enough();
        }
        byGraph.computeIfAbsent(Prefixes.shorten(g), name -> new ArrayList<>())
                .add(new HistoryView.HistoryRow(added, Stream.of(triple).map(ChangeRows::term).toList()));
    }

    /** A term for people, for whom the whole label of a blank node is too much. */
    private static String term(Node term) {
        return term.isBlank() ? "_:" + term.getBlankNodeLabel().substring(0, Math.min(6, term.getBlankNodeLabel().length()))
                : Prefixes.shorten(term);
    }
}
