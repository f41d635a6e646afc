// What this server says of itself, in RDF.
package selon.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.jena.fuseki.DEF;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RDFWriter;

/** The dataset (VoID) and its service (SPARQL 1.1 Service Description), in the syntax asked for. */
final class Description {

    private Description() {}

    /** Answers with the description, its addresses being those the client used. */
    static void send(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Vary", "Accept");
        Optional<String> type = Negotiation.choose(request.getHeader("Accept"), DEF.rdfOffer);
        if (type.isEmpty()) {
            new Problem(406, Negotiation.refusal(DEF.rdfOffer)).send(request, response);
            return;
        }
        Lang lang = RDFLanguages.contentTypeToLang(type.get());
        response.setContentType(lang.getHeaderString() + ";charset=utf-8");
        try (OutputStream out = response.getOutputStream()) {
            RDFWriter.source(graph(request)).lang(lang).output(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Graph graph(HttpServletRequest request) {
        String base = request.getRequestURL().toString().replaceFirst("(https?://[^/]+).*", "$1/");
        try (InputStream text = Description.class.getResourceAsStream("/web/description.ttl")) {
            return RDFParser.source(text).lang(Lang.TURTLE).base(base).toGraph();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
