package selon.core.derive;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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

/** The rules of the derived layer, each of which may build on what those before it concluded. */
public final class Derivation {

    private final List<DerivationRule> rules;
    /** Which rules these are, concluded beside what they conclude. */
    private final Triple digest;

    private Derivation(List<DerivationRule> rules, Triple digest) {
        this.rules = List.copyOf(rules);
        this.digest = digest;
    }

    /**
     * Reads the rules.
     *
     * @throws InputException when one of them can't be a rule
     */
    public static Derivation read(List<Path> files) {
        String texts = files.stream().map(InputException::text).collect(Collectors.joining("\n"));
        return new Derivation(files.stream().map(DerivationRule::read).toList(), Triple.create(GraphNames.UNCONTESTED,
                Terms.Properties.RULES_DIGEST, NodeFactory.createLiteralString(digest(texts))));
    }

    private static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Whether what is concluded was concluded by these rules. */
    public boolean made(Graph concluded) {
        return concluded.contains(digest);
    }

    /** The content of {@code id:graph/uncontested} for a graph of claims and ontology. */
    public Graph conclusions(Graph said) {
        Graph concluded = GraphFactory.createDefaultGraph();
        for (DerivationRule rule : rules) {
            rule.conclusions(new UnionGraph(said, concluded)).forEach(concluded::add);
        }
        concluded.add(digest);
        return concluded;
    }

    /**
     * What a change of what is said does to what is concluded, worked out only where the change reaches.
     *
     * @param said      the change
     * @param concluded what is concluded before it
     */
    public DerivedChange difference(GraphChange said, Graph concluded) {
        Graph known = new CachingGraph(concluded);
        Graph before = new UnionGraph(said.before(), known);
        DerivedChange total = new DerivedChange(new HashSet<>(), new HashSet<>());
        Set<Triple> plus = new HashSet<>(said.added());
        Set<Triple> minus = new HashSet<>(said.removed());
        for (DerivationRule rule : rules) {
            Graph after = new UnionGraph(said.after(), new DeltaGraph(known, total.added(), total.removed()));
            DerivedChange one = difference(rule, new GraphChange(before, after, plus, minus), known);
            plus.addAll(one.added());
            minus.addAll(one.removed());
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
        Set<Triple> then = new HashSet<>();
        Set<Triple> now = new HashSet<>();
        if (keys.isEmpty()) {
            then.addAll(rule.conclusions(change.before()));
            now.addAll(rule.conclusions(change.after()));
        }
        for (Node key : keys.orElse(Set.of())) {
            then.addAll(rule.conclusions(change.before(), key));
            now.addAll(rule.conclusions(change.after(), key));
        }
        Set<Triple> gone = new HashSet<>(then);
        gone.removeAll(now);
        gone.removeIf(triple -> rules.stream().anyMatch(any -> any.concludes(triple, change.after())));
        now.removeIf(concluded::contains);
        return new DerivedChange(now, gone);
    }

    /** By how much sums change. */
    private static RunningSums sums(DerivationRule rule, Set<Node> keys, GraphChange change) {
        RunningSums sums = new RunningSums();
        for (Node key : keys) {
            rule.conclusions(change.before(), key).forEach(triple -> sums.add(triple, -1));
            rule.conclusions(change.after(), key).forEach(triple -> sums.add(triple, 1));
        }
        return sums;
    }
}
