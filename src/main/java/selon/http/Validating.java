// /-/validate: what the rules would say.
package selon.http;

import java.io.IOException;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

import selon.store.Iri;
import selon.store.Proposal;
import selon.store.StrictReader;
import selon.vocab.Namespaces;

/**
 * Judges RDF as if it stood in the graph in place of what is there ({@code ?graph=IRI}, or the graphs that it names
 * itself), or else beside everything. Anybody may ask; nothing is written.
 */
final class Validating extends Endpoint {

    private static final Node BESIDE = NodeFactory.createURI(Namespaces.ID + "graph/proposed");

    private final transient Writing writing;

    Validating(Writing writing) {
        super("POST");
        this.writing = writing;
    }

    @Override
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Node> graph = Query.of(request).one("graph").map(Iri::required);
        StrictReader.Reading reading = Body.of(request, writing.longestBody()).rdf(graph.orElse(BESIDE));
        if (reading.quads().isEmpty()) {
            throw new Problem(400, "The body holds no triples. Send what you want to have judged.").met();
        }
        Optional<Node> named = graph.filter(name -> true);
        Proposal proposal = Proposal.replacing(GraphStore.graphs(reading, named));
        new Judgement(200, writing.gate().judge(proposal), Optional.of(reading.lines())).send(request, response);
    }
}
