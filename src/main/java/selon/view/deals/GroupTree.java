package selon.view.deals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

import selon.core.vocab.PartialDate;
import selon.core.vocab.Terms.Properties;
import selon.view.claims.GraphReader;
import selon.view.claims.LabelledThing;
import selon.view.claims.Standing;

/**
 * The parents above an organisation and the subsidiaries below it, at any depth. The tree uses the relations of control in the
 * graph; an acquisition alone makes nobody a member.
 *
 * @param above its parents, each with its own parents
 * @param below its subsidiaries, each with its own subsidiaries
 * @param whole false if the tree reached a limit of size and leaves members out
 */
public record GroupTree(List<Branch> above, List<Branch> below, boolean whole) {

    private static final int MOST_MEMBERS = 200;
    private static final int DEEPEST = 20;

    /**
     * A member of the group.
     *
     * @param member   the organisation
     * @param edges    the relations that link it to the member before it in the tree
     * @param further  the members beyond it
     * @param repeated whether it stands elsewhere in the tree with its own members; here they are left out, so that a circle ends
     */
    public record Branch(LabelledThing member, List<Edge> edges, List<Branch> further, boolean repeated) {}

    /**
     * One relation of control.
     *
     * @param relation the relation
     * @param since    its first date, as written in the graph
     * @param until    its last date, as written in the graph
     * @param ended    whether the graph says that it has ended, with or without a date
     * @param standing its standing
     */
    public record Edge(LabelledThing relation, Optional<String> since, Optional<String> until, boolean ended, Standing standing) {}

    /**
     * Reads the group of an organisation.
     *
     * @param said         the graph
     * @param organisation the organisation
     * @param on           the day for which the relations must hold; empty for all relations. Dates are compared at their own
     *                     precision, and a missing date excludes nothing
     */
    public static GroupTree of(GraphReader said, Node organisation, Optional<LocalDate> on) {
        TreeWalk up = new TreeWalk(said, on, Properties.SUBSIDIARY, Properties.PARENT, organisation);
        TreeWalk down = new TreeWalk(said, on, Properties.PARENT, Properties.SUBSIDIARY, organisation);
        return new GroupTree(up.from(organisation, 0), down.from(organisation, 0), up.whole && down.whole);
    }

    /** Whether the organisation has neither parents nor subsidiaries. */
    public boolean isEmpty() {
        return above.isEmpty() && below.isEmpty();
    }

    /** Collects the members in one direction: from subsidiary to parent or back. */
    private static final class TreeWalk {

        private final GraphReader said;
        private final Optional<LocalDate> on;
        private final Node near;
        private final Node far;
        private final Set<Node> told = new HashSet<>();
        private boolean whole = true;

        TreeWalk(GraphReader said, Optional<LocalDate> on, Node near, Node far, Node start) {
            this.said = said;
            this.on = on;
            this.near = near;
            this.far = far;
            told.add(start);
        }

        List<Branch> from(Node one, int depth) {
            Map<Node, List<Edge>> edges = new TreeMap<>(Comparator.comparing((Node node) -> said.named(node).words())
                    .thenComparing(node -> node.toString()));
            for (Node relation : said.having(near, one)) {
                edge(relation).ifPresent(edge -> said.values(relation, far).forEach(member ->
                        edges.computeIfAbsent(member, node -> new ArrayList<>()).add(edge)));
            }
            List<Branch> branches = new ArrayList<>();
            edges.forEach((member, ties) -> {
                if (told.size() > MOST_MEMBERS || depth >= DEEPEST) {
                    whole = false;
                    return;
                }
                boolean isNew = told.add(member);
                ties.sort(Comparator.comparing((Edge edge) -> edge.since().orElse(""))
                        .thenComparing(edge -> edge.relation().node().toString()));
                branches.add(new Branch(said.named(member), List.copyOf(ties), isNew ? from(member, depth + 1) : List.of(), !isNew));
            });
            return List.copyOf(branches);
        }

        private Optional<Edge> edge(Node relation) {
            Optional<PartialDate> since = said.value(relation, Properties.VALID_FROM).flatMap(PartialDate::of);
            Optional<PartialDate> until = said.value(relation, Properties.VALID_UNTIL).flatMap(PartialDate::of);
            boolean holds = on.isEmpty() || since.map(when -> when.begunOn(on.get())).orElse(true)
                    && until.map(when -> when.notOverOn(on.get())).orElse(true);
            return holds ? Optional.of(new Edge(said.named(relation), since.map(PartialDate::text), until.map(PartialDate::text),
                    said.says(relation, Properties.ENDED, NodeFactory.createLiteralByValue(true)), Standing.of(said, relation)))
                    : Optional.empty();
        }
    }
}
