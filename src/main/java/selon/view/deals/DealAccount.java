package selon.view.deals;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.apache.jena.graph.Node;

import selon.core.vocab.IriArgument;
import selon.core.vocab.Terms.Classes;
import selon.core.vocab.Terms.Properties;
import selon.view.claims.ClaimReader;
import selon.view.claims.GraphReader;
import selon.view.claims.LabelledThing;
import selon.view.claims.LangString;
import selon.view.claims.Standing;
import selon.view.claims.Voice;
import selon.view.claims.Voices;

/**
 * One account of a deal. Another account of the same deal may give other parties, dates or amounts.
 *
 * @param node      the account
 * @param kind      its class: acquisition, investment or partnership
 * @param roles     the parties by role
 * @param dates     the dates by kind, as written in the graph
 * @param amount    the amount with its currency, or the words "not disclosed" or "not reported"
 * @param status    announced, completed, blocked or withdrawn
 * @param stake     the share acquired, in percent
 * @param standing  its standing
 * @param voices    the voices on it
 */
public record DealAccount(LabelledThing node, Optional<LabelledThing> kind, List<Role> roles, List<Role> dates,
                          Optional<LangString> amount, Optional<LabelledThing> status, Optional<String> stake, Standing standing,
                          List<Voice> voices) {

    /**
     * A property with its values.
     *
     * @param property the property, such as the role of a party
     * @param values   its values
     */
    public record Role(LabelledThing property, List<LabelledThing> values) {}

    static final List<Node> PARTIES = List.of(Properties.ACQUIRER, Properties.TARGET, Properties.INVESTOR,
            Properties.INVESTEE, Properties.PARTNER);
    private static final List<Node> DATES = List.of(Properties.ANNOUNCED_ON, Properties.COMPLETED_ON, Properties.OCCURRED_ON,
            Properties.DATE_TEXT);

    static DealAccount of(ClaimReader claims, Node node) {
        GraphReader said = claims.said();
        return new DealAccount(said.named(node),
                said.classBelow(node, Classes.DEAL),
                roles(said, node, PARTIES), roles(said, node, DATES), amount(said, node),
                said.value(node, Properties.STATUS).map(said::named),
                said.value(node, Properties.STAKE).map(stake -> stake.getLiteralLexicalForm().replaceFirst("\\.0+$", "")),
                Standing.of(said, node), new Voices(claims).on(node));
    }

    /** All accounts of the deal of an account, that one first. */
    static List<Node> accountsOf(GraphReader said, Node node) {
        Set<Node> all = new LinkedHashSet<>();
        List<Node> next = new ArrayList<>(List.of(node));
        while (!next.isEmpty() && all.size() < GraphReader.MOST) {
            Node one = next.remove(0);
            if (all.add(one)) {
                Stream.concat(said.values(one, Properties.OTHER_ACCOUNT_OF).stream(),
                                said.having(Properties.OTHER_ACCOUNT_OF, one).stream())
                        .sorted(java.util.Comparator.comparing(Node::toString)).forEach(next::add);
            }
        }
        return List.copyOf(all);
    }

    static List<Role> roles(GraphReader said, Node node, List<Node> properties) {
        return properties.stream().map(property -> new Role(said.named(property), said.named(node, property)))
                .filter(role -> !role.values.isEmpty()).toList();
    }

    private static Optional<LangString> amount(GraphReader said, Node node) {
        Optional<Node> amount = said.value(node, Properties.AMOUNT);
        if (amount.isPresent()) {
            String value = text(said, amount.get(), "schema:value");
            return Optional.of(new LangString((value + " " + text(said, amount.get(), "schema:currency")).strip(), ""));
        }
        return said.value(node, Properties.AMOUNT_STATUS).map(status -> said.named(status).name());
    }

    private static String text(GraphReader said, Node node, String property) {
        return said.value(node, IriArgument.required(property)).map(value -> said.named(value).words()).orElse("");
    }
}
