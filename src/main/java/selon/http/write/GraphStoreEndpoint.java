package selon.http.write;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.jena.fuseki.DEF;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;

import selon.core.rdf.StrictReader;
import selon.core.store.Proposal;
import selon.core.vocab.IriArgument;
import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;
import selon.http.base.Freshness;
import selon.http.base.HttpEndpoint;
import selon.http.base.JsonLdWriter;
import selon.http.base.Negotiation;
import selon.http.base.QueryString;
import selon.http.base.RequestBody;
import selon.http.base.ServerOptions;
import selon.http.base.Version;

/** The Graph Store Protocol: anybody reads graphs by their names, and holders of a token write them through the Gate. */
final class GraphStoreEndpoint extends HttpEndpoint {

    private static final Node NO_GRAPH = NodeFactory.createURI("urn:selon:no-graph");

    private final transient DatasetGraph dataset;
    private final transient WriteService writing;

    GraphStoreEndpoint(DatasetGraph dataset, WriteService writing) {
        super("GET", "HEAD", "PUT", "POST", "DELETE");
        this.dataset = dataset;
        this.writing = writing;
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        QueryString query = QueryString.of(request);
        Optional<Node> graph = query.one("graph").map(IriArgument::required);
        if (graph.isPresent() && query.has("default")) {
            throw ProblemException.of(ProblemType.PARAMETERS_EXCLUSIVE, "default", "graph");
        }
        switch (request.getMethod()) {
            case "GET", "HEAD" -> read(request, response, query, graph);
            case "DELETE" -> delete(request, response, query, graph);
            default -> write(request, response, query, graph);
        }
    }

    private void read(HttpServletRequest request, HttpServletResponse response, QueryString query, Optional<Node> graph) {
        if (graph.isEmpty() && !query.has("default")) {
            throw ProblemException.of(ProblemType.GRAPH_NOT_NAMED);
        }
        String type = Negotiation.choose(request.getHeader("Accept"), DEF.rdfOffer)
                .orElseThrow(() -> Negotiation.refusal(DEF.rdfOffer));
        Lang lang = RDFLanguages.contentTypeToLang(type);
        Txn.executeRead(dataset, () -> {
            graph.filter(name -> name.getURI().startsWith("urn:x-arq:") || !dataset.containsGraph(name)).ifPresent(name -> {
                throw ProblemException.of(ProblemType.NO_SUCH_GRAPH, name.getURI());
            });
            Version version = Version.of(dataset, graph);
            version.require(request, true);
            if (Freshness.of(version.tag(Negotiation.tagEnding(request, lang)), Freshness.BY_TYPE).isWanted(request, response)) {
                response.setContentType(Negotiation.contentType(request, lang));
                write(graph.map(dataset::getGraph).orElseGet(dataset::getUnionGraph), lang, request, response);
            }
        });
    }

    private static void write(Graph graph, Lang lang, HttpServletRequest request, HttpServletResponse response) {
        try {
            if (request.getMethod().equals("HEAD")) {
                response.flushBuffer(); // Else the server would say that the length is 0.
            } else {
                JsonLdWriter.write(graph, lang, request, response.getOutputStream());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void delete(HttpServletRequest request, HttpServletResponse response, QueryString query, Optional<Node> graph) {
        String who = writing.author(request, response);
        refuseDefault(query);
        Node name = graph.orElseThrow(() -> ProblemException.of(ProblemType.GRAPH_NOT_NAMED));
        Proposal removing = view -> {
            if (!view.containsGraph(name)) {
                throw ProblemException.of(ProblemType.NO_SUCH_GRAPH, name.getURI());
            }
            Proposal.removing(name).make(view);
        };
        writing.send(request, response, who, new WriteService.Wish(removing, graph, Optional.empty(), Optional.empty()));
    }

    private void write(HttpServletRequest request, HttpServletResponse response, QueryString query, Optional<Node> graph)
            throws IOException {
        String who = writing.author(request, response);
        refuseDefault(query);
        if (request.getMethod().equals("PUT") && request.getHeader("Content-Range") != null) {
            throw ProblemException.of(ProblemType.PARTIAL_GRAPH);
        }
        ServerOptions options = writing.options();
        StrictReader.StrictReading reading = RequestBody.of(request, options.limits().longestBody(), options.limits().timeoutSeconds())
                .rdf(graph.orElse(NO_GRAPH));
        Map<Node, Graph> graphs = graphs(reading, graph);
        Proposal proposal = request.getMethod().equals("PUT") ? Proposal.replacing(graphs) : Proposal.adding(graphs);
        writing.send(request, response, who, new WriteService.Wish(proposal, graph, Optional.of(reading.lines()), Optional.empty()));
    }

    /**
     * The graphs of a body, by name.
     *
     * @param graph the one that the address names; an empty body then says that it is empty
     * @throws ProblemException with 400 where a triple is in no graph, or in another than the address says
     */
    static Map<Node, Graph> graphs(StrictReader.StrictReading reading, Optional<Node> graph) {
        Map<Node, Graph> graphs = new HashMap<>();
        reading.quads().listGraphNodes().forEachRemaining(name -> graphs.put(name, reading.quads().getGraph(name)));
        if (graphs.containsKey(NO_GRAPH) || graph.isEmpty() && graphs.isEmpty()) {
            throw ProblemException.of(ProblemType.BODY_NAMES_NO_GRAPH);
        }
        graph.ifPresent(one -> graphs.keySet().stream().filter(name -> !name.equals(one)).findFirst().ifPresent(other -> {
            throw ProblemException.of(ProblemType.GRAPHS_DIFFER, one.getURI(), other);
        }));
        graph.ifPresent(one -> graphs.computeIfAbsent(one, reading.quads()::getGraph));
        return graphs;
    }

    private static void refuseDefault(QueryString query) {
        if (query.has("default")) {
            throw ProblemException.of(ProblemType.DEFAULT_GRAPH);
        }
    }
}
