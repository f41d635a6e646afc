package selon.pages.things;

import java.util.List;

import selon.http.base.DocumentFormat;
import selon.http.base.ThingAddress;
import selon.http.publish.HistoryView;
import selon.view.claims.LabelledThing;
import selon.view.claims.Standing;
import selon.view.claims.Voice;
import selon.view.deals.PropertyTable;

/**
 * The content of the page of a thing that has no page of its own kind: its kinds, and everything that is recorded of it.
 *
 * @param node     the thing
 * @param kinds    what it is
 * @param standing how it stands, where it is claimed
 * @param voices   who says what of it
 * @param recorded its triples, for people
 * @param number   the page of what points to it, from 1
 * @param cut      whether there is more to it than a page reads
 */
public record ThingView(LabelledThing node, List<LabelledThing> kinds, Standing standing, List<Voice> voices, PropertyTable recorded, int number,
                        boolean cut) {

    /** Its address here, without an ending. */
    public String path() {
        return ThingAddress.of(node.node());
    }

    /** The forms in which its description can be had, but the page. */
    public List<String> endings() {
        return DocumentFormat.GRAPHS.stream().filter(format -> format.lang().isPresent()).map(DocumentFormat::ending).toList();
    }

    /** The address of its history. */
    public String history() {
        return HistoryView.of(node.node());
    }
}
