package selon.intake.link;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

import selon.core.store.Database;
import selon.core.vocab.PartialDate;
import selon.core.vocab.Terms.Classes;
import selon.core.vocab.Terms.Properties;
import selon.intake.link.CandidatePair.Decision;
import selon.names.index.NameFinder;
import selon.names.index.NameHit;

/**
 * Proposes pairs of things from different sources that may be one: organisations by their names, acquisitions by their parties
 * and dates. Two things in one document are distinct to that document and are never proposed. It changes nothing.
 */
public final class CrossSourceMatcher {

    private static final int CANDIDATES = 8;
    private static final int LEAST = 65;
    private static final int LIKELY = 85;
    private static final int LONGEST_APART_DAYS = 366;
    private static final int SAME_DAYS = 3;

    private final DatasetGraph dataset;
    private final NameFinder names;
    private final Set<Set<Node>> known = new HashSet<>();
    private final Map<Node, Map<Node, MatchEvidence>> alike = new HashMap<>();

    private CrossSourceMatcher(Database database, NameFinder names, List<CandidatePair> decided) {
        this.dataset = database.dataset();
        this.names = names;
        decided.stream().filter(pair -> pair.decision() != Decision.NONE)
                .forEach(pair -> known.add(Set.of(pair.kept(), pair.other())));
    }

    /**
     * Proposes pairs, the strongest evidence first.
     *
     * @param database the database, outside a transaction
     * @param names    its index of names
     * @param decided  earlier pairs; decided ones are not proposed again
     */
    public static List<CandidatePair> proposals(Database database, NameFinder names, List<CandidatePair> decided) {
        CrossSourceMatcher matching = new CrossSourceMatcher(database, names, decided);
        List<CandidatePair> pairs = new ArrayList<>(matching.organisations());
        pairs.addAll(matching.deals());
        pairs.sort(Comparator.comparing((CandidatePair pair) -> -pair.score()).thenComparing(pair -> pair.kept().toString())
                .thenComparing(pair -> pair.other().toString()));
        return pairs;
    }

    private <T> T reading(Supplier<T> work) {
        return Txn.calculateRead(dataset, work::get);
    }

    private List<CandidatePair> organisations() {
        Map<Node, String> called = reading(() -> {
            Map<Node, String> all = new LinkedHashMap<>();
            dataset.getUnionGraph().find(Node.ANY, RDF.Nodes.type, Classes.ORGANISATION).forEachRemaining(triple ->
                    all.put(triple.getSubject(), label(triple.getSubject())));
            return all;
        });
        Map<Set<Node>, CandidatePair> pairs = new LinkedHashMap<>();
        called.forEach((node, name) -> {
            for (NameHit hit : names.find(name, "en", Optional.of(Set.of(Classes.ORGANISATION)), CANDIDATES)) {
                MatchEvidence evidence = reading(() -> wikidataEvidence(node, hit.thing())).orElseGet(() -> nameEvidence(name, hit));
                Set<Node> both = Set.of(node, hit.thing().equals(node) ? RDF.Nodes.type : hit.thing());
                if (!hit.thing().equals(node) && evidence.score() >= LEAST && called.containsKey(hit.thing())
                        && !pairs.containsKey(both) && reading(() -> inSeparateDocuments(node, hit.thing()))) {
                    alike.computeIfAbsent(node, any -> new HashMap<>()).put(hit.thing(), evidence);
                    alike.computeIfAbsent(hit.thing(), any -> new HashMap<>()).put(node, evidence);
                    pairs.put(both, pair(node, hit.thing(), evidence.score(),
                            evidence.score() >= LIKELY ? Decision.ACCEPT : Decision.NONE, evidence.words()));
                }
            }
        });
        return pairs.values().stream().filter(this::isNew).toList();
    }

