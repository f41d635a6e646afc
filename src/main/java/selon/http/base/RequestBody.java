package selon.http.base;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
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

/**
 * A body, read whole before anything is done with it, no larger than allowed when it is inflated.
 *
 * @param type    its media type, without parameters, in lower case
 * @param bytes   its content
 * @param context where this server's JSON-LD context is for whoever sent it
 */
public record RequestBody(String type, byte[] bytes, String context) {

    /** The pace that a body must keep once the first seconds are over; one that drips holds a thread. */
    private static final long BYTES_A_SECOND = 16 * 1024;

    /**
     * Reads the body of a request.
     *
     * @param longest the most bytes it may have, inflated
     * @param seconds how long it may take in any case; a long one may take longer
     * @throws Problem.Met with 408, 413 or 415
     */
    public static RequestBody of(HttpServletRequest request, long longest, int seconds) throws IOException {
        return of(request, longest, seconds, "Send it in parts, or load it as a file: bin/selon load FILE");
    }

    /**
     * The same.
     *
     * @param mend what to do where it is too long
     */
    public static RequestBody of(HttpServletRequest request, long longest, int seconds, String mend) throws IOException {
        Optional<ContentType> type = Optional.ofNullable(request.getContentType()).map(ContentType::create);
        type.map(ContentType::getCharset).map(charset -> charset.replace("\"", "")).filter(charset -> !charset.equalsIgnoreCase("utf-8")).ifPresent(charset -> {
            throw new Problem(415, "The body comes in " + charset + ". Send it in UTF-8. Nothing was changed.").met();
        });
        try (InputStream in = inflated(request, seconds)) {
            byte[] bytes = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8L, longest + 1));
            if (bytes.length > longest) {
                throw new Problem(413, "The body is longer than the " + longest / 1024 + " KiB that are taken here. Nothing was "
                        + "changed. " + mend).met();
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
            default -> throw new Problem(415, "The body comes encoded as " + encoding + ". Send it as it is, or in gzip. "
                    + "Nothing was changed.").met();
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
                throw new Problem(408, "The body came too slowly: " + bytes + " bytes in " + took + " seconds. Nothing was "
                        + "changed. Send it again.").met();
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
     * @throws Problem.Met with 413
     */
    public void limitJsonLd(long longest) {
        if (JsonLdWriter.is(RDFLanguages.contentTypeToLang(type)) && bytes.length > longest) {
            throw new Problem(413, "JSON-LD is taken up to " + longest / 1024 + " KiB from anybody. Send it as text/turtle. Nothing was changed.")
                    .met();
        }
    }

    /** Reads it as RDF; triples that name no graph come into one. */
    public StrictReader.Reading rdf(Node graph) {
        Lang lang = type.isEmpty() || type.equals(WebContent.contentTypeTextPlain) ? null
                : RDFLanguages.contentTypeToLang(type);
        if (!StrictReader.reads(lang)) {
            throw new Problem(415, (type.isEmpty() ? "The body comes without a Content-Type" : "The body comes as " + type)
                    + ". Send text/turtle, application/trig, application/ld+json, application/n-triples, "
                    + "application/n-quads or application/rdf+xml. Nothing was changed.").met();
        }
        try {
            return StrictReader.read("body", lang, () -> new ByteArrayInputStream(bytes), graph,
                    Set.of(JsonLdContext.ADDRESS, context));
        } catch (InputException e) {
            throw new InputException(e.getMessage().replaceFirst("^body:(\\d+):(\\d+):", "The body, line $1, column $2:")
                    .replaceFirst("^body:(\\d+):", "The body, line $1:").replaceFirst("^body:", "The body:"));
        }
    }
}
