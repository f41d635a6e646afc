package selon.view.deals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.apache.jena.graph.Node;

import selon.core.vocab.IriArgument;
import selon.core.vocab.Terms.Classes;
import selon.core.vocab.Terms.Individuals;
import selon.core.vocab.Terms.Properties;
import selon.view.claims.ClaimReader;
import selon.view.claims.DatedThing;
import selon.view.claims.GraphReader;
import selon.view.claims.Motivation;
import selon.view.claims.Standing;

/** The contested motivations, the latest deals and the latest documents, for the home page. */
public final class RecentlyAdded {

    private static final Node DATE_PUBLISHED = IriArgument.required("schema:datePublished");

    private final ClaimReader claims;

    /** Creates a view of the recent things in one graph. */
    public RecentlyAdded(ClaimReader claims) {
        this.claims = claims;
    }

    /** The contested motivations with the most independent voices. */
    public List<Motivation> contested(int most) {
        GraphReader said = claims.said();
        return said.having(Properties.STANDING, Individuals.CONTESTED).stream()
                .filter(thing -> said.is(thing, Classes.MOTIVATION))
                .sorted(Comparator.comparing((Node thing) -> -Standing.of(said, thing).voices()).thenComparing(thing -> thing.toString()))
                .limit(most).map(thing -> Motivation.of(claims, thing)).toList();
    }

    /** The deals with the latest dates of announcement, each by one of its accounts. */
    public List<DatedThing> deals(int most) {
        List<DatedThing> deals = new ArrayList<>();
        Set<Node> told = new HashSet<>();
        for (DatedThing deal : claims.said().dated(Properties.ANNOUNCED_ON, most * 10)) {
            if (deals.size() < most && told.add(deal.node().node())) {
                told.addAll(DealAccount.accountsOf(claims.said(), deal.node().node()));
                deals.add(deal);
            }
        }
        return deals;
    }

    /** The documents with the latest dates of publication. */
    public List<DatedThing> documents(int most) {
        return claims.said().dated(DATE_PUBLISHED, most);
    }
}
