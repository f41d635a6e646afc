// Which state of a graph a client has seen.
package selon.http;

import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;

import selon.ledger.ChangeGraph;

/**
 * The number of the last change of a graph, or of the dataset, as entity tag (RFC 9110, section 8.8.3): {@code "12"}, and
 * {@code "12.ttl"} for one of its representations.
 *
 * @param number the change's number
 */
record Version(long number) {

    private static final Pattern TAG = Pattern.compile("\"(\\d+)(?:\\.[a-z]+)?\"");

    /** The version of a graph in a dataset, inside a transaction; without a graph, or for a derived one, the dataset's. */
    static Version of(DatasetGraph dataset, Optional<Node> graph) {
        long ofGraph = graph.map(name -> ChangeGraph.last(dataset, name)).orElse(0L);
        return new Version(ofGraph == 0 ? ChangeGraph.last(dataset) : ofGraph);
    }

    /** As entity tag. */
    String tag() {
        return "\"" + number + "\"";
    }

    /** As entity tag of a representation. */
    String tag(String ending) {
        return "\"" + number + "." + ending + "\"";
    }

    /**
     * Sees that a request's preconditions hold (RFC 9110, section 13.1).
     *
     * @param graph the graph that it is about; the dataset where there is none
     * @throws Problem.Met with 412 where they don't
     */
    static void require(HttpServletRequest request, DatasetGraph dataset, Optional<Node> graph) {
        boolean exists = graph.map(dataset::containsGraph).orElse(true);
        Version now = of(dataset, graph);
        Optional.ofNullable(request.getHeader("If-Match")).filter(tags -> !exists || !now.isAmong(tags)).ifPresent(tags -> {
            throw new Problem(412, "Somebody changed this since you read it" + (exists ? ": it is now at " + now.tag()
                    : ": it is gone") + ", not at " + tags + ". Nothing was changed. Read it again, and make your change "
                    + "on what you find.").met();
        });
        Optional.ofNullable(request.getHeader("If-None-Match")).filter(tags -> exists && now.isAmong(tags)).ifPresent(tags -> {
            throw new Problem(412, "This exists already, at " + now.tag() + ". Nothing was changed. Leave If-None-Match "
                    + "out to write in its place.").met();
        });
    }

    private boolean isAmong(String tags) {
        return tags.strip().equals("*") || TAG.matcher(tags).results()
                .anyMatch(tag -> tag.group(1).equals(String.valueOf(number)));
    }

    /** Whether a client has a representation already (RFC 9110, section 13.1.2). */
    boolean isKnown(HttpServletRequest request, String ending) {
        String known = request.getHeader("If-None-Match");
        return known != null && (known.strip().equals("*") || known.contains(tag(ending)));
    }
}
