// What the first page shows.
package selon.http;

import java.util.List;

import selon.describe.Counts;
import selon.describe.Latest;
import selon.describe.Motivation;

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
public record HomeView(String base, Counts counts, List<Motivation> contested, List<Latest.Dated> deals,
                       List<Latest.Dated> documents, List<Question> questions) {

    /** A named query, and what it asks. */
    public record Question(String name, String summary) {}
}
