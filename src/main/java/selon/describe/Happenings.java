// What is told of some organisations, in time.
package selon.describe;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.ORG;
import org.apache.jena.vocabulary.RDF;

import selon.describe.Happening.Kind;
import selon.vocab.Namespaces;
import selon.vocab.Terms.Properties;

/**
 * Gathers the deals, the joining of groups, the foundings and the events that a timeline shows. Many are no picture any more:
 * those nearest in time come first, the others on further pages.
 */
final class Happenings {

    private static final int MOST_OF_A_GROUP = 30;
    private static final Node FOUNDING_DATE = NodeFactory.createURI(Namespaces.PREFIXES.get("schema") + "foundingDate");

    private final Said said;
    private final Map<Node, Dated> found = new LinkedHashMap<>();
    private final List<Dated> leaving = new ArrayList<>();

    /** What has to be known of something to see whether it is on a page. */
    private record Dated(Node node, Kind kind, Optional<When> when) {}

    private Happenings(Said said) {
        this.said = said;
    }

    /**
     * What is told of the parties of a deal, in all its accounts.
     *
     * @param accounts    the deal's accounts
     * @param motivations the motives claimed for it, with what they are a reaction to, and who carries them
     * @param page        which part of it, from 1, what is nearest to the deal in time
     */
    static Slice<Happening> around(Said said, List<Node> accounts, List<Motivation> motivations, int page) {
        Happenings all = new Happenings(said);
        Set<Node> parties = new LinkedHashSet<>();
        accounts.forEach(account -> Account.PARTIES.forEach(role -> parties.addAll(said.values(account, role))));
        Set<Node> family = new LinkedHashSet<>(parties);
        parties.forEach(party -> all.familyOf(party, family));
        all.deals(accounts.stream());
        all.deals(family.stream().flatMap(all::dealsOf));
        motivations.stream().flatMap(motivation -> motivation.reactionTo().stream())
                .flatMap(event -> Account.accountsOf(said, event.node()).stream()).forEach(all::event);
        motivations.stream().flatMap(motivation -> motivation.carriers().stream())
                .flatMap(carrier -> said.having(Properties.ACTOR, carrier.node()).stream()).forEach(all::event);
        family.forEach(all::rest);
        Optional<LocalDate> focus = accounts.stream().flatMap(deal -> Dealing.when(said, deal).stream()).map(When::first).findFirst();
        return all.nearest(focus, page);
    }

    /** What is told of an organisation, the latest on the first page. */
    static Slice<Happening> of(Said said, Node organisation, int page) {
        Happenings all = new Happenings(said);
        all.deals(all.dealsOf(organisation).flatMap(deal -> Account.accountsOf(said, deal).stream()));
        all.rest(organisation);
        return all.nearest(Optional.empty(), page);
    }

    /** Those that are held to be of a party's group: the groups above it, and what is below it. */
    private void familyOf(Node party, Set<Node> family) {
        climb(party, family, one -> said.values(one, ORG.subOrganizationOf.asNode()));
        climb(party, family, one -> said.having(ORG.subOrganizationOf.asNode(), one));
    }

    private static void climb(Node start, Set<Node> family, Function<Node, List<Node>> step) {
        List<Node> next = new ArrayList<>(step.apply(start));
        while (!next.isEmpty() && family.size() < MOST_OF_A_GROUP) {
            Node one = next.remove(0);
            if (family.add(one)) {
                next.addAll(step.apply(one));
            }
        }
    }

    private Stream<Node> dealsOf(Node organisation) {
        return Account.PARTIES.stream().flatMap(role -> said.having(role, organisation).stream());
    }

    private void deals(Stream<Node> deals) {
        deals.forEach(deal -> found.computeIfAbsent(deal, node -> new Dated(node, Kind.DEAL, Dealing.when(said, node))));
    }

    private void rest(Node organisation) {
        said.having(RDF.subject.asNode(), organisation).stream()
                .filter(fact -> said.says(fact, RDF.predicate.asNode(), FOUNDING_DATE)).forEach(this::founding);
        said.having(Properties.SUBSIDIARY, organisation).forEach(this::control);
        said.having(Properties.PARENT, organisation).forEach(this::control);
        said.having(Properties.ACTOR, organisation).forEach(this::event);
        said.having(Properties.AFFECTED, organisation).forEach(this::event);
    }

    private void founding(Node fact) {
        found.computeIfAbsent(fact, node -> new Dated(node, Kind.FOUNDED,
                said.value(node, RDF.object.asNode()).flatMap(When::of)));
    }

    private void event(Node event) {
        found.computeIfAbsent(event, node -> new Dated(node, Kind.EVENT, date(node, Properties.OCCURRED_ON)));
    }

    private void control(Node relation) {
        if (!found.containsKey(relation)) {
            found.put(relation, new Dated(relation, Kind.JOINS, date(relation, Properties.VALID_FROM)));
            date(relation, Properties.VALID_UNTIL).ifPresent(end ->
                    leaving.add(new Dated(relation, Kind.LEAVES, Optional.of(end))));
        }
    }

    private Optional<When> date(Node node, Node property) {
        return said.value(node, property).flatMap(When::of);
    }

    private Slice<Happening> nearest(Optional<LocalDate> focus, int page) {
        LocalDate to = focus.orElse(LocalDate.of(9999, 12, 31));
        Comparator<Dated> near = Comparator.comparingLong((Dated one) ->
                one.when.map(when -> Math.abs(ChronoUnit.DAYS.between(when.first(), to))).orElse(Long.MAX_VALUE));
        return Slice.of(Stream.concat(found.values().stream(), leaving.stream())
                        .sorted(near.thenComparing(one -> one.node.toString())).toList(), page)
                .map(one -> Happening.of(said, one.node, one.kind, one.when));
    }
}
