package selon.http.filter;

import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.server.CompressionConfig;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.server.Server;

import selon.http.base.AllowedMethods;

/**
 * Compresses longer texts with gzip (RFC 9110, section 8.4.1.3). Bodies of requests are inflated elsewhere, where their size is
 * counted.
 */
public final class CompressionHandlers {

    private static final int SHORTEST_BYTES = 1024;
    private static final String[] TYPES = {"text/html", "text/css", "text/javascript", "text/plain", "text/turtle", "text/csv",
        "text/tab-separated-values", "application/json", "application/problem+json", "application/ld+json", "application/n-triples",
        "application/n-quads", "application/trig", "application/rdf+xml", "application/sparql-results+json",
        "application/sparql-results+xml", "application/rdf-patch", "image/svg+xml"};

    private CompressionHandlers() {}

    /** Puts it before everything that a server does. */
    public static void before(Server server) {
        GzipCompression gzip = new GzipCompression();
        gzip.setMinCompressSize(SHORTEST_BYTES);
        CompressionHandler handler = new CompressionHandler();
        handler.putCompression(gzip);
        CompressionConfig.Builder config = CompressionConfig.builder().compressIncludeMethod("GET").compressIncludeMethod("POST")
                .compressIncludeMethod(AllowedMethods.QUERY)                .decompressExcludePath("/*");
        for (String type : TYPES) {
            config.compressIncludeMimeType(type);
        }
        handler.putConfiguration("/*", config.build());
        server.insertHandler(handler);
    }
}