    /** The evidence of two links to Wikidata; empty if either thing has none. */
    private Optional<MatchEvidence> wikidataEvidence(Node one, Node other) {
        List<Node> left = values(one, OWL.sameAs.asNode());
        List<Node> right = values(other, OWL.sameAs.asNode());
        return left.isEmpty() || right.isEmpty() ? Optional.empty() : Optional.of(left.stream().anyMatch(right::contains)
                ? new MatchEvidence(100, "linked to the same item of Wikidata") : new MatchEvidence(0, "linked to different items"));
    }

    private static MatchEvidence nameEvidence(String name, NameHit hit) {
        MatchEvidence label = MatchEvidence.of(name, hit.label());
        MatchEvidence matched = MatchEvidence.of(name, hit.matched());
        return matched.score() > label.score() ? new MatchEvidence(matched.score() - 2, matched.words() + ", which is another name of it")
                : label;
    }

    /** Whether no document mentions both. */
    private boolean inSeparateDocuments(Node one, Node other) {
        Set<Node> graphs = graphs(one);
        graphs.retainAll(graphs(other));
        return graphs.isEmpty();
    }

    private Set<Node> graphs(Node thing) {
        Set<Node> graphs = new HashSet<>();
        dataset.find(Node.ANY, thing, RDF.Nodes.type, Node.ANY).forEachRemaining(quad -> graphs.add(quad.getGraph()));
        return graphs;
    }

    private List<CandidatePair> deals() {
        return reading(() -> {
            Graph all = dataset.getUnionGraph();
            Map<Node, List<Node>> byTarget = new LinkedHashMap<>();
            all.find(Node.ANY, Properties.TARGET, Node.ANY).forEachRemaining(triple ->
                    byTarget.computeIfAbsent(triple.getObject(), any -> new ArrayList<>()).add(triple.getSubject()));
            Map<Set<Node>, CandidatePair> pairs = new LinkedHashMap<>();
            byTarget.forEach((target, deals) -> targets(target).forEach((like, evidence) ->
                    deals.forEach(deal -> byTarget.getOrDefault(like, List.of()).forEach(other -> {
                        if (!deal.equals(other) && !pairs.containsKey(Set.of(deal, other)) && inSeparateDocuments(deal, other)
                                && !all.contains(deal, Properties.OTHER_ACCOUNT_OF, other)
                                && !all.contains(other, Properties.OTHER_ACCOUNT_OF, deal)) {
                            compared(deal, other, evidence).ifPresent(pair -> pairs.put(Set.of(deal, other), pair));
                        }
                    }))));
            return pairs.values().stream().filter(this::isNew).toList();
        });
    }

    private Map<Node, MatchEvidence> targets(Node target) {
        Map<Node, MatchEvidence> like = new LinkedHashMap<>(Map.of(target, new MatchEvidence(100, "the same organisation")));
        like.putAll(alike.getOrDefault(target, Map.of()));
        return like;
    }

    private Optional<CandidatePair> compared(Node deal, Node other, MatchEvidence target) {
        Optional<MatchEvidence> buyer = values(deal, Properties.ACQUIRER).stream().flatMap(one ->
                values(other, Properties.ACQUIRER).stream().flatMap(two -> one.equals(two)
                        ? Optional.of(new MatchEvidence(100, "the same organisation")).stream()
                        : Optional.ofNullable(alike.getOrDefault(one, Map.of()).get(two)).stream()))
                .max(Comparator.comparingInt(MatchEvidence::score));
        if (buyer.isEmpty()) {
            return Optional.empty();
        }
        Optional<PartialDate> when = date(deal);
        Optional<PartialDate> then = date(other);
        long days = when.isPresent() && then.isPresent() ? when.get().daysTo(then.get()) : 0;
        if (days > LONGEST_APART_DAYS) {
            return Optional.empty();
        }
        String dates = when.isEmpty() || then.isEmpty() ? "not both dated" : when.get().text() + " and " + then.get().text();
        int unsure = when.isEmpty() || then.isEmpty() ? 15 : days <= SAME_DAYS ? 0 : days <= 31 ? 8 : 25;
        int score = Math.max(1, (buyer.get().score() + target.score()) / 2 - unsure);
        Decision suggestion = differ(deal, other) ? Decision.ACCOUNT : Decision.ACCEPT;
        return Optional.of(pair(deal, other, score, suggestion, "buyer: " + buyer.get().words() + "; target: " + target.words()
                + "; announced: " + dates));
    }

