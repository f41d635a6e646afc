package selon.http.write;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;

import selon.core.rdf.SourceLines;
import selon.core.store.Gate;
import selon.core.store.Proposal;
import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;
import selon.http.base.QueryString;
import selon.http.base.ServerOptions;
import selon.http.base.Version;
import selon.http.filter.Metrics;

/** Sends the changes of token holders through the Gate, and answers. Any thread may call it; the Gate orders the writes. */
public final class WriteService {

    private static final int LONGEST_REASON = 2000;

    private final Gate gate;
    private final DatasetGraph dataset;
    private final ServerOptions options;
    private final Metrics metrics;

    /**
     * @param gate    the Gate
     * @param dataset what it guards, for reading
     * @param options what the operator chooses
     * @param metrics where it is counted
     */
    public WriteService(Gate gate, DatasetGraph dataset, ServerOptions options, Metrics metrics) {
        this.gate = gate;
        this.dataset = dataset;
        this.options = options;
        this.metrics = metrics;
    }

    /** Returns the Gate. */
    Gate gate() {
        return gate;
    }

    /** Returns what the operator chooses. */
    ServerOptions options() {
        return options;
    }

    /**
     * A change that a client asks for.
     *
     * @param proposal what it does
     * @param graph    the one graph that it is about, if it is about one
     * @param lines    where the body says what, if it is RDF
     * @param why      the reason that the body gives
     */
    record Wish(Proposal proposal, Optional<Node> graph, Optional<SourceLines> lines, Optional<String> why) {}

    /** What a change finds and leaves of its graph, or of the dataset where it is about no one graph. */
    private static final class Target {
        private Version version;
        private boolean before;
        private boolean after;

        private Proposal noting(HttpServletRequest request, Wish wish) {
            return view -> {
                version = Version.of(view, wish.graph);
                before = wish.graph.map(view::containsGraph).orElse(true);
                version.requireForWriting(request, before);
                wish.proposal.make(view);
                after = wish.graph.map(view::containsGraph).orElse(true);
            };
        }
    }

    /** Who holds the token that a request brings; ends one without. */
    String author(HttpServletRequest request, HttpServletResponse response) {
        return options.tokens().holder(request, response);
    }

    /** Judges or makes a change, and answers. */
    void send(HttpServletRequest request, HttpServletResponse response, String who, Wish wish) {
        Target target = new Target();
        Proposal proposal = target.noting(request, wish);
        Gate.Author author = new Gate.Author(who, reason(request).or(wish::why).map(WriteService::plain)
                .filter(words -> !words.isEmpty()));
        if (dryRun(request)) {
            Gate.Verdict verdict = gate.judge(proposal);
            new ValidationResponse(verdict.accepts() ? 200 : 422, verdict, wish.lines).send(request, response);
            return;
        }
        long start = System.nanoTime();
        Gate.Outcome outcome = gate.commit(proposal, author);
        metrics.judged(outcome, Duration.ofNanos(System.nanoTime() - start));
        boolean accepted = outcome.verdict().accepts();
        if (accepted && target.after) {
            response.setHeader("ETag", new Version(outcome.change().orElse(target.version.number())).tag());
        }
        outcome.change().ifPresent(number -> response.addHeader("Link",
                "</-/history/" + number + ">; rel=\"http://www.w3.org/ns/prov#has_provenance\""));
        boolean created = !target.before && target.after;
        if (outcome.verdict().findings().isEmpty()) {
            response.setStatus(created ? HttpServletResponse.SC_CREATED : HttpServletResponse.SC_NO_CONTENT);
        } else {
            new ValidationResponse(!accepted ? 422 : created ? 201 : 200, outcome.verdict(), wish.lines).send(request, response);
        }
    }

    private static boolean dryRun(HttpServletRequest request) {
        String value = QueryString.of(request).one("dry-run").orElse("false");
        if (!value.equals("true") && !value.equals("false")) {
            throw ProblemException.of(ProblemType.PARAMETER_NOT_A_BOOLEAN, "dry-run", value);
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

    private static String plain(String reason) {
        if (reason.length() > LONGEST_REASON) {
            throw ProblemException.of(ProblemType.REASON_TOO_LONG, LONGEST_REASON, reason.length());
        }
        return reason.replaceAll("[\\p{Cc}\\p{Cs}\\uFFFE\\uFFFF]", " ").strip();
    }
}
