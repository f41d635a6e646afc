// What every page about a thing shows.
package selon.http;

import java.util.List;

import selon.describe.Named;
import selon.describe.Recorded;
import selon.describe.Standing;
import selon.describe.Voice;

/**
 * A thing, its kinds, and all that is recorded of it.
 *
 * @param node     the thing
 * @param kinds    what it is
 * @param standing how it stands, where it is claimed
 * @param voices   who says what of it
 * @param recorded its triples, for people
 * @param number   the page of what points to it, from 1
 * @param cut      whether there is more to it than a page reads
 */
public record ThingView(Named node, List<Named> kinds, Standing standing, List<Voice> voices, Recorded recorded, int number,
                        boolean cut) {

    /** Its address here, without an ending. */
    public String path() {
        return Address.of(node.node());
    }

    /** The forms in which its description can be had, but the page. */
    public List<String> endings() {
        return Format.ALL.stream().filter(format -> format.lang().isPresent()).map(Format::ending).toList();
    }

    /** The address of its history. */
    public String history() {
        return HistoryView.of(node.node());
    }
}
