package selon.view.deals;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.apache.jena.graph.Node;

import selon.view.claims.ClaimReader;
import selon.view.claims.GraphReader;
import selon.view.claims.Page;
import selon.view.claims.SourceProfile;

/**
 * What the page of an organisation shows.
 *
 * @param speaker  the organisation as a source, with a page of its claims
 * @param group    its parents and subsidiaries
 * @param deals    a page of its deals, the latest first
 * @param mentions a page of the other statements that involve it
 * @param timeline a page of its events in time
 * @param ties     the network around it
 */
public record Organisation(SourceProfile speaker, GroupTree group, Page<DealParticipation> deals, Page<Mention> mentions,
                           Timeline timeline, List<NetworkEdge> ties) {

    /**
     * Reads an organisation.
     *
     * @param claims the claims
     * @param node   the organisation
     * @param on     the day for which the relations of its group must hold; empty for all relations
     * @param page   the page of all its lists, from 1
     */
    public static Organisation of(ClaimReader claims, Node node, Optional<LocalDate> on, int page) {
        GraphReader said = claims.said();
        SourceProfile speaker = SourceProfile.of(claims, node, page);
        GroupTree group = GroupTree.of(said, node, on);
        Page<DealParticipation> deals = DealParticipation.of(said, node, page);
        return new Organisation(speaker, group, deals, Mention.of(said, node, page),
                Timeline.of(TimelineEvents.of(said, node, page), said.language()), NetworkEdge.around(said, node, group, deals.shown()));
    }

    /** Whether a later page has further elements of any list. */
    public boolean more() {
        return deals.more() || mentions.more() || speaker.said().more() || speaker.passedOn().more() || timeline.more();
    }
}
