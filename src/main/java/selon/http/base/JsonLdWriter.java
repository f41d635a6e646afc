package selon.http.base;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonWriter;
import jakarta.json.JsonWriterFactory;
import jakarta.json.stream.JsonGenerator;
import jakarta.servlet.http.HttpServletRequest;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.document.JsonDocument;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.irix.IRIException;
import org.apache.jena.irix.IRIx;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.RDFWriterRegistry;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;

import selon.core.rdf.ReifiedStatements;
import selon.core.rdf.BundledContext;
import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;

/**
 * Writes graphs as RDF, and JSON-LD 1.1 compacted with Selon's context, which it names by this server's address. Few large
 * answers are made at once: a semaphore of the server counts them. Any thread may call it.
 */
public final class JsonLdWriter {

    /** Where the context is on this server. */
    public static final String PATH = "context.jsonld";

    private static final JsonWriterFactory WRITERS = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true));

    /** Titanium (1.7) takes a kilobyte and more for each triple, and compares each value of a property with all before. */
    private static final int MOST_TRIPLES = 20_000;
    private static final int MOST_VALUES = 2_000;
    private static final int FEW = 2_000;
    private static final int WAIT_SECONDS = 5;
    /** In the context of a server: the places for those who write much, since a heap is soon full of it. */
    private static final String PLACES = JsonLdWriter.class.getName();
    private static final int MOST_AT_ONCE = 2;

    /** To nest blank nodes and lists, all of a graph is looked through first. */
    private static final int MOST_NESTED = 100_000;

    private JsonLdWriter() {}

    /**
     * Writes what is not too large for this syntax, large ones a few at a time on one server.
     *
     * @param request what is answered
     * @param triples what is to be written
     * @param writing writes it
     * @throws ProblemException with 413 where it is too large, or 503 where others are being written
     */
    public static void bounded(HttpServletRequest request, Iterator<Triple> triples, Runnable writing) {
        if (count(triples) <= FEW) {
            writing.run();
            return;
        }
        Semaphore places = (Semaphore) request.getServletContext().getAttribute(PLACES);
        try {
            if (!places.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw ProblemException.of(ProblemType.JSON_LD_BUSY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.of(ProblemType.SERVER_STOPPING);
        }
        try {
            writing.run();
        } finally {
            places.release();
        }
    }

    /** Gives a server its places for large answers. */
    public static void in(FusekiServer.Builder server) {
        server.setServletAttribute(PLACES, new Semaphore(MOST_AT_ONCE));
    }

    private static int count(Iterator<Triple> triples) {
        record Property(Node of, Node name) {}

        Map<Property, Integer> values = new HashMap<>();
        int count = 0;
        while (triples.hasNext()) {
            Triple one = triples.next();
            if (++count > MOST_TRIPLES || values.merge(new Property(one.getSubject(), one.getPredicate()), 1, Integer::sum) > MOST_VALUES) {
                throw ProblemException.of(ProblemType.JSON_LD_ANSWER_TOO_LARGE, MOST_TRIPLES, MOST_VALUES);
            }
        }
        return count;
    }

    /** Whether a syntax is this one. */
    public static boolean is(Lang lang) {
        return Lang.JSONLD.equals(lang) || Lang.JSONLD11.equals(lang);
    }

    /**
     * The address of this server as a client called it, ending in a slash.
     *
     * @throws ProblemException where that is no address (RFC 9112, section 3.2)
     */
    public static String base(HttpServletRequest request) {
        String base = request.getRequestURL().toString().replaceFirst("(https?://[^/]+).*", "$1/");
        try {
            IRIx.create(base);
            return base;
        } catch (IRIException e) {
            throw ProblemException.of(ProblemType.HOST_INVALID);
        }
    }

    /** The address of the context as a client calls this server. */
    static String context(HttpServletRequest request) {
        return base(request) + PATH;
    }

    /** Writes a graph in a syntax: JSON-LD with our context, and RDF 1.2 where that is wanted. */
    public static void write(Graph graph, Lang lang, HttpServletRequest request, OutputStream out) {
        if (is(lang)) {
            bounded(request, graph.find(), () -> compacted(DatasetGraphFactory.wrap(graph), context(request), out));
        } else {
            Graph written = Negotiation.wantsTripleTerms(request, lang) ? ReifiedStatements.of(graph) : graph;
            RDFWriter.source(written).format(format(graph, lang)).output(out);
        }
    }

    /** A form that is nice to read, where making it nice needs no more than can be had for anybody. */
    private static RDFFormat format(Graph graph, Lang lang) {
        if (lang.equals(Lang.RDFXML)) {
            return RDFFormat.RDFXML_PLAIN;
        }
        boolean large = lang.equals(Lang.TURTLE) && Iter.count(Iter.limit(graph.find(), MOST_NESTED + 1)) > MOST_NESTED;
        return large ? RDFFormat.TURTLE_BLOCKS : RDFWriterRegistry.defaultSerialization(lang);
    }

    private static void compacted(DatasetGraph dataset, String context, OutputStream out) {
        ByteArrayOutputStream expanded = new ByteArrayOutputStream();
        RDFWriter.source(dataset).format(RDFFormat.JSONLD_PLAIN).output(expanded);
        try {
            JsonObject compacted = compacted(expanded.toByteArray());
            JsonObjectBuilder document = Json.createObjectBuilder().add("@context", context);
            compacted.forEach((name, value) -> {
                if (!name.equals("@context")) {
                    document.add(name, value);
                }
            });
            try (JsonWriter writer = WRITERS.createWriter(out)) {
                writer.write(document.build());
            }
        } catch (JsonLdError notWithOurNames) {
            // An IRI such as <selon:x> would be taken for one with our prefix; without a context it is what it says.
            send(expanded, out);
        }
    }

    private static JsonObject compacted(byte[] expanded) throws JsonLdError {
        JsonLdOptions options = new JsonLdOptions();
        options.setCompactToRelative(false);
        return com.apicatalog.jsonld.JsonLd
                .compact(JsonDocument.of(new ByteArrayInputStream(expanded)), JsonDocument.of(BundledContext.document()))
                .options(options).get();
    }

    private static void send(ByteArrayOutputStream bytes, OutputStream out) {
        try {
            bytes.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
