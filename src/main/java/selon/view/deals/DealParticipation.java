package selon.view.deals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.apache.jena.graph.Node;

import selon.core.vocab.PartialDate;
import selon.core.vocab.Terms.Classes;
import selon.core.vocab.Terms.Properties;
import selon.view.claims.GraphReader;
import selon.view.claims.LabelledThing;
import selon.view.claims.Page;
import selon.view.claims.Standing;

/**
 * An organisation's participation in one deal, account by account. An account may leave the organisation out.
 *
 * @param accounts the accounts; the first one names the organisation
 */
public record DealParticipation(List<DealPart> accounts) {

    private static final List<Node> DAYS = List.of(Properties.ANNOUNCED_ON, Properties.OCCURRED_ON, Properties.COMPLETED_ON);

    /**
     * The organisation's part in one account of the deal.
     *
     * @param deal     the account
     * @param kind     its class: acquisition, investment or partnership
     * @param roles    the organisation's roles; empty if the account leaves it out
     * @param others   the other parties by role
     * @param date     the date of the deal at its own precision
     * @param standing the standing of the account
     */
    public record DealPart(LabelledThing deal, Optional<LabelledThing> kind, List<LabelledThing> roles, List<DealAccount.Role> others,
                       Optional<PartialDate> date, Standing standing) {

        static DealPart of(GraphReader said, Node deal, Node organisation) {
            List<DealAccount.Role> all = DealAccount.roles(said, deal, DealAccount.PARTIES);
            return new DealPart(said.named(deal),
                    said.classBelow(deal, Classes.DEAL),
                    all.stream().filter(role -> role.values().stream().anyMatch(one -> one.node().equals(organisation)))
                            .map(DealAccount.Role::property).toList(),
                    all.stream().map(role -> without(role, organisation)).filter(role -> !role.values().isEmpty()).toList(),
                    when(said, deal), Standing.of(said, deal));
        }

        private static DealAccount.Role without(DealAccount.Role role, Node organisation) {
            return new DealAccount.Role(role.property(),
                    role.values().stream().filter(one -> !one.node().equals(organisation)).toList());
        }
    }

    /** A page of an organisation's deals, the latest first; undated deals come last. */
    static Page<DealParticipation> of(GraphReader said, Node organisation, int page) {
        Set<Node> told = new HashSet<>();
        List<List<Node>> deals = new ArrayList<>();
        newestFirst(said, organisation).forEach(deal -> {
            if (!told.contains(deal)) {
                List<Node> accounts = DealAccount.accountsOf(said, deal);
                told.addAll(accounts);
                deals.add(accounts);
            }
        });
        return Page.of(deals, page).map(accounts -> new DealParticipation(accounts.stream()
                .map(account -> DealPart.of(said, account, organisation)).toList()));
    }

    private static List<Node> newestFirst(GraphReader said, Node organisation) {
        Map<Node, String> days = new LinkedHashMap<>();
        DealAccount.PARTIES.stream().flatMap(role -> said.having(role, organisation).stream()).distinct()
                .forEach(deal -> days.put(deal, when(said, deal).map(PartialDate::text).orElse("")));
        Comparator<Map.Entry<Node, String>> byDay = Map.Entry.comparingByValue();
        return days.entrySet().stream().sorted(byDay.reversed().thenComparing(entry -> entry.getKey().toString()))
                .map(Map.Entry::getKey).toList();
    }

    /** The date of announcement of a deal, else of its occurrence, else of its completion. */
    static Optional<PartialDate> when(GraphReader said, Node deal) {
        return DAYS.stream().flatMap(day -> said.value(deal, day).stream()).flatMap(value -> PartialDate.of(value).stream()).findFirst();
    }
}
