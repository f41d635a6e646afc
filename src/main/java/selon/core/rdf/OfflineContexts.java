package selon.core.rdf;

import java.net.URI;
import java.util.Set;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.document.JsonDocument;

/**
 * JSON-LD options that load no context from anywhere: a document that names one by address is refused, unless it is our own,
 * which is in memory; and so is one with a key that its context does not explain.
 */
public final class OfflineContexts {

    /** What relative IRIs are made to begin with, since the library would drop them without a word. */
    public static final String RELATIVE = "relative://iri/";

    private OfflineContexts() {}

    /**
     * New options each time: the library changes the object it is given while it parses.
     *
     * @param own the addresses of our own context
     */
    static JsonLdOptions options(Set<String> own) {
        JsonLdOptions options = new JsonLdOptions();
        options.setBase(URI.create(RELATIVE));
        options.setUndefinedTermsPolicy(JsonLdOptions.ProcessingPolicy.Fail);
        options.setDocumentLoader((address, how) -> {
            if (own.contains(address.toString())) {
                return JsonDocument.of(BundledContext.document());
            }
            throw new JsonLdError(JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED,
                    "no context is loaded from " + address + "; write it into the document");
        });
        return options;
    }
}
