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
 * Carries out what a person decided, through the Gate, each decision a change of its own: claims about two things become
 * claims about one, with all their voices, or the two become accounts of each other.
 */
public final class Merge {

    private final Gate gate;
    private final Gate.Author author;
    /** What became of things that were joined to others. */
    private final Map<Node, Node> joined = new HashMap<>();

    /**
     * A joining.
     *
     * @param gate   the only way in
     * @param author who decided
     */
    public Merge(Gate gate, Gate.Author author) {
        this.gate = gate;
        this.author = author;
    }

    /** The decisions in an order in which they can be carried out: parties before the deals between them. */
    public static List<CandidatePair> inOrder(List<CandidatePair> pairs, DatasetGraph dataset) {
        return pairs.stream().sorted(Comparator.comparing(pair -> dataset.getUnionGraph().contains(pair.kept(), Properties.TARGET,
                Node.ANY))).toList();
    }

    /** Why two deals can't be one yet: their parties are two. */
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
     * Carries out a decision.
     *
     * @return what the rules say, where something was to be done; when they refuse, nothing was
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
                Gate.Outcome outcome = gate.commit(one(kept, other), decided);
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

    /** The other's name gives way to the one that is kept, wherever it stands; its labels become other names. */
    private static Proposal one(Node kept, Node other) {
        return view -> {
            Map<Set<Triple>, Node> amounts = CrossSourceMatcher.amounts(view, kept);
            CrossSourceMatcher.amounts(view, other).forEach((amount, node) ->
                    Optional.ofNullable(amounts.get(amount)).filter(same -> !same.equals(node)).ifPresent(same -> rename(view, same, node)));
            rename(view, kept, other);
        };
    }

    private static void rename(DatasetGraph view, Node kept, Node other) {
        List<Quad> quads = CrossSourceMatcher.mentions(view, other).stream().filter(quad -> isData(quad.getGraph())).toList();
        quads.forEach(view::delete);
        quads.forEach(quad -> view.add(named(quad, kept, other, view)));
    }

    private static Quad named(Quad quad, Node kept, Node other, DatasetGraph view) {
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
