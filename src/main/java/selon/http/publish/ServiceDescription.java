package selon.http.publish;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.fuseki.DEF;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;

import selon.core.rdf.DatasetExport;
import selon.core.store.TripleStatistics;
import selon.core.vocab.Resources;
import selon.http.base.Freshness;
import selon.http.base.JsonLdWriter;
import selon.http.base.Negotiation;
import selon.http.base.Problem;
import selon.http.base.VersionedCache;
import selon.http.sparql.EntryPage;
import selon.view.terms.DatasetStatistics;

/** Describes the dataset (VoID, DCAT-AP) and its service (SPARQL 1.1 Service Description), in the syntax that the client wants. */
public final class ServiceDescription implements EntryPage, AutoCloseable {

    /** What fits a service description and a first page. */
    public static final Duration SHORT = Duration.ofSeconds(1);
    /** What fits a question for figures. */
    static final Duration LONG = Duration.ofSeconds(20);

    private static final String SPDX = "http://spdx.org/rdf/terms#";

    private final VersionedCache<TripleStatistics> tallies;
    private final DumpStore dumps;
    private final String facts = Resources.text("/web/description.ttl");

    public ServiceDescription(VersionedCache<TripleStatistics> tallies, DumpStore dumps) {
        this.tallies = tallies;
        this.dumps = dumps;
    }

    @Override
    public boolean isWanted(HttpServletRequest request) {
        return request.getQueryString() == null;
    }

    @Override
    public void send(HttpServletRequest request, HttpServletResponse response) {
        send(request, response, SHORT);
    }

    /**
     * Answers with the description, its addresses being those the client used.
     *
     * @param patience how long to wait for figures of the latest change; without, older ones are given, or none
     */
    public void send(HttpServletRequest request, HttpServletResponse response, Duration patience) {
        Freshness.varies(response, Freshness.BY_TYPE);
        Optional<String> type = Negotiation.choose(request.getHeader("Accept"), DEF.rdfOffer);
        if (type.isEmpty()) {
            Problem.send(Negotiation.refusal(DEF.rdfOffer), request, response);
            return;
        }
        Lang lang = RDFLanguages.contentTypeToLang(type.get());
        Graph graph = graph(JsonLdWriter.base(request), tallies.use(patience, tally -> tally));
        response.setContentType(lang.getHeaderString() + ";charset=utf-8");
        try (OutputStream out = response.getOutputStream()) {
            JsonLdWriter.write(graph, lang, request, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Graph graph(String base, Optional<TripleStatistics> tally) {
        Graph graph = RDFParser.fromString(facts, Lang.TURTLE).base(base).toGraph();
        tally.ifPresent(counted -> {
            DatasetStatistics.add(graph, counted, NodeFactory.createURI(base + "#dataset"));
            graph.find(DatasetStatistics.DATASET, DCTerms.modified.asNode(), Node.ANY).toList().forEach(triple ->
                    graph.add(NodeFactory.createURI(base + "#catalogue"), triple.getPredicate(), triple.getObject()));
        });
        dumps.known(DatasetExport.TRIG).ifPresent(file -> file(graph, base + "#trig", file));
        dumps.known(DatasetExport.NTRIPLES).ifPresent(file -> file(graph, base + "#nt", file));
        return graph;
    }

    /** What is known of a file that has been made; making one takes longer than describing it may. */
    private static void file(Graph graph, String name, DumpFile file) {
        Node distribution = NodeFactory.createURI(name);
        graph.add(distribution, DCAT.byteSize.asNode(),
                NodeFactory.createLiteralDT(Long.toString(file.bytes()), XSDDatatype.XSDnonNegativeInteger));
        Node checksum = NodeFactory.createBlankNode();
        graph.add(distribution, spdx("checksum"), checksum);
        graph.add(checksum, RDF.Nodes.type, spdx("Checksum"));
        graph.add(checksum, spdx("algorithm"), spdx("checksumAlgorithm_sha256"));
        graph.add(checksum, spdx("checksumValue"),
                NodeFactory.createLiteralDT(HexFormat.of().formatHex(file.digest()), XSDDatatype.XSDhexBinary));
    }

    private static Node spdx(String name) {
        return NodeFactory.createURI(SPDX + name);
    }

    @Override
    public void close() {
        tallies.close();
    }
}
