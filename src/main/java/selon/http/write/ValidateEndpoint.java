package selon.http.write;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.QueryCancelledException;

import selon.core.rdf.StrictReader;
import selon.core.store.Gate;
import selon.core.store.Proposal;
import selon.core.vocab.GraphNames;
import selon.core.vocab.IriArgument;
import selon.core.vocab.Namespaces;
import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;
import selon.http.base.HttpEndpoint;
import selon.http.base.QueryString;
import selon.http.base.RequestBody;

/**
 * Validates RDF without writing it: as the new content of a graph ({@code ?graph=IRI}, or the graphs that the body names), or
 * beside everything. Anybody may ask with a small body. A holder of a token may send a large one, and ask about the ontology
 * and the rules. A semaphore limits how many requests without a token run at once.
 */
final class ValidateEndpoint extends HttpEndpoint {

    private static final Node BESIDE = NodeFactory.createURI(Namespaces.ID + "graph/proposed");
    private static final long LONGEST_OF_ANYBODY = 128 * 1024;
    private static final long LONGEST_JSON_LD_OF_ANYBODY = 32 * 1024;
    private static final int AT_ONCE_FOR_ANYBODY = 2;

    private final transient WriteService writing;
    private final transient Semaphore places = new Semaphore(AT_ONCE_FOR_ANYBODY);

    ValidateEndpoint(WriteService writing) {
        super("POST");
        this.writing = writing;
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean known = writing.options().tokens().known(request).isPresent();
        long longest = writing.options().limits().longestBody();
        Optional<Node> graph = QueryString.of(request).one("graph").map(IriArgument::required);
        RequestBody body = RequestBody.of(request, known ? longest : Math.min(longest, LONGEST_OF_ANYBODY), writing.options().limits().timeoutSeconds());
        if (known) {
            judged(body, graph, proposal -> writing.gate().judge(proposal), request, response).send(request, response);
            return;
        }
        body.limitJsonLd(LONGEST_JSON_LD_OF_ANYBODY);
        if (!places.tryAcquire()) {
            throw ProblemException.of(ProblemType.JUDGES_BUSY);
        }
        ValidationResponse judgement;
        try {
            judgement = judged(body, graph, this::inTime, request, response);
        } finally {
            places.release();
        }
        judgement.send(request, response);
    }

    private ValidationResponse judged(RequestBody body, Optional<Node> graph, Function<Proposal, Gate.Verdict> judge, HttpServletRequest request,
                             HttpServletResponse response) {
        StrictReader.StrictReading reading = body.rdf(graph.orElse(BESIDE));
        if (reading.quads().isEmpty()) {
            throw ProblemException.of(ProblemType.BODY_EMPTY);
        }
        Map<Node, Graph> graphs = GraphStoreEndpoint.graphs(reading, graph);
        if (graphs.keySet().stream().anyMatch(GraphNames.ONTOLOGY::contains)) {
            writing.author(request, response);
        }
        return new ValidationResponse(200, judge.apply(Proposal.replacing(graphs)), Optional.of(reading.lines()));
    }

    private Gate.Verdict inTime(Proposal proposal) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(writing.options().limits().timeoutSeconds());
        return writing.gate().judge(proposal, () -> {
            if (System.nanoTime() > end) {
                throw new QueryCancelledException();
            }
        });
    }
}
