package selon.view.deals;

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
import org.apache.jena.vocabulary.ORG;
import org.apache.jena.vocabulary.RDF;

import selon.core.vocab.IriArgument;
import selon.core.vocab.PartialDate;
import selon.core.vocab.Terms.Properties;
import selon.view.claims.GraphReader;
import selon.view.claims.Motivation;
import selon.view.claims.Page;
import selon.view.deals.TimelineEvent.EventKind;

/**
 * Collects the events of a timeline: deals, organisations that join or leave a group, foundings and context events. The first
 * page has the events nearest in time; a drawing of all of them can't be read.
 */
final class TimelineEvents {

    private static final int MOST_OF_A_GROUP = 30;
    private static final Node FOUNDING_DATE = IriArgument.required("schema:foundingDate");

    private final GraphReader said;
    private final Map<Node, Dated> found = new LinkedHashMap<>();
    private final List<Dated> leaving = new ArrayList<>();

    /** An event with no more than its place in the order; only the events of the page are read in full. */
    private record Dated(Node node, EventKind kind, Optional<PartialDate> when) {}

    private TimelineEvents(GraphReader said) {
        this.said = said;
    }

    /**
     * The events around a deal: those of its parties and their groups, the events to which it reacts, and those in which the
     * promoters of its motives act.
     *
     * @param accounts    the deal's accounts
     * @param motivations the motivations claimed for it
     * @param page        the page, from 1; the first has the events nearest to the deal in time
     */
    static Page<TimelineEvent> around(GraphReader said, List<Node> accounts, List<Motivation> motivations, int page) {
        TimelineEvents all = new TimelineEvents(said);
        Set<Node> parties = new LinkedHashSet<>();
        accounts.forEach(account -> DealAccount.PARTIES.forEach(role -> parties.addAll(said.values(account, role))));
        Set<Node> family = new LinkedHashSet<>(parties);
        parties.forEach(party -> all.familyOf(party, family));
        all.deals(accounts.stream());
        all.deals(family.stream().flatMap(all::dealsOf));
        motivations.stream().flatMap(motivation -> motivation.reactionTo().stream())
                .flatMap(event -> DealAccount.accountsOf(said, event.node()).stream()).forEach(all::event);
        motivations.stream().flatMap(motivation -> motivation.carriers().stream())
                .flatMap(carrier -> said.having(Properties.ACTOR, carrier.node()).stream()).forEach(all::event);
        family.forEach(all::rest);
        Optional<LocalDate> focus = accounts.stream().flatMap(deal -> DealParticipation.when(said, deal).stream())
                .map(PartialDate::first).findFirst();
        return all.nearest(focus, page);
    }

    /** The events of an organisation; the first page has the latest. */
    static Page<TimelineEvent> of(GraphReader said, Node organisation, int page) {
        TimelineEvents all = new TimelineEvents(said);
        all.deals(all.dealsOf(organisation).flatMap(deal -> DealAccount.accountsOf(said, deal).stream()));
        all.rest(organisation);
        return all.nearest(Optional.empty(), page);
    }

    /** Adds the organisations above and below a party, by the derived {@code org:subOrganizationOf}. */
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
        return DealAccount.PARTIES.stream().flatMap(role -> said.having(role, organisation).stream());
    }

    private void deals(Stream<Node> deals) {
        deals.forEach(deal -> found.computeIfAbsent(deal, node -> new Dated(node, EventKind.DEAL, DealParticipation.when(said, node))));
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
        found.computeIfAbsent(fact, node -> new Dated(node, EventKind.FOUNDED,
                said.value(node, RDF.object.asNode()).flatMap(PartialDate::of)));
    }

    private void event(Node event) {
        found.computeIfAbsent(event, node -> new Dated(node, EventKind.EVENT, date(node, Properties.OCCURRED_ON)));
    }

    private void control(Node relation) {
        if (!found.containsKey(relation)) {
            found.put(relation, new Dated(relation, EventKind.JOINS, date(relation, Properties.VALID_FROM)));
            date(relation, Properties.VALID_UNTIL).ifPresent(end ->
                    leaving.add(new Dated(relation, EventKind.LEAVES, Optional.of(end))));
        }
    }

    private Optional<PartialDate> date(Node node, Node property) {
        return said.value(node, property).flatMap(PartialDate::of);
    }

    private Page<TimelineEvent> nearest(Optional<LocalDate> focus, int page) {
        LocalDate to = focus.orElse(LocalDate.of(9999, 12, 31));
        Comparator<Dated> near = Comparator.comparingLong((Dated one) ->
                one.when.map(when -> Math.abs(ChronoUnit.DAYS.between(when.first(), to))).orElse(Long.MAX_VALUE));
        return Page.of(Stream.concat(found.values().stream(), leaving.stream())
                        .sorted(near.thenComparing(one -> one.node.toString())).toList(), page)
                .map(one -> TimelineEvent.of(said, one.node, one.kind, one.when));
    }
}
