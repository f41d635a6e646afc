package selon.http.base;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

import jakarta.servlet.http.HttpServletRequest;

import org.apache.jena.atlas.web.ContentType;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.WebContent;

import selon.core.rdf.StrictReader;
import selon.core.vocab.InputException;
import selon.core.vocab.JsonLdContext;
import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;

/**
 * The body of a request, which is read whole first. Its size is limited as it is inflated.
 *
 * @param type    its media type, without parameters, in lower case
 * @param bytes   its content
 * @param context where this server's JSON-LD context is for whoever sent it
 */
public record RequestBody(String type, byte[] bytes, String context) {

    /** The pace that a body must keep once the first seconds are over; one that drips holds a thread. */
    private static final long BYTES_A_SECOND = 16 * 1024;
    private static final int KIB = 1024;
    private static final List<String> RDF = List.of("text/turtle", "application/trig", "application/ld+json", "application/n-triples",
            "application/n-quads", "application/rdf+xml");

    /**
     * Reads the body of a request.
     *
     * @param longest the most bytes it may have, inflated
     * @param seconds how long it may take in any case; a long one may take longer
     * @throws ProblemException with 408, 413 or 415
     */
    public static RequestBody of(HttpServletRequest request, long longest, int seconds) throws IOException {
        return of(request, longest, seconds, ProblemException.of(ProblemType.BODY_TOO_LARGE, longest / KIB));
    }

    /**
     * The same.
     *
     * @param tooLong its problem where it is too long
     */
    public static RequestBody of(HttpServletRequest request, long longest, int seconds, ProblemException tooLong) throws IOException {
        Optional<ContentType> type = Optional.ofNullable(request.getContentType()).map(ContentType::create);
        type.map(ContentType::getCharset).map(charset -> charset.replace("\"", "")).filter(charset -> !charset.equalsIgnoreCase("utf-8")).ifPresent(charset -> {
            throw ProblemException.of(ProblemType.CHARSET_NOT_TAKEN, charset);
        });
        try (InputStream in = inflated(request, seconds)) {
            byte[] bytes = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8L, longest + 1));
            if (bytes.length > longest) {
                throw tooLong;
            }
            return new RequestBody(type.map(ContentType::getContentTypeStr).orElse("").toLowerCase(Locale.ROOT), bytes,
                    JsonLdWriter.context(request));
        }
    }

    private static InputStream inflated(HttpServletRequest request, int seconds) throws IOException {
        String encoding = Optional.ofNullable(request.getHeader("Content-Encoding")).orElse("identity").strip();
        InputStream in = new Arriving(request.getInputStream(), seconds);
        return switch (encoding.toLowerCase(Locale.ROOT)) {
            case "identity", "" -> in;
            case "gzip", "x-gzip" -> new GZIPInputStream(in);
            default -> throw ProblemException.of(ProblemType.ENCODING_NOT_TAKEN, encoding);
        };
    }

    /** Bytes that have to keep coming. */
    private static final class Arriving extends FilterInputStream {
        private final long start = System.nanoTime();
        private final int seconds;
        private long bytes;

        Arriving(InputStream in, int seconds) {
            super(in);
            this.seconds = seconds;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = super.read(into, from, length);
            bytes += Math.max(0, read);
            long took = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
            if (took > seconds + bytes / BYTES_A_SECOND) {
                throw ProblemException.of(ProblemType.BODY_TOO_SLOW, bytes, took);
            }
            return read;
        }
    }

    /** Its text. */
    public String text() {
        return InputException.text("The body", bytes);
    }

    /**
     * Sees that it is no longer than that where it is JSON-LD: reading it takes the square of its length, and looks at no time.
     *
     * @throws ProblemException with 413
     */
    public void limitJsonLd(long longest) {
        if (JsonLdWriter.is(RDFLanguages.contentTypeToLang(type)) && bytes.length > longest) {
            throw ProblemException.of(ProblemType.JSON_LD_TOO_LARGE, longest / KIB);
        }
    }

    /** Reads it as RDF; triples that name no graph come into one. */
    public StrictReader.StrictReading rdf(Node graph) {
        Lang lang = type.isEmpty() || type.equals(WebContent.contentTypeTextPlain) ? null
                : RDFLanguages.contentTypeToLang(type);
        if (!StrictReader.reads(lang)) {
            throw ofAnotherType(RDF);
        }
        return StrictReader.read("body", lang, () -> new ByteArrayInputStream(bytes), graph, Set.of(JsonLdContext.ADDRESS, context));
    }

    /** The problem of a body that is none of the types that are read. */
    public ProblemException ofAnotherType(List<String> read) {
        return type.isEmpty() ? ProblemException.of(ProblemType.CONTENT_TYPE_MISSING, read)
                : ProblemException.of(ProblemType.CONTENT_TYPE_NOT_TAKEN, type, read);
    }
}
