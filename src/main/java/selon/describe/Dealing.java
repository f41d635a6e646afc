// A deal in which an organisation takes part.
package selon.describe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;

import selon.vocab.Terms.Properties;

/**
 * One deal, in each of its accounts; some of them may leave the organisation out.
 *
 * @param accounts the accounts, the one with the organisation first
 */
public record Dealing(List<Part> accounts) {

    private static final List<Node> DAYS = List.of(Properties.ANNOUNCED_ON, Properties.OCCURRED_ON, Properties.COMPLETED_ON);

    /**
     * An organisation's part in one account of a deal.
     *
     * @param deal     the account
     * @param kind     acquisition, investment or partnership
     * @param roles    as what it takes part; nothing where the account leaves it out
     * @param others   who else takes part, as what
     * @param date     when, as given
     * @param standing how the account stands
     */
    public record Part(Named deal, Optional<Named> kind, List<Named> roles, List<Account.Role> others, Optional<When> date,
                       Standing standing) {

        static Part of(Said said, Node deal, Node organisation) {
            List<Account.Role> all = Account.roles(said, deal, Account.PARTIES);
            return new Part(said.named(deal),
                    said.values(deal, RDF.Nodes.type).stream().filter(Account.KINDS::contains).findFirst().map(said::named),
                    all.stream().filter(role -> role.values().stream().anyMatch(one -> one.node().equals(organisation)))
                            .map(Account.Role::property).toList(),
                    all.stream().map(role -> without(role, organisation)).filter(role -> !role.values().isEmpty()).toList(),
                    when(said, deal), Standing.of(said, deal));
        }

        private static Account.Role without(Account.Role role, Node organisation) {
            return new Account.Role(role.property(),
                    role.values().stream().filter(one -> !one.node().equals(organisation)).toList());
        }
    }

    /** A page of the deals of an organisation, the newest first; those without any date come last. */
    static Slice<Dealing> of(Said said, Node organisation, int page) {
        Set<Node> told = new HashSet<>();
        List<List<Node>> deals = new ArrayList<>();
        newestFirst(said, organisation).forEach(deal -> {
            if (!told.contains(deal)) {
                List<Node> accounts = Account.accountsOf(said, deal);
                told.addAll(accounts);
                deals.add(accounts);
            }
        });
        return Slice.of(deals, page).map(accounts -> new Dealing(accounts.stream()
                .map(account -> Part.of(said, account, organisation)).toList()));
    }

    private static List<Node> newestFirst(Said said, Node organisation) {
        Map<Node, String> days = new LinkedHashMap<>();
        Account.PARTIES.stream().flatMap(role -> said.having(role, organisation).stream()).distinct()
                .forEach(deal -> days.put(deal, when(said, deal).map(When::text).orElse("")));
        Comparator<Map.Entry<Node, String>> byDay = Map.Entry.comparingByValue();
        return days.entrySet().stream().sorted(byDay.reversed().thenComparing(entry -> entry.getKey().toString()))
                .map(Map.Entry::getKey).toList();
    }

    /** When a deal was announced, else when it happened, else when it was completed. */
    static Optional<When> when(Said said, Node deal) {
        return DAYS.stream().flatMap(day -> said.value(deal, day).stream()).flatMap(value -> When.of(value).stream()).findFirst();
    }
}
