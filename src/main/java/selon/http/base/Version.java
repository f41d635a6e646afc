package selon.http.base;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;

import selon.core.ledger.ChangeGraph;
import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;

/**
 * The number of the last change of a graph or of the dataset, as entity tag (RFC 9110, section 8.8.3): {@code "12"}, and {@code
 * "12.ttl"} for one of its representations.
 *
 * @param number the change's number
 */
public record Version(long number) {

    /** The methods that answer 304 (RFC 9110, section 13.1.2): those that are safe. */
    private static final Set<String> CONDITIONAL = Set.of("GET", "HEAD", AllowedMethods.QUERY);
    /** An entity tag: whether it is weak, and what it says. */
    private static final Pattern TAG = Pattern.compile("(W/)?\"([^\"]*)\"");

    /** The version of a graph in a dataset, inside a transaction; without a graph, or for a derived one, the dataset's. */
    public static Version of(DatasetGraph dataset, Optional<Node> graph) {
        long ofGraph = graph.map(name -> ChangeGraph.last(dataset, name)).orElse(0L);
        return new Version(ofGraph == 0 ? ChangeGraph.last(dataset) : ofGraph);
    }

    /** As entity tag. */
    public String tag() {
        return "\"" + number + "\"";
    }

    /** As entity tag of a representation. */
    public String tag(String ending) {
        return "\"" + number + "." + ending + "\"";
    }

    /**
     * Sees that the preconditions of a request that writes hold (RFC 9110, section 13.2.2).
     *
     * @param exists whether there is what it is about
     * @throws ProblemException with 412 where they don't
     */
    public void requireForWriting(HttpServletRequest request, boolean exists) {
        require(request, exists);
        header(request, "If-None-Match").filter(tags -> exists && isAmong(tags, true)).ifPresent(tags -> {
            throw ProblemException.of(ProblemType.ALREADY_EXISTS, tag());
        });
    }

    /**
     * Sees that what a client has seen is still there, if it says so; weak tags don't count (RFC 9110, section 13.1.1).
     *
     * @param exists whether there is what it is about
     * @throws ProblemException with 412 where it is not
     */
    public void require(HttpServletRequest request, boolean exists) {
        header(request, "If-Match").filter(tags -> !exists || !isAmong(tags, false)).ifPresent(tags -> {
            throw exists ? ProblemException.of(ProblemType.CHANGED_MEANWHILE, tag(), tags)
                    : ProblemException.of(ProblemType.GONE_MEANWHILE, tags);
        });
    }

    private boolean isAmong(String tags, boolean weakToo) {
        return tags.strip().equals("*") || TAG.matcher(tags).results()
                .filter(tag -> weakToo || tag.group(1) == null)
                .anyMatch(tag -> tag.group(2).matches(number + "(\\.[a-z]+)?"));
    }

    /** Whether a client has a representation already (RFC 9110, section 13.1.2). */
    boolean isKnown(HttpServletRequest request, String ending) {
        return isKnown(request, tag(ending), "If-None-Match");
    }

    /** Whether a header of a request lists an entity tag, whatever that is the tag of. */
    public static boolean isKnown(HttpServletRequest request, String tag, String header) {
        return header(request, header).filter(tags -> tags.strip().equals("*") || TAG.matcher(tags).results()
                .anyMatch(one -> tag.equals("\"" + one.group(2) + "\""))).isPresent();
    }

    /** A header's lines as one list (RFC 9110, section 5.3). */
    private static Optional<String> header(HttpServletRequest request, String name) {
        List<String> lines = Collections.list(request.getHeaders(name));
        return lines.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", lines));
    }

    /** Whether a client that reads has what an entity tag tells (RFC 9110, section 13.1.2). */
    static boolean isUnchanged(HttpServletRequest request, String tag) {
        return CONDITIONAL.contains(request.getMethod()) && isKnown(request, tag, "If-None-Match");
    }
}
