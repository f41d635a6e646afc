package selon.pages.things;

import java.util.List;

import selon.view.claims.DatedThing;
import selon.view.claims.GraphCounts;
import selon.view.claims.Motivation;

/**
 * The content of the first page.
 *
 * @param base      the address of this server, ending in a slash
 * @param counts    how much the graph holds
 * @param contested the contested motives
 * @param deals     the latest deals
 * @param documents the latest documents
 * @param questions the named queries: name and what each asks
 */
public record HomeView(String base, GraphCounts counts, List<Motivation> contested, List<DatedThing> deals,
                       List<DatedThing> documents, List<HomeQuestion> questions) {

    /** A named query, and what it asks. */
    public record HomeQuestion(String name, String summary) {}
}
