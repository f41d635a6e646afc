// The only way in.
package selon.store;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.system.Txn;

import selon.vocab.Namespaces;

/**
 * Judges a change by the rules before it is made, and makes it together with what follows from it, or not at all.
 * A refusal never begins a write: in TDB2 5.6.0 an aborted write can harm the store.
 */
public final class Gate {

    private final Rulebook rulebook;
    private final Derivation derivation;

    public Gate(Rulebook rulebook, Derivation derivation) {
        this.rulebook = rulebook;
        this.derivation = derivation;
    }

    /**
     * What the rules say of a dataset in which some graphs are replaced. Changes nothing.
     *
     * @param base      the dataset as it is
     * @param replacing the new graphs by name, each in place of what the dataset has under that name
     * @throws Unreadable when the change would write the derived graph
     */
    public Verdict judge(DatasetGraph base, Map<Node, Graph> replacing) {
        if (replacing.containsKey(GraphNames.UNCONTESTED)) {
            throw new Unreadable("<" + GraphNames.UNCONTESTED.getURI() + "> is derived from the claims and never "
                    + "written. Record a claim in its document's graph instead.");
        }
        Graph said = said(base, replacing);
        return new Verdict(rulebook.findings(said), derivation.conclusions(said));
    }

    /**
     * Replaces graphs of a dataset, if no rule is violated, and brings the derived graph up to date.
     *
     * @return what the rules say; when it refuses, the dataset is as it was
     */
    public Verdict replace(DatasetGraph dataset, Map<Node, Graph> replacing) {
        Verdict verdict = Txn.calculateRead(dataset, () -> judge(dataset, replacing));
        if (verdict.accepts()) {
            Txn.executeWrite(dataset, () -> {
                replacing.forEach((name, graph) -> put(dataset, name, graph));
                put(dataset, GraphNames.UNCONTESTED, verdict.conclusions());
                dataset.prefixes().putAll(Namespaces.PREFIXES);
            });
        }
        return verdict;
    }

    /** Everything said, by anyone: the dataset's graphs with the replacements, without what is derived. */
    private static Graph said(DatasetGraph base, Map<Node, Graph> replacing) {
        Graph said = GraphFactory.createDefaultGraph();
        for (Iterator<Quad> quads = base.find(); quads.hasNext();) {
            Quad quad = quads.next();
            if (!quad.getGraph().equals(GraphNames.UNCONTESTED) && !replacing.containsKey(quad.getGraph())) {
                said.add(quad.asTriple());
            }
        }
        replacing.values().forEach(graph -> graph.find().forEachRemaining(said::add));
        return said;
    }

    private static void put(DatasetGraph dataset, Node name, Graph graph) {
        dataset.deleteAny(name, Node.ANY, Node.ANY, Node.ANY);
        graph.find().forEachRemaining(triple -> dataset.add(Quad.create(name, triple)));
    }

    /**
     * What the rules say of a change.
     *
     * @param findings    all findings, warnings included
     * @param conclusions what the graph would conclude after it
     */
    public record Verdict(List<Finding> findings, Graph conclusions) {

        /** Whether the change may be made: warnings let it pass. */
        public boolean accepts() {
            return findings.stream().noneMatch(finding -> finding.severity() == Finding.Severity.VIOLATION);
        }
    }
}