    /** Whether two accounts disagree on a date, the status, the stake or the amount. */
    private boolean differ(Node deal, Node other) {
        for (Node property : List.of(Properties.ANNOUNCED_ON, Properties.COMPLETED_ON, Properties.STATUS, Properties.AMOUNT_STATUS,
                Properties.STAKE)) {
            if (disagree(Set.copyOf(values(deal, property)), Set.copyOf(values(other, property)))) {
                return true;
            }
        }
        return disagree(amounts(dataset, deal).keySet(), amounts(dataset, other).keySet());
    }

    private static boolean disagree(Set<?> one, Set<?> two) {
        return !one.isEmpty() && !two.isEmpty() && !one.equals(two);
    }

    /** The amounts of a deal: the triples of each, with its node. */
    static Map<Set<Triple>, Node> amounts(DatasetGraph dataset, Node deal) {
        Graph all = dataset.getUnionGraph();
        Map<Set<Triple>, Node> amounts = new HashMap<>();
        all.find(deal, Properties.AMOUNT, Node.ANY).mapWith(Triple::getObject).forEachRemaining(amount -> amounts.put(
                all.find(amount, Node.ANY, Node.ANY)
                        .mapWith(said -> Triple.create(Properties.AMOUNT, said.getPredicate(), said.getObject()))
                        .toSet(), amount));
        return amounts;
    }

    private Optional<PartialDate> date(Node deal) {
        return List.of(Properties.ANNOUNCED_ON, Properties.COMPLETED_ON, Properties.OCCURRED_ON).stream()
                .flatMap(property -> values(deal, property).stream())
                .flatMap(value -> PartialDate.of(value.getLiteralLexicalForm()).stream()).findFirst();
    }

    private List<Node> values(Node thing, Node property) {
        return dataset.getUnionGraph().find(thing, property, Node.ANY).mapWith(Triple::getObject).toSet().stream().toList();
    }

    private CandidatePair pair(Node one, Node other, int score, Decision suggestion, String reason) {
        boolean first = one.getURI().length() < other.getURI().length()
                || one.getURI().length() == other.getURI().length() && one.getURI().compareTo(other.getURI()) < 0;
        Node kept = first ? one : other;
        Node gone = first ? other : one;
        return new CandidatePair(Decision.NONE, suggestion, score, kept, gone, reading(() -> label(kept)),
                reading(() -> label(gone)), reason);
    }

    private boolean isNew(CandidatePair pair) {
        return !known.contains(Set.of(pair.kept(), pair.other()));
    }

    private String label(Node thing) {
        Map<String, String> labels = dataset.getUnionGraph().find(thing, RDFS.label.asNode(), Node.ANY).mapWith(Triple::getObject)
                .toSet().stream().filter(Node::isLiteral).collect(Collectors.toMap(Node::getLiteralLanguage,
                        Node::getLiteralLexicalForm, (a, b) -> a.compareTo(b) < 0 ? a : b));
        return labels.getOrDefault("en", labels.values().stream().min(Comparator.naturalOrder()).orElse(thing.getURI()));
    }

    /** Every quad with a thing as subject or object. */
    static List<Quad> mentions(DatasetGraph dataset, Node thing) {
        List<Quad> quads = new ArrayList<>();
        dataset.find(Node.ANY, thing, Node.ANY, Node.ANY).forEachRemaining(quads::add);
        dataset.find(Node.ANY, Node.ANY, Node.ANY, thing).forEachRemaining(quads::add);
        return quads;
    }
}
