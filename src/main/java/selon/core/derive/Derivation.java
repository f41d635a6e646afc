package selon.core.derive;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.commons.codec.digest.DigestUtils;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;

import selon.core.shacl.CachingGraph;
import selon.core.shacl.GraphChange;
import selon.core.vocab.GraphNames;
import selon.core.vocab.InputException;
import selon.core.vocab.Terms;

/**
 * The derivation rules, in order. Each rule may use what earlier rules derived. Instances are immutable, and any thread
 * may use them.
 */
public final class Derivation {

    private final List<DerivationRule> rules;
    /** The digest of the rules' texts, which is derived along with their conclusions. */
    private final Triple digest;

    private Derivation(List<DerivationRule> rules, Triple digest) {
        this.rules = List.copyOf(rules);
        this.digest = digest;
    }

    /**
     * Reads the rules from their files, in the given order.
     *
     * @throws InputException when a file is not a valid rule
     */
    public static Derivation read(List<Path> files) {
        String texts = files.stream().map(InputException::text).collect(Collectors.joining("\n"));
        return new Derivation(files.stream().map(DerivationRule::read).toList(), Triple.create(GraphNames.UNCONTESTED,
                Terms.Properties.RULES_DIGEST, NodeFactory.createLiteralString(DigestUtils.sha256Hex(texts))));
    }

    /** Tells whether a derived graph was made by exactly these rules. */
    public boolean made(Graph concluded) {
        return concluded.contains(digest);
    }

    /**
     * Derives the whole content of {@code id:graph/uncontested}.
     *
     * @param said the claims and the ontology as one graph
     */
    public Graph conclusions(Graph said) {
        Graph concluded = GraphFactory.createDefaultGraph();
        for (DerivationRule rule : rules) {
            rule.conclusions(new UnionGraph(said, concluded)).forEach(concluded::add);
        }
        concluded.add(digest);
        return concluded;
    }

    /**
     * Computes how a change affects the derived graph, by looking only at the parts that the change reaches.
     *
     * @param said the change of the stated triples
     * @param concluded the derived graph before the change
     * @return the derived triples that come and go
     */
    public DerivedChange difference(GraphChange said, Graph concluded) {
        Graph known = new CachingGraph(concluded);
        Graph before = new UnionGraph(said.before(), known);
        DerivedChange total = new DerivedChange(new HashSet<>(), new HashSet<>());
        Set<Triple> added = new HashSet<>(said.added());
        Set<Triple> removed = new HashSet<>(said.removed());
        for (DerivationRule rule : rules) {
            Graph after = new UnionGraph(said.after(), new DeltaGraph(known, total.added(), total.removed()));
            DerivedChange one = difference(rule, new GraphChange(before, after, added, removed), known);
            added.addAll(one.added());
            removed.addAll(one.removed());
            total.added().addAll(one.added());
            total.removed().addAll(one.removed());
        }
        return total;
    }

    private DerivedChange difference(DerivationRule rule, GraphChange change, Graph concluded) {
        Optional<Set<Node>> keys = rule.keys(change);
        if (rule.sums() && keys.isPresent()) {
            return sums(rule, keys.get(), change).addedTo(concluded);
        }
        Set<Triple> derivedBefore = new HashSet<>();
        Set<Triple> derivedAfter = new HashSet<>();
        if (keys.isEmpty()) {
            derivedBefore.addAll(rule.conclusions(change.before()));
            derivedAfter.addAll(rule.conclusions(change.after()));
        }
        for (Node key : keys.orElse(Set.of())) {
            derivedBefore.addAll(rule.conclusions(change.before(), key));
            derivedAfter.addAll(rule.conclusions(change.after(), key));
        }
        Set<Triple> gone = new HashSet<>(derivedBefore);
        gone.removeAll(derivedAfter);
        gone.removeIf(triple -> rules.stream().anyMatch(any -> any.concludes(triple, change.after())));
        derivedAfter.removeIf(concluded::contains);
        return new DerivedChange(derivedAfter, gone);
    }

    /** Computes by how much the sums of a summing rule change. */
    private static RunningSums sums(DerivationRule rule, Set<Node> keys, GraphChange change) {
        RunningSums sums = new RunningSums();
        for (Node key : keys) {
            rule.conclusions(change.before(), key).forEach(triple -> sums.add(triple, -1));
            rule.conclusions(change.after(), key).forEach(triple -> sums.add(triple, 1));
        }
        return sums;
    }
}
