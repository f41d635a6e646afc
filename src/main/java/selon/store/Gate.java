// The only way in.
package selon.store;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.system.Txn;

import selon.validate.Change;
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
     * What the rules say of a dataset in which some graphs are replaced, validated whole. Changes nothing.
     *
     * @param base      the dataset as it is
     * @param replacing the new graphs by name, each in place of what the dataset has under that name
     */
    public Verdict judge(DatasetGraph base, Map<Node, Graph> replacing) {
        return new Verdict(rulebook.findings(said(base, replacing)));
    }

    /**
     * Replaces graphs of a dataset, if no rule is violated, and brings the derived graph up to date. In a dataset that
     * was filled through the Gate, only what the change can have affected is validated and derived anew.
     *
     * @return what the rules say; when it refuses, the dataset is as it was
     */
    public synchronized Verdict replace(DatasetGraph dataset, Map<Node, Graph> replacing) {
        return Txn.calculateRead(dataset, dataset::isEmpty) ? fill(dataset, replacing) : change(dataset, replacing);
    }

    private Verdict fill(DatasetGraph dataset, Map<Node, Graph> graphs) {
        Graph said = GraphFactory.createDefaultGraph();
        graphs.values().forEach(graph -> graph.find().forEachRemaining(said::add));
        Verdict verdict = new Verdict(rulebook.findings(said));
        if (verdict.accepts()) {
            Graph conclusions = derivation.conclusions(said);
            Txn.executeWrite(dataset, () -> {
                graphs.forEach((name, graph) -> put(dataset, name, graph));
                put(dataset, GraphNames.UNCONTESTED, conclusions);
                dataset.prefixes().putAll(Namespaces.PREFIXES);
            });
        }
        return verdict;
    }

    /** What a change would do, worked out while reading. */
    private record Plan(Verdict verdict, Rewrite rewrite, Derivation.Difference conclusions) {}

    private Verdict change(DatasetGraph dataset, Map<Node, Graph> replacing) {
        Plan plan = Txn.calculateRead(dataset, () -> plan(dataset, replacing));
        if (plan.verdict.accepts()) {
            Txn.executeWrite(dataset, () -> {
                plan.rewrite.apply(dataset);
                plan.conclusions.removed().forEach(triple -> dataset.delete(Quad.create(GraphNames.UNCONTESTED, triple)));
                plan.conclusions.added().forEach(triple -> dataset.add(Quad.create(GraphNames.UNCONTESTED, triple)));
            });
        }
        return plan.verdict;
    }

    private Plan plan(DatasetGraph dataset, Map<Node, Graph> replacing) {
        Rewrite rewrite = Rewrite.of(dataset, replacing);
        Change change = rewrite.change();
        Verdict verdict = new Verdict(rulebook.findings(change));
        return new Plan(verdict, rewrite, !verdict.accepts() ? new Derivation.Difference(Set.of(), Set.of())
                : derivation.difference(change.before(), dataset.getGraph(GraphNames.UNCONTESTED), change.added(),
                        change.removed()));
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
        graph.find().forEachRemaining(triple -> dataset.add(Quad.create(name, triple)));
    }

    /**
     * What the rules say of a change.
     *
     * @param findings all findings, warnings included
     */
    public record Verdict(List<Finding> findings) {

        /** Whether the change may be made: warnings let it pass. */
        public boolean accepts() {
            return findings.stream().noneMatch(finding -> finding.severity() == Finding.Severity.VIOLATION);
        }
    }
}
