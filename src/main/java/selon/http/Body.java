// The body of a request.
package selon.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

import jakarta.servlet.http.HttpServletRequest;

import org.apache.jena.atlas.web.ContentType;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;

import selon.store.StrictReader;
import selon.store.Unreadable;

/**
 * A body, read whole before anything is done with it, and no larger than allowed when it is inflated.
 *
 * @param type  its media type, without parameters, in lower case
 * @param bytes its content
 */
record Body(String type, byte[] bytes) {

    /**
     * Reads the body of a request.
     *
     * @param longest the most bytes it may have, inflated
     * @throws Problem.Met with 413 or 415
     */
    static Body of(HttpServletRequest request, long longest) throws IOException {
        Optional<ContentType> type = Optional.ofNullable(request.getContentType()).map(ContentType::create);
        type.map(ContentType::getCharset).filter(charset -> !charset.equalsIgnoreCase("utf-8")).ifPresent(charset -> {
            throw new Problem(415, "The body comes in " + charset + ". Send it in UTF-8.").met();
        });
        try (InputStream in = inflated(request)) {
            byte[] bytes = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8L, longest + 1));
            if (bytes.length > longest) {
                throw new Problem(413, "The body is longer than the " + longest + " bytes that are taken here. Nothing was "
                        + "changed. Send it in parts, or load it as a file: bin/selon load FILE").met();
            }
            return new Body(type.map(ContentType::getContentTypeStr).orElse("").toLowerCase(Locale.ROOT), bytes);
        }
    }

    private static InputStream inflated(HttpServletRequest request) throws IOException {
        String encoding = Optional.ofNullable(request.getHeader("Content-Encoding")).orElse("identity").strip();
        return switch (encoding.toLowerCase(Locale.ROOT)) {
            case "identity", "" -> request.getInputStream();
            case "gzip", "x-gzip" -> new GZIPInputStream(request.getInputStream());
            default -> throw new Problem(415, "The body comes encoded as " + encoding + ". Send it as it is, or in gzip.")
                    .met();
        };
    }

    /** Its text. */
    String text() {
        return Unreadable.text("The body", bytes);
    }

    /** Reads it as RDF; triples that name no graph come into one. */
    StrictReader.Reading rdf(org.apache.jena.graph.Node graph) {
        Lang lang = type.isEmpty() ? null : RDFLanguages.contentTypeToLang(type);
        if (!StrictReader.reads(lang)) {
            throw new Problem(415, (type.isEmpty() ? "The body comes without a Content-Type" : "The body comes as " + type)
                    + ". Send text/turtle, application/trig, application/ld+json, application/n-triples, "
                    + "application/n-quads or application/rdf+xml.").met();
        }
        return StrictReader.read("body", lang, () -> new ByteArrayInputStream(bytes), graph);
    }
}
