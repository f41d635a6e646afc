// What happens to every change that comes over HTTP.
package selon.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;

import selon.store.Gate;
import selon.store.Lines;
import selon.store.Proposal;

/**
 * Sends a change through the Gate for whoever has a token, and answers.
 *
 * @param gate        the Gate
 * @param dataset     what it guards, for reading
 * @param tokens      who may write
 * @param longestBody the most bytes that a body may have, inflated
 */
record Writing(Gate gate, DatasetGraph dataset, Tokens tokens, long longestBody) {

    /**
     * A change that a client asks for.
     *
     * @param proposal what it does
     * @param graph    the one graph that it is about, if it is about one
     * @param lines    where the body says what, if it is RDF
     * @param why      the reason that the body gives
     */
    record Wish(Proposal proposal, Optional<Node> graph, Optional<Lines> lines, Optional<String> why) {}

    /** Judges or makes a change, and answers. */
    void send(HttpServletRequest request, HttpServletResponse response, String who, Wish wish) {
        boolean created = wish.graph.isPresent()
                && Txn.calculateRead(dataset, () -> !dataset.containsGraph(wish.graph.get()));
        Proposal proposal = view -> {
            Version.require(request, view, wish.graph);
            wish.proposal.make(view);
        };
        if (dryRun(request)) {
            Gate.Verdict verdict = gate.judge(proposal);
            new Judgement(verdict.accepts() ? 200 : 422, verdict, wish.lines).send(request, response);
            return;
        }
        Gate.Outcome outcome = gate.commit(proposal, new Gate.Author(who, reason(request).or(wish::why)));
        outcome.change().ifPresent(number -> {
            response.setHeader("ETag", new Version(number).tag());
            response.addHeader("Link", "</-/history/" + number + ">; rel=\"http://www.w3.org/ns/prov#has_provenance\"");
        });
        boolean now = created && outcome.change().isPresent();
        if (outcome.verdict().findings().isEmpty()) {
            response.setStatus(now ? HttpServletResponse.SC_CREATED : HttpServletResponse.SC_NO_CONTENT);
        } else {
            new Judgement(!outcome.verdict().accepts() ? 422 : now ? 201 : 200, outcome.verdict(), wish.lines)
                    .send(request, response);
        }
    }

    private static boolean dryRun(HttpServletRequest request) {
        String value = Query.of(request).one("dry-run").orElse("false");
        if (!value.equals("true") && !value.equals("false")) {
            throw new Problem(400, "dry-run is true or false, not " + value + ". Nothing was changed.").met();
        }
        return value.equals("true");
    }

    /** The reason in the header; clients that send UTF-8 there are understood. */
    private static Optional<String> reason(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Selon-Reason")).map(String::strip).filter(words -> !words.isEmpty())
                .map(words -> {
                    try {
                        return StandardCharsets.UTF_8.newDecoder()
                                .decode(ByteBuffer.wrap(words.getBytes(StandardCharsets.ISO_8859_1))).toString();
                    } catch (CharacterCodingException latin) {
                        return words;
                    }
                });
    }
}
