package selon.core.rdf;

import java.net.URI;
import java.util.Set;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.document.JsonDocument;

/**
 * JSON-LD options that never load a context from the network. A document that names a context by address is refused,
 * unless the address is one of Selon's own context, which is in memory. A document with a key that its context does not
 * define is refused too.
 */
public final class OfflineContexts {

    /**
     * The base of relative IRIs. The library would drop them silently without a base; with this one,
     * {@link StorableTerms} refuses them.
     */
    public static final String RELATIVE = "relative://iri/";

    /** How a complaint begins that a context would have to be fetched; its address follows. */
    static final String UNFETCHED = "a remote context: ";

    private OfflineContexts() {}

    /**
     * Creates options. Each parse needs its own, because the library modifies the object that it gets.
     *
     * @param own the addresses of Selon's own context
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
                    UNFETCHED + address);
        });
        return options;
    }
}
