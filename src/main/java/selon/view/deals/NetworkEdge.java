package selon.view.deals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.apache.jena.graph.Node;

import selon.core.vocab.IriArgument;
import selon.core.vocab.Terms.Properties;
import selon.view.claims.GraphReader;
import selon.view.claims.LabelledThing;
import selon.view.claims.LangString;
import selon.view.claims.Standing;

/**
 * An edge of the network around an organisation. The page shows each edge in a drawing and as a row of a table.
 *
 * @param from     the start of the edge
 * @param word     the property that labels the edge
 * @param to       the end of the edge
 * @param by       the deal, relation, motivation or person from which the edge is read
 * @param standing the standing of {@code by}
 */
public record NetworkEdge(End from, LabelledThing word, End to, LabelledThing by, Standing standing) {

    /** The most edges in one drawing; more can't be read. */
    static final int MOST = 120;

    private static final Node WORKS_FOR = IriArgument.required("schema:worksFor");

    /**
     * A node of the network.
     *
     * @param node the thing
     * @param kind its kind in small letters, such as {@code organisation} or {@code deal}; {@code thing} where it has none
     */
    public record End(LabelledThing node, String kind) {
        static End of(GraphReader said, Node node) {
            return new End(said.named(node), said.kind(node).map(kind -> kind.name().toLowerCase(Locale.ROOT)).orElse("thing"));
        }
    }

    /** The edges around an organisation: its group, its deals, its people, then the motives, up to {@link #MOST}. */
    static List<NetworkEdge> around(GraphReader said, Node organisation, GroupTree group, List<DealParticipation> deals) {
        Set<NetworkEdge> ties = new LinkedHashSet<>();
        End self = End.of(said, organisation);
        group.above().forEach(branch -> control(said, branch, self, true, ties));
        group.below().forEach(branch -> control(said, branch, self, false, ties));
        List<Node> accounts = deals.stream().flatMap(deal -> deal.accounts().stream()).map(part -> part.deal().node()).toList();
        List<Supplier<Stream<NetworkEdge>>> rest = new ArrayList<>();
        accounts.forEach(deal -> rest.add(() -> roles(said, deal)));
        rest.add(() -> said.having(WORKS_FOR, organisation).stream().map(person -> new NetworkEdge(End.of(said, person),
                new LabelledThing(WORKS_FOR, worksFor(said.language())), self, said.named(person), new Standing(Optional.empty(), 0, 0))));
        accounts.forEach(deal -> rest.add(() -> motives(said, deal)));
        rest.stream().flatMap(Supplier::get).takeWhile(tie -> ties.size() < MOST).forEach(ties::add);
        return List.copyOf(ties);
    }

    private static LangString worksFor(String language) {
        return language.equals("fr") ? new LangString("travaille pour", "fr") : new LangString("works for", "en");
    }

    private static void control(GraphReader said, GroupTree.Branch branch, End near, boolean up, Set<NetworkEdge> ties) {
        if (ties.size() >= MOST / 2) {
            return;
        }
        End far = End.of(said, branch.member().node());
        LabelledThing word = said.named(Properties.PARENT);
        branch.edges().forEach(edge -> ties.add(new NetworkEdge(up ? near : far, word, up ? far : near, edge.relation(), edge.standing())));
        branch.further().forEach(next -> control(said, next, far, up, ties));
    }

    private static Stream<NetworkEdge> roles(GraphReader said, Node deal) {
        End of = End.of(said, deal);
        Standing standing = Standing.of(said, deal);
        return DealAccount.roles(said, deal, DealAccount.PARTIES).stream().flatMap(role -> role.values().stream().map(party ->
                new NetworkEdge(of, role.property(), End.of(said, party.node()), of.node(), standing)));
    }

    private static Stream<NetworkEdge> motives(GraphReader said, Node deal) {
        End of = End.of(said, deal);
        return said.having(Properties.DEAL, deal).stream().sorted(Comparator.comparing(Node::toString)).flatMap(motivation -> {
            Standing standing = Standing.of(said, motivation);
            LabelledThing by = said.named(motivation);
            return Stream.concat(
                    said.values(motivation, Properties.MOTIVE).stream().map(motive ->
                            new NetworkEdge(of, said.named(Properties.MOTIVE), End.of(said, motive), by, standing)),
                    said.values(motivation, Properties.PROMOTED_BY).stream().map(carrier ->
                            new NetworkEdge(of, said.named(Properties.PROMOTED_BY), End.of(said, carrier), by, standing)));
        });
    }
}
