package selon.view.deals;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;

import selon.core.vocab.Terms.Properties;
import selon.view.claims.ClaimReader;
import selon.view.claims.Drift;
import selon.view.claims.GraphReader;
import selon.view.claims.LabelledThing;
import selon.view.claims.Motivation;
import selon.view.claims.Standing;
import selon.view.claims.Voice;
import selon.view.claims.Voices;

/**
 * A deal with all its accounts. Sources may give several accounts of one deal, linked by {@code selon:otherAccountOf}.
 *
 * @param node        the requested account
 * @param accounts    all accounts of the deal, the requested one first
 * @param motivations the motivations claimed for it, contested ones first
 * @param facts       other statements about it
 * @param drifts      the differences between its claims and the claims that they relay
 * @param timeline    the events around its parties
 */
public record Deal(LabelledThing node, List<DealAccount> accounts, List<Motivation> motivations, List<Fact> facts, List<Drift> drifts,
                   Timeline timeline) {

    /**
     * A statement about the deal that is neither an account nor a motivation.
     *
     * @param node     the statement
     * @param standing its standing
     * @param voices   the voices on it
     */
    public record Fact(LabelledThing node, Standing standing, List<Voice> voices) {
        static Fact of(ClaimReader claims, Node node) {
            return new Fact(claims.said().named(node), Standing.of(claims.said(), node), new Voices(claims).on(node));
        }
    }

    /**
     * Reads a deal.
     *
     * @param claims the claims
     * @param node   any account of the deal
     * @param page   the page of the timeline, from 1
     */
    public static Deal of(ClaimReader claims, Node node, int page) {
        GraphReader said = claims.said();
        List<Node> accounts = DealAccount.accountsOf(said, node);
        List<Motivation> motivations = accounts.stream().flatMap(account -> said.having(Properties.DEAL, account).stream())
                .distinct().map(motivation -> Motivation.of(claims, motivation)).sorted(Motivation.CONTESTED_FIRST).toList();
        List<Fact> facts = accounts.stream().flatMap(account -> said.having(RDF.subject.asNode(), account).stream())
                .distinct().map(fact -> Fact.of(claims, fact)).sorted(Comparator.comparing(fact -> fact.node().words())).toList();
        Stream<Node> claimed = Stream.of(accounts.stream(), motivations.stream().map(motivation -> motivation.node().node()),
                facts.stream().map(fact -> fact.node().node())).flatMap(all -> all);
        return new Deal(said.named(node), accounts.stream().map(account -> DealAccount.of(claims, account)).toList(), motivations,
                facts, Drift.in(said, claimed.flatMap(thing -> claims.about(thing).stream())),
                Timeline.of(TimelineEvents.around(said, accounts, motivations, page), said.language()));
    }

    /** The requested account. */
    public DealAccount account() {
        return accounts.get(0);
    }
}
