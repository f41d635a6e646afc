package selon.view.claims;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.commons.codec.digest.DigestUtils;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;

import selon.core.vocab.Prefixes;
import selon.core.vocab.Resources;
import selon.core.vocab.Terms;

/**
 * Compares the recorded quotes of a document with its text: the exact words, the words before and after, and the position. A
 * position counts Unicode code points of the text in NFC with line feeds; its end is exclusive (Web Annotation Data Model,
 * sections 4.2.4 and 4.2.5).
 */
public final class QuoteCheck {

    private final String text;
    private final List<QuoteCheckResult> results = new ArrayList<>();

    private QuoteCheck(String text) {
        this.text = text;
    }

    /**
     * Checks every quote of a document.
     *
     * @param said     the graph that holds the quotes
     * @param document the document
     * @param text     its text, which is first converted to NFC and line feeds
     * @return one result for the whole text if the graph records its digest, then one for each quote in the order of
     *     their positions
     */
    public static List<QuoteCheckResult> of(Graph said, Node document, String text) {
        QuoteCheck check = new QuoteCheck(
                Normalizer.normalize(text.replaceFirst("^\uFEFF", "").replace("\r\n", "\n"), Normalizer.Form.NFC));
        said.find(document, Terms.Properties.TEXT_DIGEST, Node.ANY).forEachRemaining(triple ->
                check.digest(document, triple.getObject().getLiteralLexicalForm()));
        try (QueryExec execution = QueryExec.graph(said).query(Resources.text("/selon/view/claims/quotes.rq"))
                .substitution(Var.alloc("document"), document).build()) {
            execution.select().forEachRemaining(check::quote);
        }
        return check.results;
    }

    private void digest(Node document, String recorded) {
        String digest = DigestUtils.sha256Hex(text);
        results.add(new QuoteCheckResult(document, digest.equals(recorded) ? Optional.empty() : Optional.of(
                "this is not the text that was recorded: its SHA-256 is " + digest + ", recorded is " + recorded)));
    }

    private void quote(Binding row) {
        String exact = string(row, "exact");
        int start = row.contains("start") ? number(row, "start") : place(row, exact);
        int end = row.contains("end") ? number(row, "end") : start + exact.codePointCount(0, exact.length());
        results.add(new QuoteCheckResult(row.get("quote"), fault(row, exact, start, end)));
    }

    /** Finds a quote that has no recorded position by its words and context; -1 if the text lacks them. */
    private int place(Binding row, String exact) {
        int found = text.indexOf(string(row, "prefix") + exact + string(row, "suffix"));
        return found < 0 ? -1 : text.codePointCount(0, found + string(row, "prefix").length());
    }

    private Optional<String> fault(Binding row, String exact, int start, int end) {
        int length = text.codePointCount(0, text.length());
        if (start < 0) {
            return Optional.of("the text has nowhere «" + exact + "»");
        }
        if (end > length || start > end) {
            return Optional.of("there is no place " + start + "–" + end + " in a text of " + length + " characters");
        }
        int from = text.offsetByCodePoints(0, start);
        int to = text.offsetByCodePoints(0, end);
        if (!text.substring(from, to).equals(exact)) {
            return Optional.of("at " + start + "–" + end + " the text has «" + text.substring(from, to)
                    + "», recorded is «" + exact + "»");
        }
        if (!text.substring(0, from).endsWith(string(row, "prefix"))) {
            return Optional.of("the text before it is not «" + string(row, "prefix") + "»");
        }
        if (!text.startsWith(string(row, "suffix"), to)) {
            return Optional.of("the text after it is not «" + string(row, "suffix") + "»");
        }
        return Optional.empty();
    }

    private static String string(Binding row, String name) {
        Node value = row.get(name);
        return value == null ? "" : value.getLiteralLexicalForm();
    }

    private static int number(Binding row, String name) {
        return ((Number) row.get(name).getLiteralValue()).intValue();
    }

    /**
     * The result for one quote or for the whole text.
     *
     * @param thing the quote, or the document
     * @param fault the difference found; empty if there is none
     */
    public record QuoteCheckResult(Node thing, Optional<String> fault) {
        @Override
        public String toString() {
            return Prefixes.shorten(thing) + ": " + fault.orElse("as recorded");
        }
    }
}
