// An organisation: its group, its deals, what it says and what is said of it.
package selon.describe;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.apache.jena.graph.Node;

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
public record Organisation(Speaker speaker, GroupTree group, Slice<Dealing> deals, Slice<Mention> mentions,
                           Timeline timeline, List<Tie> ties) {

    /**
     * An organisation.
     *
     * @param on   the day of its group to look at, or nothing for all
     * @param page which page of its lists, from 1
     */
    public static Organisation of(Claims claims, Node node, Optional<LocalDate> on, int page) {
        Said said = claims.said();
        Speaker speaker = Speaker.of(claims, node, page);
        GroupTree group = GroupTree.of(said, node, on);
        Slice<Dealing> deals = Dealing.of(said, node, page);
        return new Organisation(speaker, group, deals, Mention.of(said, node, page), Timeline.of(Happenings.of(said, node, page), said.language()),
                Tie.around(said, node, group, deals.shown()));
    }

    /** Whether a later page has more of any list. */
    public boolean more() {
        return deals.more() || mentions.more() || speaker.said().more() || speaker.passedOn().more() || timeline.more();
    }
}
