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
 * A page of what is known of an organisation.
 *
 * @param speaker  it, as a source, with a page of what it says
 * @param group    who belongs to whom around it
 * @param deals    the deals in which it takes part, the newest first
 * @param mentions what else is claimed of it
 * @param timeline all of that in time
 * @param ties     what is around it
 */
public record Organisation(SourceProfile speaker, GroupTree group, Page<DealParticipation> deals, Page<Mention> mentions,
                           Timeline timeline, List<NetworkEdge> ties) {

    /**
     * An organisation.
     *
     * @param on   the day of its group to look at, or nothing for all
     * @param page which page of its lists, from 1
     */
    public static Organisation of(ClaimReader claims, Node node, Optional<LocalDate> on, int page) {
        GraphReader said = claims.said();
        SourceProfile speaker = SourceProfile.of(claims, node, page);
        GroupTree group = GroupTree.of(said, node, on);
        Page<DealParticipation> deals = DealParticipation.of(said, node, page);
        return new Organisation(speaker, group, deals, Mention.of(said, node, page), Timeline.of(TimelineEvents.of(said, node, page), said.language()),
                NetworkEdge.around(said, node, group, deals.shown()));
    }

    /** Whether a later page has more of any list. */
    public boolean more() {
        return deals.more() || mentions.more() || speaker.said().more() || speaker.passedOn().more() || timeline.more();
    }
}
