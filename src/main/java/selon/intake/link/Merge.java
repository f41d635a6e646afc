package selon.intake.link;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

import selon.core.store.Gate;
import selon.core.store.Proposal;
import selon.core.vocab.GraphNames;
import selon.core.vocab.Terms.Properties;

/**
 * Carries out a person's decisions through the Gate, each as a change of its own. On "accept", the claims about two things
 * become claims about one and keep their voices; on "account", the two become accounts of one deal. One thread uses it.
 */
public final class Merge {

    private final Gate gate;
    private final Gate.Author author;
    /** The merged things, mapped to the things that replace them. */
    private final Map<Node, Node> joined = new HashMap<>();

    /**
     * Creates a merge.
     *
     * @param gate   the gate through which all changes go
     * @param author the person who decided
     */
    public Merge(Gate gate, Gate.Author author) {
        this.gate = gate;
        this.author = author;
    }

    /** Sorts decisions so that parties are merged before the deals between them. */
    public static List<CandidatePair> inOrder(List<CandidatePair> pairs, DatasetGraph dataset) {
        return pairs.stream().sorted(Comparator.comparing(pair -> dataset.getUnionGraph().contains(pair.kept(), Properties.TARGET,
                Node.ANY))).toList();
    }

    /** The reason why two deals can't be merged yet: their parties are still distinct. Empty if nothing hinders it. */
    public Optional<String> hindrance(CandidatePair pair, DatasetGraph dataset) {
        Node kept = current(pair.kept());
        Node other = current(pair.other());
        return pair.decision() != CandidatePair.Decision.ACCEPT || kept.equals(other) ? Optional.empty()
                : Stream.of(Properties.ACQUIRER, Properties.TARGET).filter(party -> {
                    Set<Node> one = parties(dataset, kept, party);
                    Set<Node> two = parties(dataset, other, party);
                    return !one.isEmpty() && !two.isEmpty() && Collections.disjoint(one, two);
                }).map(party -> "the " + (party.equals(Properties.TARGET) ? "targets" : "buyers")
                        + " of these deals are still two organisations; accept those as one too, or decide account").findFirst();
    }

    private static Set<Node> parties(DatasetGraph dataset, Node deal, Node party) {
        return dataset.getUnionGraph().find(deal, party, Node.ANY).mapWith(Triple::getObject).toSet();
    }

    /**
     * Carries out a decision. If the rules refuse the change, nothing changes.
     *
     * @return the outcome; empty if there was nothing to do
     */
    public Optional<Gate.Outcome> carryOut(CandidatePair pair) {
        Node kept = current(pair.kept());
        Node other = current(pair.other());
        if (kept.equals(other)) {
            return Optional.empty();
        }
        String why = pair.keptName() + " = " + pair.otherName() + " (" + pair.reason() + ")";
        Gate.Author decided = new Gate.Author(author.who(), Optional.of(author.why().map(words -> words + ": ").orElse("") + why));
        return switch (pair.decision()) {
            case ACCEPT -> {
                Gate.Outcome outcome = gate.commit(merged(kept, other), decided);
                if (outcome.verdict().accepts()) {
                    joined.put(other, kept);
                }
                yield Optional.of(outcome);
            }
            case ACCOUNT -> Optional.of(gate.commit(accounts(kept, other), decided));
            case NONE, REFUSE -> Optional.empty();
        };
    }

    private Node current(Node thing) {
        Node now = thing;
        while (joined.containsKey(now)) {
            now = joined.get(now);
        }
        return now;
    }

    /** Replaces one IRI by another in all data; the labels of the first become other names. */
    private static Proposal merged(Node kept, Node other) {
        return view -> {
            Map<Set<Triple>, Node> amounts = CrossSourceMatcher.amounts(view, kept);
            CrossSourceMatcher.amounts(view, other).forEach((amount, node) ->
                    Optional.ofNullable(amounts.get(amount)).filter(same -> !same.equals(node))
                            .ifPresent(same -> rename(view, same, node)));
            rename(view, kept, other);
        };
    }

    private static void rename(DatasetGraph view, Node kept, Node other) {
        List<Quad> quads = CrossSourceMatcher.mentions(view, other).stream().filter(quad -> isData(quad.getGraph())).toList();
        quads.forEach(view::delete);
        quads.forEach(quad -> view.add(renamed(quad, kept, other, view)));
    }

    private static Quad renamed(Quad quad, Node kept, Node other, DatasetGraph view) {
        Node subject = quad.getSubject().equals(other) ? kept : quad.getSubject();
        Node object = quad.getObject().equals(other) ? kept : quad.getObject();
        boolean label = subject.equals(kept) && quad.getPredicate().equals(RDFS.label.asNode())
                && !view.contains(Node.ANY, kept, RDFS.label.asNode(), object);
        return Quad.create(quad.getGraph(), subject, label ? SKOS.altLabel.asNode() : quad.getPredicate(), object);
    }

    private static Proposal accounts(Node kept, Node other) {
        return view -> {
            List<Node> graphs = CrossSourceMatcher.mentions(view, other).stream().filter(quad -> quad.getSubject().equals(other))
                    .map(Quad::getGraph).filter(Merge::isData).distinct().toList();
            graphs.forEach(graph -> view.add(Quad.create(graph, other, Properties.OTHER_ACCOUNT_OF, kept)));
        };
    }

    private static boolean isData(Node graph) {
        return !GraphNames.UNWRITABLE.contains(graph) && !GraphNames.ONTOLOGY.contains(graph);
    }
}
