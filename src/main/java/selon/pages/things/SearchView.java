package selon.pages.things;

import java.util.List;
import java.util.Optional;

import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.out.NodeFmtLib;
import org.eclipse.jetty.util.UrlEncoded;

import selon.core.vocab.Resources;

/**
 * The content of the search page.
 *
 * @param query  what was asked for; empty where nothing was
 * @param groups the things that were found, by kind, the kind of the best first
 */
public record SearchView(String query, List<SearchGroup> groups) {

    private static final String SPARQL = Resources.text("/selon/pages/things/by-name.rq");

    /** The address of the same question in SPARQL. */
    public String sparql() {
        return "/sparql?query=" + UrlEncoded.encodeString(SPARQL.replace("\"c-sky\"",
                NodeFmtLib.strNT(NodeFactory.createLiteralString(query))).strip());
    }

    /** Things of one kind, which is named in the reader's language. */
    public record SearchGroup(String kind, List<SearchResult> found) {}

    /**
     * A thing that was found.
     *
     * @param label    what it is called in the reader's language, else in another
     * @param language the label's language
     * @param also     another of its names, if that is what was found
     * @param url      its address
     * @param source   the document that tells of it, where only one does
     */
    public record SearchResult(String label, String language, Optional<String> also, String url, Optional<String> source) {}
}
